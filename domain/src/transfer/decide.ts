import { type Result, ok, refuse } from '../base/result.ts'
import type { Instant } from '../base/time.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { step } from '../lifecycle/table.ts'
import { type OrgPath, lastCode } from '../orgs/org.ts'
import { type Circumstances, openFor } from '../registration/circumstances.ts'
import { type Registration, standingOf } from '../registration/registration.ts'
import { checkOpen, periodToName } from '../season/timetable.ts'
import { nearness } from './places.ts'
import {
  type Transfer,
  type TransferEvent,
  type TransferGuard,
  type TransferState,
  transferLifecycle,
} from './transfer.ts'

/** What was returned by the school has more time to be amended there; the window for going home is the same for all. */
const untouched = (r: Registration): Registration => {
  const { returned: _, ...rest } = r
  return rest
}

/** Moves an application by its table; `about` is the registration whose window counts. A closed window is refused with its name. */
export function moveTransfer(
  state: TransferState,
  event: TransferEvent,
  { about, met, given }: { about: Registration; met: readonly TransferGuard[]; given: Circumstances },
): Result<TransferState> {
  const r = untouched(about)
  const moved = step(transferLifecycle, state, event, { open: openFor(r, given), met: new Set(met) })
  if (moved.ok || moved.refusal.code !== 'TIME-CLOSED') return moved
  const calendar = { windows: given.pack.windows, extensions: given.extensions }
  const told = checkOpen(calendar, 'fill', { standing: standingOf(r), now: given.now })
  return told.ok ? moved : told
}

/** A designated point as an applicant finds it. */
export interface PointFound {
  readonly path: OrgPath
  readonly standing: 'open' | 'shut'
}

const onlyIf = (guard: TransferGuard, holds: boolean): readonly TransferGuard[] => (holds ? [guard] : [])

/** 申请 (notice 一.2, 二.2(3)): the candidate's own act; nothing is asked of the school. Refuses TRANSFER-NOT-HOME, TRANSFER-ELSEWHERE,
 *  TRANSFER-POINT-SHUT, TRANSFER-EVIDENCE, TIME-CLOSED, TRANSFER-AFTER-CHECK. */
export function decideApplication(
  r: Registration,
  asked: { readonly id: string; readonly point: PointFound; readonly evidence: readonly string[] },
  given: Circumstances,
): Result<Decided<Transfer>> {
  const household = r.sections['basic']?.[0]?.['householdDivision'] ?? ''
  const evidence = given.pack.returning.evidence.filter(({ code }) => asked.evidence.includes(code))
  const required = given.pack.returning.evidence.filter(({ need }) => need === 'required')
  const met = [
    ...onlyIf('turnedHome', r.track === 'returnHome'),
    ...onlyIf('placeAnswers', nearness(asked.point.path, household) !== 'elsewhere'),
    ...onlyIf('pointOpen', asked.point.standing === 'open'),
    ...onlyIf(
      'evidenceGiven',
      required.every((one) => evidence.includes(one)),
    ),
  ]
  if (!leavable.includes(r.state)) return refuse('TRANSFER-AFTER-CHECK')
  // Who still stands on the other track is told to turn first, not that its window is over.
  const about: Registration = { ...r, track: 'returnHome' }
  const moved = moveTransfer('none', 'apply', { about, met, given })
  if (!moved.ok) return moved
  const next: Transfer = {
    id: asked.id,
    season: r.season,
    person: r.person,
    from: r.id,
    point: asked.point.path,
    household,
    evidence: evidence.map(({ code }) => code),
    state: moved.value,
    version: 1,
    appliedAt: given.now,
    until: windowEnd(r, given),
  }
  const detail = { point: lastCode(next.point) }
  return ok(decided(next, { kind: 'transfer.applied', at: given.now, by: given.by, detail }))
}

/** What the school has checked or sealed stays with the school. */
const leavable: readonly Registration['state'][] = ['rostered', 'filling', 'confirmed']

/** The end of the window in which this registration may return home. */
export function windowEnd(r: Registration, { pack, extensions, now }: Circumstances): Instant {
  const standing = standingOf(untouched({ ...r, track: 'returnHome' }))
  return periodToName({ windows: pack.windows, extensions }, 'fill', { standing, now })?.until ?? now
}

type Gone = 'moved' | 'withdrawn' | 'superseded' | 'turned' | 'checked'

const ended: Partial<Record<Registration['state'], Gone>> = {
  transferred: 'moved',
  withdrawn: 'withdrawn',
  superseded: 'superseded',
}

/** Why a registration can be accepted no more, or undefined while it still can: told to the point without what the school wrote. */
export function whyGone(r: Registration): Gone | undefined {
  const over = ended[r.state]
  if (over !== undefined) return over
  if (r.track !== 'returnHome') return 'turned'
  return leavable.includes(r.state) ? undefined : 'checked'
}

export const goneWords: Readonly<Record<Gone, string>> = {
  moved: '报名已经由另一个指定报名点接收',
  withdrawn: '监护人已签字放弃报考',
  superseded: '这份报名因重复已作废',
  turned: '考生已改为在学籍所在地报考',
  checked: '报名已经由原学校核验',
}

/** A decision of the point. `about`: the registration that the application is for (when accepting) or the one at the point (when sending
 *  back). Refuses STATE-NO-WAY, TIME-CLOSED, TRANSFER-GONE, TRANSFER-REASON. */
export function decideTransfer(
  t: Transfer,
  { event, reason = '' }: { event: 'accept' | 'decline' | 'sendBack'; reason?: string | undefined },
  { about, given }: { about: Registration; given: Circumstances },
): Result<Decided<Transfer>> {
  const { returning } = given.pack
  const reasons = event === 'sendBack' ? returning.sendingBack : returning.declining
  const gone = event === 'accept' ? whyGone(about) : undefined
  const moved = moveTransfer(t.state, event, {
    // The window of returning home, though the pupil may have turned back meanwhile.
    about: { ...about, track: 'returnHome' },
    met: [
      ...onlyIf('stillHere', gone === undefined),
      ...onlyIf(
        'reasonGiven',
        reasons.some(({ code }) => code === reason),
      ),
    ],
    given,
  })
  if (!moved.ok) {
    return moved.refusal.code === 'TRANSFER-GONE'
      ? refuse('TRANSFER-GONE', { why: goneWords[gone ?? 'moved'] })
      : moved
  }
  const told = event === 'accept' ? {} : { reason }
  const next: Transfer = { ...t, state: moved.value, version: t.version + 1, decidedAt: given.now, ...told }
  const kinds = { accept: 'transfer.accepted', decline: 'transfer.declined', sendBack: 'transfer.sentBack' }
  return ok(
    decided(next, {
      kind: kinds[event],
      at: given.now,
      by: given.by,
      detail: { point: lastCode(t.point), ...told },
    }),
  )
}

/** 撤回申请: the candidate's, as long as nobody has decided. Refuses STATE-NO-WAY. */
export function decideCancelling(
  t: Transfer,
  { about, given }: { about: Registration; given: Circumstances },
): Result<Decided<Transfer>> {
  const moved = moveTransfer(t.state, 'cancel', { about, met: [], given })
  if (!moved.ok) return moved
  const next = { ...t, state: moved.value, version: t.version + 1, decidedAt: given.now }
  return ok(decided(next, { kind: 'transfer.cancelled', at: given.now, by: given.by }))
}
