import { tableNamed } from '@zhongzhao/domain/codes/catalog'
import type { Field } from '@zhongzhao/domain/forms/field'
import type { Values } from '@zhongzhao/domain/forms/form'
import { isRequired, isShown } from '@zhongzhao/domain/forms/validate'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'

/** Something that a field takes which not every season asks for. */
function somethingFor(field: Field): string {
  if (field.kind === 'choice') return field.options[0]?.value ?? ''
  if (field.kind === 'code') return tableNamed(field.table).rows[0]?.code ?? ''
  if (field.kind === 'text') return '示例'.slice(0, field.max)
  const plain = { name: '王示例', phone: '14400000001', date: '2020-01-01', month: '2020-01' }
  return { ...plain, division: '410105', idNumber: '' }[field.kind]
}

/** Whether a value that one season takes is one of this season's too. */
function fits(field: Field, value: string): 'yes' | 'no' {
  if (field.kind === 'choice') return field.options.some((option) => option.value === value) ? 'yes' : 'no'
  if (field.kind === 'code')
    return tableNamed(field.table).rows.some((row) => row.code === value) ? 'yes' : 'no'
  if (field.kind === 'text' || field.kind === 'name') return [...value].length <= field.max ? 'yes' : 'no'
  return 'yes'
}

/** Who is made up fills in at the school in grade 9, unless told otherwise. */
const usual = { track: 'inPlace', grade: '9' }

/** The row as this season asks it: what made-up candidates type does not know every season. What it does not ask is left out, what it would
 *  not take is said otherwise, and what else it wants is added. */
function completed({ forms }: SeasonPack, form: string, row: Values): Values {
  const fields = Object.entries(forms.find((one) => one.id === form)?.fields ?? {})
  const kept: Record<string, string> = {}
  for (const [name, field] of fields) {
    const value = row[name]
    if (value === undefined) continue
    const asIs = value === '' || field.owner !== 'candidate' || fits(field, value) === 'yes'
    kept[name] = asIs ? value : somethingFor(field)
  }
  for (const [name, field] of fields)
    if (field.owner === 'candidate' && kept[name] === undefined && isShown(field, kept, usual))
      if (isRequired(field, kept, usual)) kept[name] = somethingFor(field)
  return kept
}

/** `2015-09` of a row, so many years later. */
const yearsAfter = (month: string, years: number) => `${Number(month.slice(0, 4)) + years}${month.slice(4)}`

/** One more row than there are: somebody else, or the first years of school told in two parts. */
function oneMore(rows: readonly Values[]): readonly Values[] {
  const [first = {}, ...rest] = rows
  const { from, until, idNumber: _, idKind: __, ...other } = first
  if (from === undefined || until === undefined) return [...rows, { ...other, name: '李示例' }]
  const between = yearsAfter(from, 1).slice(0, 4)
  return [{ ...first, until: `${between}-06` }, { ...first, from: `${between}-09` }, ...rest]
}

/** The rows as this season asks them: as many as it wants at least and takes at most, each as it asks it. */
export function completedRows(pack: SeasonPack, form: string, rows: readonly Values[]): readonly Values[] {
  const { min = 1, max = 1 } = pack.forms.find((one) => one.id === form)?.repeats ?? {}
  const enough = (given: readonly Values[]): readonly Values[] =>
    given.length < min ? enough(oneMore(given)) : given.slice(-Math.max(max, 1))
  return enough(rows).map((row) => completed(pack, form, row))
}
