/** Solves the normal equations of a weighted fit, Gauss with the largest pivot; `terms` a sample. Undefined when the samples do
 *  not settle it. */
export function leastSquares(
  samples: readonly { readonly terms: readonly number[]; readonly value: number }[],
  count: number,
): readonly number[] | undefined {
  const rows = Array.from({ length: count }, () => new Float64Array(count + 1))
  for (const { terms, value } of samples) {
    for (let i = 0; i < count; i++) {
      const row = rows[i]
      if (row === undefined) continue
      const own = terms[i] ?? 0
      for (let j = 0; j < count; j++) row[j] = (row[j] ?? 0) + own * (terms[j] ?? 0)
      row[count] = (row[count] ?? 0) + own * value
    }
  }
  for (let i = 0; i < count; i++) {
    const rest = rows.slice(i).toSorted((a, b) => Math.abs(b[i] ?? 0) - Math.abs(a[i] ?? 0))
    for (const [n, row] of rest.entries()) rows[i + n] = row
    const pivot = rows[i]
    if (pivot === undefined || Math.abs(pivot[i] ?? 0) < 1e-9) return undefined
    for (const row of rows) {
      if (row === pivot) continue
      const times = (row[i] ?? 0) / (pivot[i] ?? 1)
      for (let j = i; j <= count; j++) row[j] = (row[j] ?? 0) - times * (pivot[j] ?? 0)
    }
  }
  return rows.map((row, i) => (row[count] ?? 0) / (row[i] ?? 1))
}
