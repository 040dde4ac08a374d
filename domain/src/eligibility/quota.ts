/** What decides between two equal remainders, in this order. */
export type TieRule = 'moreGraduates' | 'lowerCode'

/** A junior school and how many of its pupils count. */
export interface QuotaShare {
  readonly code: string
  readonly graduates: number
}

/** Places that a senior school gives away by quota: a share of its plan, rounded down, so that no more are promised than the share. */
export function quotaTotal(places: number, sharePercent: number): number {
  return Math.floor((places * sharePercent) / 100)
}

/** The rules of equal remainders, as they stand under a printed table. */
export const tieWords: Readonly<Record<TieRule, string>> = {
  moreGraduates: '余数相同的，人数多的学校优先',
  lowerCode: '仍相同的，学校代码小的优先',
}

const compare: Readonly<Record<TieRule, (a: QuotaShare, b: QuotaShare) => number>> = {
  moreGraduates: (a, b) => b.graduates - a.graduates,
  lowerCode: (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
}

/** What gave a school its last place: the whole part alone, its remainder, or the rule of ties between equal remainders. */
export type LastPlace = 'whole' | 'remainder' | 'tie'

export interface QuotaPart {
  readonly code: string
  readonly places: number
  readonly by: LastPlace
}

/** 最大余额法 (I6): each school gets the whole part of total × own ÷ all; what is left goes one each to the largest remainders, ties by
 *  `ties`, then by code. The parts sum to `total` exactly, in the order given. Nothing to share by: everybody gets none. Whole
 *  numbers only, so that no rounding of the machine decides. Throws on a negative or broken number. */
export function quotaParts(
  total: number,
  schools: readonly QuotaShare[],
  ties: readonly TieRule[],
): readonly QuotaPart[] {
  const numbers = [total, ...schools.map(({ graduates }) => graduates)]
  if (numbers.some((n) => !Number.isSafeInteger(n) || n < 0))
    throw new Error('quota: whole numbers from 0 only')
  const all = schools.reduce((sum, { graduates }) => sum + graduates, 0)
  if (!Number.isSafeInteger(total * all)) throw new Error('quota: too large to share exactly')
  if (all === 0) return schools.map(({ code }) => ({ code, places: 0, by: 'whole' }))
  const parts = schools.map((school) => {
    const product = total * school.graduates
    return { school, whole: Math.floor(product / all), remainder: product % all }
  })
  const left = total - parts.reduce((sum, { whole }) => sum + whole, 0)
  const inOrder = parts.toSorted(
    (a, b) =>
      b.remainder - a.remainder ||
      [...ties, 'lowerCode' as const].map((tie) => compare[tie](a.school, b.school)).find((n) => n !== 0) ||
      0,
  )
  const lucky = new Set(inOrder.slice(0, left).map(({ school }) => school.code))
  // Where the first who went without has the remainder of one who did not, a rule of ties has decided.
  const edge = left === 0 ? undefined : inOrder[left]?.remainder
  return parts.map(({ school: { code }, whole, remainder }) => {
    if (!lucky.has(code)) return { code, places: whole, by: 'whole' }
    return { code, places: whole + 1, by: remainder === edge ? 'tie' : 'remainder' }
  })
}

/** The same as a map of places by school. */
export function shareQuota(
  total: number,
  schools: readonly QuotaShare[],
  ties: readonly TieRule[],
): ReadonlyMap<string, number> {
  return new Map(quotaParts(total, schools, ties).map(({ code, places }) => [code, places]))
}
