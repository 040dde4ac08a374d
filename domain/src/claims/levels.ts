import { type ChainLevel, levelsOf } from '../access/chain.ts'
import { type Instant, instant } from '../base/time.ts'
import { type Org, type OrgPath, covers, parentPath } from '../orgs/org.ts'
import type { ClaimKind, ClaimStep, EligibilityPolicy } from '../season/eligibility.ts'
import type { Seat } from './claim.ts'

export type ClaimLevel = ChainLevel & Pick<ClaimStep, 'remindDays' | 'decides' | 'standIn'>

/** The step under which an appeal waits that goes past the last level of the chain. */
export const APPEAL = 'appeal'

const DAY = 86_400_000

/** The levels of a claim, from the graph and the pack: fewer where the graph has fewer. */
export function claimLevels(
  kind: ClaimKind,
  place: { path: OrgPath; orgs: readonly Org[] },
): readonly ClaimLevel[] {
  return levelsOf(kind.chain, place).map((level) => {
    const step = kind.chain.find((one) => one.step === level.step)
    return { remindDays: 0, decides: 'all', standIn: 'nobody', ...step, ...level }
  })
}

/** The first level above an office; undefined when that office is the last. */
export function levelAbove(levels: readonly ClaimLevel[], office: OrgPath): ClaimLevel | undefined {
  return levels.find((level) => level.org !== office && covers(level.org, office))
}

export function levelAt(levels: readonly ClaimLevel[], office: OrgPath): ClaimLevel | undefined {
  return levels.find((level) => level.org === office)
}

export const seatAt = (
  { step, org, days }: Pick<ClaimLevel, 'step' | 'org' | 'days'>,
  now: Instant,
): Seat => ({
  step,
  office: org,
  since: now,
  due: instant(now + days * DAY),
})

/** Where an appeal against a refusal of `office` goes: to the next level up, or past the last one to the office above it. Undefined: nobody
 *  stands above. */
export function appealSeat(
  { appeal }: EligibilityPolicy,
  levels: readonly ClaimLevel[],
  { office, now }: { office: OrgPath; now: Instant },
): Seat | undefined {
  const above = levelAbove(levels, office)
  if (above !== undefined) return seatAt({ ...above, days: appeal.days }, now)
  const parent = parentPath(office)
  return parent === '' ? undefined : seatAt({ step: APPEAL, org: parent, days: appeal.days }, now)
}

/** What the level is called at which a claim stands. */
export function levelTitle({ appeal }: EligibilityPolicy, kind: ClaimKind, step: string): string {
  return kind.chain.find((one) => one.step === step)?.title ?? appeal.title
}

/** Until when a refusal may be appealed against. */
export const appealUntil = ({ appeal }: EligibilityPolicy, decidedAt: Instant): Instant =>
  instant(decidedAt + appeal.within * DAY)

/** How many days before its deadline an office is reminded, by kind and step; of an appeal as many as at the last level. */
export function remindDays({
  kinds,
}: EligibilityPolicy): readonly { readonly kind: string; readonly step: string; readonly days: number }[] {
  return kinds.flatMap(({ code: kind, chain }) => [
    ...chain.map(({ step, remindDays: days }) => ({ kind, step, days })),
    { kind, step: APPEAL, days: chain.at(-1)?.remindDays ?? 0 },
  ])
}
