import { tableNamed } from '@zhongzhao/domain/codes/catalog'
import type { Field } from '@zhongzhao/domain/forms/field'
import type { Values } from '@zhongzhao/domain/forms/form'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'

/** Something that a field takes which not every season asks for. */
function somethingFor(field: Field): string {
  if (field.kind === 'choice') return field.options[0]?.value ?? ''
  if (field.kind === 'code') return tableNamed(field.table).rows[0]?.code ?? ''
  const plain = { text: '示例', name: '王示例', phone: '14400000001', date: '2020-01-01', month: '2020-01' }
  return { ...plain, division: '410105', idNumber: '' }[field.kind]
}

/** The row, and what else the season wants from every candidate: what made-up candidates type does not know every season. */
export function completed({ forms }: SeasonPack, form: string, row: Values): Values {
  const fields = forms.find((one) => one.id === form)?.fields ?? {}
  const missing = Object.entries(fields).filter(
    ([name, field]) => field.owner === 'candidate' && field.required === true && row[name] === undefined,
  )
  return { ...row, ...Object.fromEntries(missing.map(([name, field]) => [name, somethingFor(field)])) }
}
