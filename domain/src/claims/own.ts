import { type Result, ok, refuse } from '../base/result.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import type { Circumstances } from '../registration/circumstances.ts'
import type { Registration } from '../registration/registration.ts'
import { type ClaimKind, type ClaimTerms, bonusItem } from '../season/eligibility.ts'
import type { Claim } from './claim.ts'
import { moveClaim, onlyIf } from './decide.ts'
import { type ClaimLevel, appealSeat, appealUntil, levelAt, seatAt } from './levels.ts'

/** What a family says when it claims. */
export interface Claiming {
  readonly id: string
  readonly kind: ClaimKind
  readonly item: string
  readonly terms: ClaimTerms | undefined
  readonly levels: readonly ClaimLevel[]
  /** Codes of the papers of which a file is there. */
  readonly papers: readonly string[]
  /** Version of the co-signing text that the guardian ticked; empty when nobody did. */
  readonly cosigned: string
}

const lacking = ({ terms, papers }: Pick<Claiming, 'terms' | 'papers'>) =>
  (terms?.papers ?? []).filter(({ code, need }) => need === 'must' && !papers.includes(code))

function met(
  r: Registration,
  event: 'claim' | 'amend',
  { asked, given: { pack } }: { asked: Claiming; given: Circumstances },
) {
  // What came by a list is not claimed; returned, the family may add to it.
  const claimed = event === 'amend' || bonusItem(pack.eligibility, asked.item)?.from !== 'list'
  const offered = asked.terms !== undefined && asked.levels.length > 0 && claimed
  return [
    ...onlyIf('offered', offered && asked.kind.tracks.includes(r.track)),
    ...onlyIf('cosigned', asked.cosigned === pack.eligibility.cosign.version),
    ...onlyIf('papersGiven', lacking(asked).length === 0),
  ]
}

function move(
  r: Registration,
  event: 'claim' | 'amend',
  { asked, given }: { asked: Claiming; given: Circumstances },
) {
  const state = event === 'claim' ? 'none' : 'returned'
  const moved = moveClaim(state, event, { met: met(r, event, { asked, given }), registration: r, given })
  if (moved.ok || moved.refusal.code !== 'CLAIM-PAPERS') return moved
  const papers = lacking(asked).map(({ title }) => title)
  return refuse('CLAIM-PAPERS', { papers: papers.join('、') })
}

/** 申报 (notice 一): candidate and guardian together, in the window of the form. Refuses CLAIM-KIND, CLAIM-COSIGN, CLAIM-PAPERS, TIME-CLOSED,
 *  TIME-NONE. */
export function decideClaim(r: Registration, asked: Claiming, given: Circumstances): Result<Decided<Claim>> {
  const moved = move(r, 'claim', { asked, given })
  if (!moved.ok) return moved
  const [first] = asked.levels
  if (first === undefined) return refuse('CLAIM-KIND')
  const next: Claim = {
    id: asked.id,
    season: r.season,
    person: r.person,
    registration: r.id,
    kind: asked.kind.code,
    item: asked.item,
    state: moved.value,
    version: 1,
    seat: seatAt(first, given.now),
    claimedAt: given.now,
    cosigned: asked.cosigned,
    reasons: [],
  }
  return ok(decided(next, { kind: 'claim.made', at: given.now, by: given.by, detail: { kind: next.kind } }))
}

/** 补正后重新提交, to the level that returned it or to the first, as the pack says. Refuses STATE-NO-WAY, CLAIM-COSIGN, CLAIM-PAPERS,
 *  TIME-CLOSED. */
export function decideAmending(
  c: Claim,
  r: Registration,
  { asked, given }: { asked: Claiming; given: Circumstances },
): Result<Decided<Claim>> {
  if (c.state !== 'returned') {
    const refused = moveClaim(c.state, 'amend', { met: [], registration: r, given })
    if (!refused.ok) return refused
  }
  const moved = move(r, 'amend', { asked, given })
  if (!moved.ok) return moved
  const same = levelAt(asked.levels, c.seat.office)
  const level = given.pack.eligibility.amended.goes === 'same' ? (same ?? asked.levels[0]) : asked.levels[0]
  const seat = level === undefined ? c.seat : seatAt(level, given.now)
  const { lastAct: _, ...kept } = c
  const next: Claim = {
    ...kept,
    state: moved.value,
    version: c.version + 1,
    seat,
    reasons: [],
    cosigned: asked.cosigned,
  }
  return ok(decided(next, { kind: 'claim.amended', at: given.now, by: given.by, detail: { kind: c.kind } }))
}

/** 撤回申报, as long as nobody has decided for good. Refuses STATE-NO-WAY. */
export function decideWithdrawing(c: Claim, r: Registration, given: Circumstances): Result<Decided<Claim>> {
  const moved = moveClaim(c.state, 'withdraw', { met: [], registration: r, given })
  if (!moved.ok) return moved
  const { lastAct: _, ...kept } = c
  const next: Claim = { ...kept, state: moved.value, version: c.version + 1, decidedAt: given.now }
  return ok(decided(next, { kind: 'claim.withdrawn', at: given.now, by: given.by, detail: { kind: c.kind } }))
}

/** 申诉, once, to the next level up. Refuses STATE-NO-WAY, CLAIM-APPEALED, CLAIM-NO-ABOVE, CLAIM-APPEAL-LATE. */
export function decideAppeal(
  c: Claim,
  r: Registration,
  { levels, given }: { levels: readonly ClaimLevel[]; given: Circumstances },
): Result<Decided<Claim>> {
  const { eligibility } = given.pack
  const seat = appealSeat(eligibility, levels, { office: c.seat.office, now: given.now })
  const guards = [
    ...onlyIf('firstAppeal', c.appealedAt === undefined),
    ...onlyIf('somebodyAbove', seat !== undefined),
    ...onlyIf('appealInTime', c.decidedAt !== undefined && given.now < appealUntil(eligibility, c.decidedAt)),
  ]
  const moved = moveClaim(c.state, 'appeal', { met: guards, registration: r, given })
  if (!moved.ok)
    return moved.refusal.code === 'CLAIM-APPEAL-LATE'
      ? refuse('CLAIM-APPEAL-LATE', { days: eligibility.appeal.within })
      : moved
  const { lastAct: _, ...kept } = c
  const next: Claim = {
    ...kept,
    state: moved.value,
    version: c.version + 1,
    seat: seat ?? c.seat,
    appealedAt: given.now,
  }
  return ok(decided(next, { kind: 'claim.appealed', at: given.now, by: given.by, detail: { kind: c.kind } }))
}
