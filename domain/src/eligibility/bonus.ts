import type { Clause } from './rule.ts'

/** What a bonus is worth: points, a share of the admission line, or priority among equals (DOMAIN 1.5). */
export type BonusEffect =
  { readonly points: number } | { readonly percentOfLine: number } | { readonly priority: 'equalScore' }

/** Where it counts: everywhere, in the own county only, or at schools of one kind (said in words). */
export type BonusScope = 'everywhere' | 'ownCounty' | { readonly at: string }

/** 照顾加分项目, data of the pack. */
export interface BonusItem {
  readonly code: string
  readonly title: string
  /** Who it is for, in words a family understands. */
  readonly says: string
  readonly effect: BonusEffect
  readonly scope: BonusScope
  /** `list`: comes top-down from the office that keeps it and is not offered to candidates. */
  readonly from: 'candidate' | 'list'
  readonly clauses: readonly Clause[]
  readonly papers: readonly {
    readonly code: string
    readonly title: string
    readonly need: 'must' | 'ifAny'
  }[]
  readonly basis: string
}

export function effectWords(effect: BonusEffect): string {
  if ('points' in effect) return `加 ${effect.points} 分`
  if ('percentOfLine' in effect) return `降低录取线的 ${effect.percentOfLine}%`
  return '同等条件下优先录取'
}

export function scopeWords(scope: BonusScope): string {
  if (scope === 'everywhere') return '全省范围'
  return scope === 'ownCounty' ? '只在本县（市、区）有效' : scope.at
}

/** Points at a line; priority counts after any points. */
function worth(effect: BonusEffect, line: number): number {
  if ('points' in effect) return effect.points
  return 'percentOfLine' in effect ? (effect.percentOfLine * line) / 100 : 0
}

export interface CountedBonus {
  readonly counts: BonusItem
  /** The others, which do not add up. */
  readonly rest: readonly BonusItem[]
  /** Why this one, in a sentence. */
  readonly why: string
}

/** 不累计，取最高一项: of several bonuses only the highest counts. `line`: the line at which shares are compared, data of the pack.
 *  Equal ones: the wider scope, then the order of the pack. */
export function highestOnly(items: readonly BonusItem[], line: number): CountedBonus | undefined {
  const wide = ({ scope }: BonusItem) => (scope === 'everywhere' ? 0 : 1)
  const [counts, ...rest] = items.toSorted(
    (a, b) => worth(b.effect, line) - worth(a.effect, line) || wide(a) - wide(b),
  )
  if (counts === undefined) return undefined
  const one = `按“${counts.title}”计：${effectWords(counts.effect)}（${scopeWords(counts.scope)}）。`
  const others = rest.map(({ title }) => `“${title}”`).join('、')
  return { counts, rest, why: rest.length === 0 ? one : `${one}加分不累计，取最高一项；${others}不再另加。` }
}

/** What one of a candidate's bonuses comes to, for 加分名单: of several only the highest counts (不累计，取最高一项). */
export function countedWords(item: BonusItem, passed: readonly BonusItem[], line: number): string {
  const counts = highestOnly(passed, line)?.counts
  return counts === undefined || counts.code === item.code
    ? `${effectWords(item.effect)}（${scopeWords(item.scope)}）`
    : `不另加（按“${counts.title}”计）`
}
