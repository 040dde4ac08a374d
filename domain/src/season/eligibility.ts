import type { ChainStep } from '../access/chain.ts'
import type { BonusItem } from '../eligibility/bonus.ts'
import type { TieRule } from '../eligibility/quota.ts'
import type { QuotaBasis } from '../eligibility/quota-plan.ts'
import type { Clause } from '../eligibility/rule.ts'
import type { OrgPath } from '../orgs/org.ts'
import type { Track } from './timetable.ts'

/** What a claimant brings, photographed or as PDF. */
export interface ClaimPaper {
  readonly code: string
  readonly title: string
  readonly hint?: string
  readonly need: 'must' | 'ifAny'
}

/** A reason that a reviewer ticks; the candidate reads the text and what to do next. */
export interface ClaimReason {
  readonly code: string
  readonly text: string
  readonly todo: string
  readonly for: readonly ('return' | 'refuse')[]
}

/** A step of the chain as a qualification needs it (notice 三.(一)1–3). */
export interface ClaimStep extends ChainStep {
  /** Days before its deadline at which the office is reminded. */
  readonly remindDays: number
  /** `passOrReturn`: whoever knows the pupil says so, but refuses nobody. */
  readonly decides: 'all' | 'passOrReturn'
  /** `office`: whoever reviews at the next level may stand in where nobody is appointed here. */
  readonly standIn: 'nobody' | 'nextLevel'
}

/** A kind of qualification that is claimed: 考生资格, 分配生资格, 照顾加分. */
export interface ClaimKind {
  readonly code: string
  readonly title: string
  /** What it is for, to a family. */
  readonly says: string
  readonly tracks: readonly Track[]
  readonly chain: readonly ClaimStep[]
  readonly basis: string
}

/** The conditions of one kind at one place: `at` = code of an organisation; the lowest one above the school counts. */
export interface EligibilityScheme {
  readonly id: string
  readonly kind: string
  readonly at: string
  readonly title: string
  readonly clauses: readonly Clause[]
  readonly papers: readonly ClaimPaper[]
  readonly basis: string
}

/** 分配生名额 (I6). */
export interface QuotaPolicy {
  /** The kind whose passing counts, and whose tracks are counted. */
  readonly kind: string
  /** What a place may be shared by; the first is offered first. */
  readonly counts: readonly QuotaBasis[]
  /** Least share of a senior school's plan, by code of the city or county that keeps it; the lowest one counts. */
  readonly shares: readonly { readonly at: string; readonly percent: number; readonly basis: string }[]
  readonly ties: readonly TieRule[]
  /** Who approves what somebody kept (四眼). */
  readonly approval: { readonly by: 'anotherPerson' | 'anybody'; readonly basis: string }
  readonly basis: string
}

/** 资格审核 (notice 一, 三.(一)1–3), as the season decides it. */
export interface EligibilityPolicy {
  readonly kinds: readonly ClaimKind[]
  readonly schemes: readonly EligibilityScheme[]
  readonly bonus: {
    /** The kind under which the items are claimed. */
    readonly kind: string
    readonly items: readonly BonusItem[]
    /** The line at which shares of the line are compared with points. */
    readonly comparedAt: { readonly line: number; readonly basis: string }
    readonly basis: string
  }
  readonly reasons: readonly ClaimReason[]
  /** 监护人共同申报: what the guardian says by ticking. */
  readonly cosign: { readonly version: string; readonly text: string; readonly basis: string }
  readonly appeal: {
    /** What the level is called that looks at an appeal. */
    readonly title: string
    /** Days to appeal in, from the refusal. */
    readonly within: number
    /** Days that the level above has. */
    readonly days: number
    readonly basis: string
  }
  /** Where a claim goes once it was amended: to the level that returned it, or to the first. */
  readonly amended: { readonly goes: 'same' | 'first'; readonly basis: string }
  readonly files: {
    readonly types: readonly ('jpeg' | 'png' | 'pdf')[]
    readonly maxBytes: number
    /** Most files of one claim. */
    readonly most: number
    readonly basis: string
  }
  /** 批量通过: how many are looked at before the rest is passed, and how many at once. */
  readonly bulk: { readonly sample: number; readonly most: number; readonly basis: string }
  /** Lists from above: how many lines at once. */
  readonly lists: { readonly most: number; readonly basis: string }
  readonly quota: QuotaPolicy
}

/** What a claim is judged by: the item of a bonus, or the scheme of the place. */
export interface ClaimTerms {
  readonly title: string
  readonly clauses: readonly Clause[]
  readonly papers: readonly ClaimPaper[]
}

export const claimKind = ({ kinds }: EligibilityPolicy, code: string): ClaimKind | undefined =>
  kinds.find((kind) => kind.code === code)

export const bonusItem = ({ bonus }: EligibilityPolicy, code: string): BonusItem | undefined =>
  bonus.items.find((item) => item.code === code)

/** The lowest of the organisations on the path that is named. */
export function lowestNamed<T extends { readonly at: string }>(
  named: readonly T[],
  path: OrgPath,
): T | undefined {
  const depth = new Map(path.split('/').map((code, at) => [code, at]))
  return named
    .filter(({ at }) => depth.has(at))
    .toSorted((a, b) => (depth.get(b.at) ?? 0) - (depth.get(a.at) ?? 0))[0]
}

/** The scheme of a kind for a school at `path`; of bonuses the item decides. Undefined: not offered there. */
export function termsOf(
  policy: EligibilityPolicy,
  { kind, item, path }: { readonly kind: string; readonly item: string; readonly path: OrgPath },
): ClaimTerms | undefined {
  if (kind === policy.bonus.kind) return bonusItem(policy, item)
  if (item !== '') return undefined
  return lowestNamed(
    policy.schemes.filter((scheme) => scheme.kind === kind),
    path,
  )
}
