import { type Result, ok } from '../base/result.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import type { OrgPath } from '../orgs/org.ts'
import type { Circumstances } from '../registration/circumstances.ts'
import type { Registration } from '../registration/registration.ts'
import type { ClaimKind } from '../season/eligibility.ts'
import type { Claim, Seat } from './claim.ts'
import { moveClaim } from './decide.ts'
import { APPEAL, type ClaimLevel, appealSeat, seatAt } from './levels.ts'
import type { ClaimState } from './lifecycle.ts'

/** What of a claim a move to another school looks at and changes. */
export interface MovedClaim {
  readonly id: string
  readonly state: ClaimState
  readonly version: number
  readonly step: string
  readonly office: OrgPath
}

/** States that go along: somebody has still to act, or the family. */
export const goesAlong: readonly ClaimState[] = ['waiting', 'returned', 'appealed']

/** The level of the new chain that takes the step: the same one, the next one where nobody stands there for it (省直学校 has no county), or the
 *  last. */
function levelFor(step: string, { chain }: ClaimKind, levels: readonly ClaimLevel[]): ClaimLevel | undefined {
  const order = chain.map((one) => one.step)
  const from = order.indexOf(step)
  return levels.find((level) => order.indexOf(level.step) >= from) ?? levels.at(-1)
}

interface NewPlace {
  readonly registration: Registration
  readonly kind: ClaimKind
  /** The levels at the new school. */
  readonly levels: readonly ClaimLevel[]
  readonly given: Circumstances
}

function seatThere(c: MovedClaim, { kind, levels, given: { pack, now } }: NewPlace): Seat | undefined {
  const { appeal } = pack.eligibility
  const last = levels.at(-1)
  if (c.step === APPEAL && last !== undefined)
    return appealSeat(pack.eligibility, levels, { office: last.org, now })
  const level = levelFor(c.step, kind, levels)
  if (level === undefined) return undefined
  return seatAt(c.state === 'appealed' ? { ...level, days: appeal.days } : level, now)
}

/** 随学籍转校: a claim that waits goes to the office that takes its step at the new school, with that office's days; where that is the same
 *  office nothing moves. Refuses STATE-NO-WAY. */
export function decideGoingAlong(
  c: MovedClaim,
  place: NewPlace,
): Result<Decided<Pick<Claim, 'id' | 'version' | 'seat'>> | undefined> {
  const { registration, given } = place
  const seat = seatThere(c, place)
  if (seat === undefined || (seat.office === c.office && seat.step === c.step)) return ok(undefined)
  const moved = moveClaim(c.state, 'follow', { met: [], registration, given })
  if (!moved.ok) return moved
  const detail = { kind: place.kind.code, step: seat.step }
  const event = { kind: 'claim.followed', at: given.now, by: given.by, detail }
  return ok(decided({ id: c.id, version: c.version + 1, seat }, event))
}
