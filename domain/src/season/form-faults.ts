import { tableNamed } from '../codes/catalog.ts'
import type { Condition } from '../forms/condition.ts'
import type { Field } from '../forms/field.ts'
import type { Form } from '../forms/form.ts'
import { unboundCells, unprintedFields } from '../printing/layout.ts'
import { columnOf } from './corrections.ts'
import type { SeasonPack } from './pack.ts'

/** What the register brings and the rules ask by name: a season may ask more, not without these. */
const always: Readonly<Record<string, readonly string[]>> = {
  basic: [
    'name',
    'sex',
    'birthDate',
    'ethnicGroup',
    'idKind',
    'idNumber',
    'studentNumber',
    'householdDivision',
    'phone',
    // 公安机关证明: without it nobody whose number contradicts the register could be passed (三.(三)).
    'evidence',
  ],
}

/** Facts a condition may ask beside the row. */
const facts = ['track', 'grade']

/** Fields that a condition asks. */
export function asked(condition: Condition): readonly string[] {
  if ('is' in condition) return [condition.is[0]]
  if ('in' in condition) return [condition.in[0]]
  if ('filled' in condition) return [condition.filled]
  if ('all' in condition) return condition.all.flatMap(asked)
  if ('any' in condition) return condition.any.flatMap(asked)
  return asked(condition.not)
}

const hasTable = (name: string): boolean => {
  try {
    return tableNamed(name).rows.length > 0
  } catch {
    return false
  }
}

const conditionsOf = ({ shown, required }: Field): readonly Condition[] =>
  [shown, required === true ? undefined : required].filter((one) => one !== undefined)

function fieldFaults(form: Form, name: string, field: Field): readonly string[] {
  const at = `${form.id}.${name}`
  const known = new Set([...Object.keys(form.fields), ...facts])
  const unknown = [
    ...conditionsOf(field).flatMap(asked),
    ...(field.kind === 'idNumber' ? [field.kindField] : []),
  ]
  const open = (field.kind === 'idNumber' || field.kind === 'phone') && field.sensitive !== true
  return [
    ...unknown.filter((other) => !known.has(other)).map((other) => `${at} 的条件问到没有的字段“${other}”`),
    ...(field.kind === 'code' && !hasTable(field.table) ? [`${at} 的代码表“${field.table}”不存在`] : []),
    ...(field.kind === 'choice' && field.options.length === 0 ? [`${at} 没有选项`] : []),
    ...(open ? [`${at} 是号码，应标明 sensitive`] : []),
    ...(field.kind === 'name' && field.sensitive === true ? [`${at} 是姓名，不能标 sensitive`] : []),
  ]
}

function pageFaults({ id, pages, fields }: Form): readonly string[] {
  if (pages === undefined) return []
  const shown = pages.flatMap((page) => page.fields)
  const names = Object.keys(fields)
  return [
    ...names.filter((name) => !shown.includes(name)).map((name) => `${id}.${name} 不在任何一页上`),
    ...shown.filter((name) => !names.includes(name)).map((name) => `${id} 的页里有没有的字段“${name}”`),
    ...pages.filter((page) => page.fields.length > 8).map((page) => `${id} 的“${page.title}”超过 8 个字段`),
  ]
}

/** A form that repeats wants as many rows as it takes. */
function rowFaults({ id, title, repeats }: Form): readonly string[] {
  if (repeats === undefined) return []
  const { min, max } = repeats
  if (id === 'basic') return [`表单 ${id} 每人只有一份，不能重复`]
  const sound = Number.isInteger(min) && Number.isInteger(max) && min >= 0 && max >= Math.max(1, min)
  return sound ? [] : [`“${title}”至少 ${String(min)} 条、至多 ${String(max)} 条，前后矛盾`]
}

/** Columns that a scheme of corrections names, and that no form has. */
function correctionFaults({ corrections, forms }: SeasonPack): readonly string[] {
  const columns = new Set(
    forms.flatMap((form) => [
      form.id,
      ...Object.keys(form.fields).map((name) => columnOf(`${form.id}.${name}`)),
    ]),
  )
  return corrections.schemes
    .flatMap((scheme) => scheme.fields)
    .filter((field) => !columns.has(field))
    .map((field) => `信息更正里的 ${field} 没有这个字段`)
}

/** What is wrong with the forms and with the paper that prints them. */
export function formFaults(pack: SeasonPack): readonly string[] {
  const { forms, printedForm } = pack
  const ids = forms.map((form) => form.id)
  const lacking = Object.entries(always).flatMap(([id, names]) => {
    const form = forms.find((one) => one.id === id)
    if (form === undefined) return [`没有表单 ${id}`]
    return names.filter((name) => !(name in form.fields)).map((name) => `没有字段 ${id}.${name}`)
  })
  return [
    ...lacking,
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `表单 ${id} 重复`),
    ...forms.flatMap((form) =>
      Object.entries(form.fields).flatMap(([name, field]) => fieldFaults(form, name, field)),
    ),
    ...forms.flatMap(pageFaults),
    ...forms.flatMap(rowFaults),
    ...correctionFaults(pack),
    ...unboundCells(printedForm, forms).map((cell) => `登记表上的 ${cell} 没有这个字段`),
    ...unprintedFields(printedForm, forms).map(
      (field) => `${field} 没有印在登记表上（printedForm 或 elsewhere）`,
    ),
  ]
}
