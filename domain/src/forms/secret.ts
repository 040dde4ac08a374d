import type { Form, Sections, Values } from './form.ts'

const keep = (row: Values, of: Form, which: 'clear' | 'secret'): Values =>
  Object.fromEntries(
    Object.entries(row).filter(([name]) => (of.fields[name]?.sensitive === true) === (which === 'secret')),
  )

const part = (forms: readonly Form[], sections: Sections, which: 'clear' | 'secret'): Sections =>
  Object.fromEntries(forms.map((f) => [f.id, (sections[f.id] ?? []).map((row) => keep(row, f, which))]))

/** Sections as they rest: clear fields in the open, `sensitive` ones to be encrypted; same rows in both (个人信息保护法). */
export function splitSections(
  forms: readonly Form[],
  sections: Sections,
): { readonly clear: Sections; readonly secret: Sections } {
  return { clear: part(forms, sections, 'clear'), secret: part(forms, sections, 'secret') }
}

/** The two parts put together again, row by row. */
export function joinSections(clear: Sections, secret: Sections): Sections {
  return Object.fromEntries(
    Object.entries(clear).map(([id, rows]) => [
      id,
      rows.map((row, index) => ({ ...row, ...secret[id]?.[index] })),
    ]),
  )
}
