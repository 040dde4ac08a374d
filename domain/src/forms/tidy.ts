import { tidyName } from '../identity/person-name.ts'
import type { Field } from './field.ts'
import type { Form, Values } from './form.ts'

const WIDE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g
const narrow = (text: string) => text.replace(WIDE, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))

/** What typing does by accident, undone where it is certain: outer blanks, full-width digits, a lower-case x, dots of a name.
 *  Never NFC, never a guess (DOMAIN §1.8). */
function tidyValue(field: Field, value: string): string {
  if (field.kind === 'name') return tidyName(value)
  if (field.kind === 'idNumber') return narrow(value).replace(/\s/g, '').toUpperCase()
  if (field.kind === 'phone') return narrow(value).replace(/[\s-]/g, '')
  return value.trim()
}

/** Rows as they are kept: only fields of the form, tidied, blanks dropped, rows without any value dropped (repeating forms). */
export function tidyRows(of: Form, rows: readonly Values[]): readonly Values[] {
  const tidied = rows.map((row) =>
    Object.fromEntries(
      Object.entries(of.fields)
        .map(([name, field]): [string, string] => [name, tidyValue(field, row[name] ?? '')])
        .filter(([, value]) => value !== ''),
    ),
  )
  return of.repeats === undefined ? [tidied[0] ?? {}] : tidied.filter((row) => Object.keys(row).length > 0)
}

/** Fields not `by` this owner keep what is held: a candidate cannot write what the register owns (notice 三.(二)). */
export function keepOwned(
  of: Form,
  { held, given, by }: { held: readonly Values[]; given: readonly Values[]; by: Field['owner'] },
): readonly Values[] {
  return given.map((row, index) => {
    const foreign = Object.entries(of.fields).filter(([, field]) => field.owner !== by)
    const kept = foreign.flatMap(([name]) => {
      const value = held[index]?.[name]
      return value === undefined ? [] : [[name, value] as const]
    })
    const own = Object.entries(row).filter(([name]) => of.fields[name]?.owner === by)
    return Object.fromEntries([...kept, ...own])
  })
}
