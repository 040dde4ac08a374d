import type { Form, Values } from '@zhongzhao/domain/forms/form'

/** One field two devices hold differently. Row numbers from 0. */
export interface Disagreement {
  readonly row: number
  readonly name: string
  readonly label: string
  readonly mine: string
  readonly theirs: string
  /** Who changed it since both began: `both` needs a person, the others have a proposal. */
  readonly changedBy: 'mine' | 'theirs' | 'both'
}

export type Choice = 'mine' | 'theirs'

const at = (rows: readonly Values[], row: number, name: string) => rows[row]?.[name] ?? ''

/** Where this screen and the other device differ, field by field; nothing is decided here (D2). */
export function disagreements(
  form: Form,
  { base, mine, theirs }: { base: readonly Values[]; mine: readonly Values[]; theirs: readonly Values[] },
): readonly Disagreement[] {
  const found: Disagreement[] = []
  for (let row = 0; row < Math.max(mine.length, theirs.length); row++) {
    for (const [name, field] of Object.entries(form.fields)) {
      if (field.owner !== 'candidate') continue
      const [own, other, before] = [at(mine, row, name), at(theirs, row, name), at(base, row, name)]
      if (own === other) continue
      const changedBy = other === before ? 'mine' : own === before ? 'theirs' : 'both'
      found.push({ row, name, label: field.label, mine: own, theirs: other, changedBy })
    }
  }
  return found
}

export const choiceKey = (d: Pick<Disagreement, 'row' | 'name'>): string => `${d.row}.${d.name}`

/** The rows after the choices: theirs as the ground, mine where chosen (or where only I changed something). */
export function resolve(
  { mine, theirs }: { mine: readonly Values[]; theirs: readonly Values[] },
  found: readonly Disagreement[],
  choices: Readonly<Record<string, Choice>>,
): readonly Values[] {
  const length = Math.max(mine.length, theirs.length)
  const rows = Array.from({ length }, (_, row): Record<string, string> => ({ ...mine[row], ...theirs[row] }))
  for (const d of found) {
    const choice = choices[choiceKey(d)] ?? (d.changedBy === 'theirs' ? 'theirs' : 'mine')
    const target = rows[d.row]
    if (target !== undefined) target[d.name] = choice === 'mine' ? d.mine : d.theirs
  }
  return rows.filter((row, index) => index === 0 || Object.values(row).some((value) => value !== ''))
}

/** Same values; a blank and an absent field are the same. */
export function sameRows(a: readonly Values[], b: readonly Values[]): boolean {
  const length = Math.max(a.length, b.length)
  for (let row = 0; row < length; row++) {
    const names = new Set([...Object.keys(a[row] ?? {}), ...Object.keys(b[row] ?? {})])
    for (const name of names) if (at(a, row, name) !== at(b, row, name)) return false
  }
  return true
}

/** Only what the candidate owns: the rest is not sent. */
export function ownRows(form: Form, rows: readonly Values[]): Record<string, string>[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).filter(([name, value]) => form.fields[name]?.owner === 'candidate' && value !== ''),
    ),
  )
}

/** The candidate's values over what register and school own. */
export function overlay(
  form: Form,
  { held, own }: { held: readonly Values[]; own: readonly Values[] },
): readonly Values[] {
  return own.map((row, index) => {
    const foreign = Object.entries(held[index] ?? {}).filter(
      ([name]) => form.fields[name]?.owner !== 'candidate',
    )
    return { ...row, ...Object.fromEntries(foreign) }
  })
}
