/** What is said again in 2023 as it was in 2022: no notice of 2023 is known, so that every fact is assumed, and what names the year or the
 *  notice of 2022 names neither. */
export function renewed<T>(value: T): T {
  return again(value) as T
}

function again(value: unknown): unknown {
  if (typeof value === 'string') return saidIn2023(value)
  if (Array.isArray(value)) return value.map(again)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'basis' ? 'assumed' : again(inner)]),
  )
}

const saidIn2023 = (text: string) =>
  text
    .replaceAll('（教办基〔2022〕47号）', '')
    .replaceAll(/2022( ?)年/g, '2023$1年')
    .replaceAll('2022-1', '2023-1')
