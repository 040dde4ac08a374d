import { type Result, ok, refuse } from '../base/result.ts'
import type { Instant } from '../base/time.ts'
import type { Proposed } from '../eligibility/judge.ts'
import { type By, type Decided, decided } from '../lifecycle/decided.ts'
import { type Circumstance, step } from '../lifecycle/table.ts'
import type { Circumstances } from '../registration/circumstances.ts'
import { openFor } from '../registration/circumstances.ts'
import { departedStates } from '../registration/lifecycle.ts'
import { type Registration, standingOf } from '../registration/registration.ts'
import type { ClaimKind, EligibilityPolicy } from '../season/eligibility.ts'
import { type Activity, checkOpen } from '../season/timetable.ts'
import type { Claim, GivenReason, Hearing, LastAct, Seat } from './claim.ts'
import { type ClaimLevel, levelAbove, levelAt, levelTitle, seatAt } from './levels.ts'
import {
  type ClaimEvent,
  type ClaimGuard,
  type ClaimState,
  type ClaimVerdict,
  claimLifecycle,
} from './lifecycle.ts'

/** Everything around one claim that a decision looks at. */
export interface Around {
  readonly registration: Registration
  readonly kind: ClaimKind
  readonly levels: readonly ClaimLevel[]
  /** Who has heard the claim already, at whatever level. */
  readonly heard: readonly Hearing[]
  readonly proposed: Proposed
  /** Papers that were given and that this office has not looked at. */
  readonly unread: number
  readonly given: Circumstances
}

export const onlyIf = (guard: ClaimGuard, holds: boolean): readonly ClaimGuard[] => (holds ? [guard] : [])

/** Nobody decides any more about who has gone. */
export const stands = (r: Registration): boolean => !departedStates.includes(r.state)

/** Moves a claim by its table. A closed window is refused with the window that does apply (notice 一). */
export function moveClaim(
  state: ClaimState,
  event: ClaimEvent,
  {
    met,
    registration: r,
    given,
  }: { met: readonly ClaimGuard[]; registration: Registration; given: Circumstances },
): Result<ClaimState> {
  const circumstance: Circumstance<Activity, ClaimGuard> = { open: openFor(r, given), met: new Set(met) }
  const moved = step(claimLifecycle, state, event, circumstance)
  if (moved.ok || moved.refusal.code !== 'TIME-CLOSED') return moved
  const activity = moved.refusal.params['activity'] as Activity
  const calendar = { windows: given.pack.windows, extensions: given.extensions }
  const told = checkOpen(calendar, activity, { standing: standingOf(r), now: given.now })
  return told.ok ? moved : told
}

/** What a reviewer says. */
export interface Said {
  readonly verdict: ClaimVerdict
  readonly reasons: readonly GivenReason[]
  readonly note: string
  /** The office in whose name; the reviewer holds the right there. */
  readonly office: string
}

/** Which row a verdict means: the last level confirms, an appeal is upheld or granted. */
function eventOf({ state, seat }: Claim, verdict: ClaimVerdict, levels: readonly ClaimLevel[]): ClaimEvent {
  const last = levelAbove(levels, seat.office) === undefined
  if (state === 'appealed') return verdict === 'pass' ? (last ? 'grant' : 'sustain') : 'uphold'
  if (verdict === 'pass') return last ? 'confirm' : 'pass'
  return verdict
}

const SAYS_SOMETHING = 4

/** Reasons of the pack for that verdict, each about a clause, a paper, or nothing. */
function reasoned({ eligibility }: { eligibility: EligibilityPolicy }, { verdict, reasons }: Said): boolean {
  const known = (code: string) => eligibility.reasons.find((one) => one.code === code)
  return (
    reasons.length > 0 &&
    reasons.every(({ code }) => verdict === 'pass' || known(code)?.for.includes(verdict))
  )
}

/** Four eyes: whoever decided at another office keeps out of this one. */
const otherEyes = (heard: readonly Hearing[], { account, office }: Hearing) =>
  heard.every((one) => one.account !== account || one.office === office)

/** What is asked of whoever touches a claim for an office, whatever they say about it. */
function touching(c: Claim, office: string, { heard, registration, given }: Around): readonly ClaimGuard[] {
  const { account } = given.by
  return [
    ...onlyIf('stillStands', stands(registration)),
    ...onlyIf('ownLevel', office === c.seat.office),
    ...onlyIf('otherEyes', otherEyes(heard, { account, office: c.seat.office })),
    ...onlyIf('notOwnEntry', c.enteredBy !== account && c.broughtBy !== account),
  ]
}

function looking(c: Claim, said: Said, around: Around): readonly ClaimGuard[] {
  const { proposed, given, levels, unread } = around
  const here = levelAt(levels, c.seat.office)
  const meets = proposed.proposal === 'meets'
  const more = levelAbove(levels, c.seat.office) !== undefined
  // What is still open may go up; against a clause, and to the end, only with a word why.
  const needsGrounds = proposed.proposal === 'fails' || (!meets && !more)
  return [
    ...touching(c, said.office, around),
    ...onlyIf('papersSeen', unread === 0),
    ...onlyIf('reasoned', reasoned(given.pack, said)),
    ...onlyIf('mayRefuse', here?.decides !== 'passOrReturn'),
    ...onlyIf('groundsGiven', !needsGrounds || [...said.note.trim()].length >= SAYS_SOMETHING),
  ]
}

