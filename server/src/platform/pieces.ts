/** PostgreSQL counts the parameters of a statement in sixteen bits; kept well below that. */
const PARAMETERS = 30_000

/** Rows to be inserted, in pieces that one statement takes. All rows have the columns of the first. */
export function* pieces<T extends object>(rows: readonly T[]): Generator<T[]> {
  const [first] = rows
  if (first === undefined) return
  const size = Math.max(1, Math.floor(PARAMETERS / Object.keys(first).length))
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}
