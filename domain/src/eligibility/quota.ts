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

const compare: Readonly<Record<TieRule, (a: QuotaShare, b: QuotaShare) => number>> = {
  moreGraduates: (a, b) => b.graduates - a.graduates,
  lowerCode: (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
}

/** 最大余额法 (I6): each school gets the whole part of total × own ÷ all; what is left goes one each to the largest remainders, ties by
 *  `ties`, then by code. The answer sums to `total` exactly, in the order given. Nothing to share by: everybody gets none. Whole
 *  numbers only, so that no rounding of the machine decides. Throws on a negative or broken number. */
export function shareQuota(
  total: number,
  schools: readonly QuotaShare[],
  ties: readonly TieRule[],
): ReadonlyMap<string, number> {
  const numbers = [total, ...schools.map(({ graduates }) => graduates)]
  if (numbers.some((n) => !Number.isSafeInteger(n) || n < 0))
    throw new Error('quota: whole numbers from 0 only')
  const all = schools.reduce((sum, { graduates }) => sum + graduates, 0)
  if (!Number.isSafeInteger(total * all)) throw new Error('quota: too large to share exactly')
  if (all === 0) return new Map(schools.map(({ code }) => [code, 0]))
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
  return new Map(parts.map(({ school, whole }) => [school.code, whole + (lucky.has(school.code) ? 1 : 0)]))
}