const kinds: Partial<Record<ClaimEvent, string>> = {
  pass: 'claim.passed',
  confirm: 'claim.confirmed',
  return: 'claim.returned',
  refuse: 'claim.refused',
  uphold: 'claim.upheld',
  sustain: 'claim.sustained',
  grant: 'claim.granted',
  reopen: 'claim.reopened',
}

/** The words a refusal asks for. */
function explained(
  result: Result<ClaimState>,
  c: Claim,
  { proposed, kind, given, unread }: Around,
): Result<ClaimState> {
  if (result.ok) return result
  const { code } = result.refusal
  if (code === 'CLAIM-LEVEL')
    return refuse('CLAIM-LEVEL', { level: levelTitle(given.pack.eligibility, kind, c.seat.step) })
  if (code === 'CLAIM-UNREAD') return refuse('CLAIM-UNREAD', { count: unread })
  if (code !== 'CLAIM-AGAINST') return result
  const clause = proposed.clauses.find(({ id }) => id === proposed.deciding)?.text ?? ''
  return refuse('CLAIM-AGAINST', { clause })
}

function nextSeat(
  c: Claim,
  event: ClaimEvent,
  { levels, now }: { levels: readonly ClaimLevel[]; now: Instant },
): Seat {
  if (event !== 'pass' && event !== 'sustain') return c.seat
  const above = levelAbove(levels, c.seat.office)
  return above === undefined ? c.seat : seatAt(above, now)
}

/** What a claim carries on when an office has acted. */
function acted(c: Claim, event: ClaimEvent, { to, by, now }: { to: ClaimState; by: By; now: Instant }) {
  const from: LastAct['from'] = c.state === 'appealed' || c.state === 'passed' ? c.state : 'waiting'
  const version = c.version + 1
  const lastAct: LastAct = { event, by: by.account, at: now, version, was: c.seat, from }
  return { ...c, state: to, version, decidedAt: now, lastAct }
}

/** 通过、退回、不通过 at one level (notice 三.(一)1–3). Refuses STATE-NO-WAY, TIME-CLOSED, CLAIM-GONE, CLAIM-LEVEL, CLAIM-SAME-PERSON,
 *  CLAIM-OWN-ENTRY, CLAIM-UNREAD, CLAIM-REASON, CLAIM-REFUSES-NOT, CLAIM-AGAINST. */
export function decideVerdict(c: Claim, said: Said, around: Around): Result<Decided<Claim>> {
  const { registration, given, levels } = around
  const { now, by } = given
  const event = eventOf(c, said.verdict, levels)
  const met = looking(c, said, around)
  const moved = explained(moveClaim(c.state, event, { met, registration, given }), c, around)
  if (!moved.ok) return moved
  const seat = nextSeat(c, event, { levels, now })
  const next: Claim = {
    ...acted(c, event, { to: moved.value, by, now }),
    seat,
    reasons: said.verdict === 'pass' ? [] : said.reasons,
  }
  const detail = { kind: c.kind, step: c.seat.step, reasons: said.reasons.map(({ code }) => code).join(' ') }
  return ok(decided(next, { kind: kinds[event] ?? `claim.${event}`, at: now, by, detail }))
}

/** 重新审核 of what had passed, after an objection: by the office that confirmed, and there by somebody who might also decide it. Refuses STATE-NO-WAY,
 *  TIME-CLOSED, CLAIM-GONE, CLAIM-LEVEL, CLAIM-SAME-PERSON, CLAIM-OWN-ENTRY, CLAIM-REASON. */
export function decideReopening(
  c: Claim,
  { office, note }: Pick<Said, 'office' | 'note'>,
  around: Around,
): Result<Decided<Claim>> {
  const { registration, given } = around
  const { now, by } = given
  const met = [
    ...touching(c, office, around),
    ...onlyIf('reasoned', [...note.trim()].length >= SAYS_SOMETHING),
  ]
  const moved = explained(moveClaim(c.state, 'reopen', { met, registration, given }), c, around)
  if (!moved.ok) return moved
  const next: Claim = acted(c, 'reopen', { to: moved.value, by, now })
  return ok(
    decided(next, { kind: 'claim.reopened', at: now, by, detail: { kind: c.kind, step: c.seat.step } }),
  )
}

/** Takes one's own last act back while its message has not left. Refuses CLAIM-UNDO-LATE, STATE-NO-WAY. */
export function decideUndo(c: Claim, around: Pick<Around, 'registration' | 'given'>): Result<Decided<Claim>> {
  const { given, registration } = around
  const { now, by, pack } = given
  const seconds = pack.undoSeconds.value
  const last = c.lastAct
  if (last === undefined || last.from === 'passed') return refuse('CLAIM-UNDO-LATE', { seconds })
  const inTime = last.by === by.account && last.version === c.version && now < last.at + seconds * 1000
  const event = last.from === 'appealed' ? 'undoAppeal' : 'undo'
  const moved = moveClaim(c.state, event, { met: onlyIf('undoInTime', inTime), registration, given })
  if (!moved.ok)
    return moved.refusal.code === 'CLAIM-UNDO-LATE' ? refuse('CLAIM-UNDO-LATE', { seconds }) : moved
  const { lastAct: _, decidedAt: __, ...kept } = c
  const next: Claim = { ...kept, state: moved.value, version: c.version + 1, seat: last.was, reasons: [] }
  return ok(decided(next, { kind: 'claim.undone', at: now, by, detail: { act: last.event, kind: c.kind } }))
}
