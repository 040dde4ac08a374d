/** Conditions as data, in a closed vocabulary of six, so that a pack can be sent, shown and compared. */
export type Condition =
  | { readonly is: readonly [field: string, value: string] }
  | { readonly in: readonly [field: string, values: readonly string[]] }
  | { readonly filled: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

export const is = (field: string, value: string): Condition => ({ is: [field, value] })
export const oneOf = (field: string, values: readonly string[]): Condition => ({ in: [field, values] })
export const filled = (field: string): Condition => ({ filled: field })
export const all = (...conditions: readonly Condition[]): Condition => ({ all: conditions })
export const any = (...conditions: readonly Condition[]): Condition => ({ any: conditions })
export const not = (condition: Condition): Condition => ({ not: condition })

/** Whether the condition holds; `read` answers a field of the same row or a fact such as `track`, `grade`. */
export function holds(condition: Condition, read: (field: string) => string | undefined): boolean {
  if ('is' in condition) return read(condition.is[0]) === condition.is[1]
  if ('in' in condition) return condition.in[1].includes(read(condition.in[0]) ?? '')
  if ('filled' in condition) return (read(condition.filled) ?? '') !== ''
  if ('all' in condition) return condition.all.every((c) => holds(c, read))
  if ('any' in condition) return condition.any.some((c) => holds(c, read))
  return !holds(condition.not, read)
}
