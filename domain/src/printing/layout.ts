import { type Condition, holds } from '../forms/condition.ts'
import type { Field } from '../forms/field.ts'
import type { Form, Sections, Values } from '../forms/form.ts'
import { fieldAt } from '../forms/form.ts'
import type { FilledCell, FilledSection, FilledTable, Signing, Span } from './document.ts'
import { type CodeNames, NOTHING, printedValue } from './value.ts'

/** A cell bound to a field (`basic.name`); its label comes from the field unless the paper needs a shorter one. */
export interface Cell {
  readonly field: string
  readonly label?: string
  readonly span?: Span
  /** The candidate's name stands larger. */
  readonly size?: 'name'
}

export interface GridLayout {
  readonly kind: 'grid'
  readonly title: string
  readonly besidePortrait: number
  readonly rows: readonly (readonly Cell[])[]
}

export interface Column {
  /** `guardians.name` */
  readonly field: string
  /** Printed where `field` is blank: the institution where there is no guardian's name. */
  readonly otherwise?: string
  /** Printed after it in brackets, with its label: the reason of a gap. */
  readonly note?: string
  readonly label?: string
  readonly width: number
  readonly align?: 'left'
}

/** A repeating form as a table. */
export interface RowsLayout {
  readonly kind: 'rows'
  readonly title: string
  readonly form: string
  readonly columns: readonly Column[]
  /** Blank rows are printed, closed, up to this number. */
  readonly atLeast: number
}

/** A table of one row whose values the school enters later (综合素质评价, notice 二.2(4)): what is in force when it is printed, else `pending`. */
export interface PendingLayout {
  readonly kind: 'pending'
  readonly title: string
  readonly columns: readonly string[]
  readonly pending: string
  /** About `track` and `grade`; left out where it does not hold: grade 8 has no graduates' evaluation. */
  readonly shown?: Condition
}

export type SectionLayout = GridLayout | RowsLayout | PendingLayout

/** 考生报名登记表 as data (notice 三.(三)): sections → rows → cells bound to fields. */
export interface PrintedForm {
  readonly heading: string
  readonly title: string
  readonly sections: readonly SectionLayout[]
  /** Fields another paper prints: a note to the office is nothing to sign. */
  readonly elsewhere?: readonly string[]
  readonly signing: Signing
}

/** Every field a layout is bound to, in reading order. */
export function boundFields(printed: PrintedForm): readonly string[] {
  return printed.sections.flatMap((section) => {
    if (section.kind === 'grid') return section.rows.flatMap((row) => row.map((cell) => cell.field))
    return section.kind === 'rows' ? section.columns.flatMap(fieldsOf) : []
  })
}

function fieldsOf({ field, otherwise, note }: Column): readonly string[] {
  return [field, otherwise, note].filter((path) => path !== undefined)
}

/** Cells bound to a field the forms do not have, also among those of `elsewhere`; a pack test wants none. */
export function unboundCells(printed: PrintedForm, forms: readonly Form[]): readonly string[] {
  return [...boundFields(printed), ...(printed.elsewhere ?? [])].filter(
    (path) => fieldAt(forms, path) === undefined,
  )
}

/** Fields no cell prints and no other paper; J1 wants every field on the paper, so a pack test wants none. */
export function unprintedFields(printed: PrintedForm, forms: readonly Form[]): readonly string[] {
  const bound = new Set([...boundFields(printed), ...(printed.elsewhere ?? [])])
  return forms
    .flatMap((form) => Object.keys(form.fields).map((name) => `${form.id}.${name}`))
    .filter((path) => !bound.has(path))
}

/** What fills a layout: the forms of the pack, the values of the registration, the names of the codes. */
export interface Filling {
  readonly forms: readonly Form[]
  readonly sections: Sections
  readonly names: CodeNames
  /** What conditions may ask beside the row itself: `track`, `grade`. */
  readonly facts: Readonly<Record<string, string>>
  /** Grades in force by the title of their column; none are signed before May or June. */
  readonly grades?: Readonly<Record<string, string>>
}

/** The sections of a form with their values. A cell bound to no field is a bug of the pack: it throws. */
export function fillSections(printed: PrintedForm, filling: Filling): readonly FilledSection[] {
  return printed.sections.flatMap((section): readonly FilledSection[] => {
    if (section.kind === 'grid') return [fillGrid(section, filling)]
    if (section.kind === 'rows') return [fillRows(section, filling)]
    const shown = section.shown === undefined || holds(section.shown, (fact) => filling.facts[fact])
    return shown ? [fillPending(section, filling)] : []
  })
}

function fillGrid(section: GridLayout, filling: Filling): FilledSection {
  const rows = section.rows.map((row) => row.map((cell) => fillCell(cell, filling)))
  return { kind: 'grid', title: section.title, besidePortrait: section.besidePortrait, rows }
}

function fillCell(cell: Cell, filling: Filling): FilledCell {
  const field = boundField(filling.forms, cell.field)
  const [formId = '', name = ''] = cell.field.split('.')
  const row = filling.sections[formId]?.[0] ?? {}
  return {
    label: cell.label ?? field.label,
    value: valueIn(row, { name, field }, filling),
    span: cell.span ?? 'half',
    size: cell.size ?? 'plain',
  }
}

function fillRows(section: RowsLayout, filling: Filling): FilledTable {
  const rows = (filling.sections[section.form] ?? []).map((row) =>
    section.columns.map((column) => columnValue(row, column, filling)),
  )
  const blank = section.columns.map(() => NOTHING)
  const missing = Math.max(section.atLeast - rows.length, 0)
  return {
    kind: 'table',
    title: section.title,
    columns: section.columns.map((column) => ({
      label: column.label ?? boundField(filling.forms, column.field).label,
      width: column.width,
      align: column.align ?? 'center',
    })),
    rows: [...rows, ...Array.from({ length: missing }, () => blank)],
  }
}

function columnValue(row: Values, column: Column, filling: Filling): string {
  const read = (path: string) => {
    const field = boundField(filling.forms, path)
    return { field, value: valueIn(row, { name: path.split('.').at(-1) ?? '', field }, filling) }
  }
  const first = read(column.field).value
  const value = first === NOTHING && column.otherwise !== undefined ? read(column.otherwise).value : first
  if (column.note === undefined) return value
  const note = read(column.note)
  return note.value === NOTHING ? value : `${value}（${note.field.label}：${note.value}）`
}

function fillPending(section: PendingLayout, { grades = {} }: Filling): FilledTable {
  return {
    kind: 'table',
    title: section.title,
    columns: section.columns.map((label) => ({ label, width: 1, align: 'center' })),
    rows: [section.columns.map((title) => grades[title] ?? section.pending)],
  }
}

/** A field hidden by its condition is not printed, whatever an earlier answer left in it. */
function valueIn(
  row: Values,
  { name, field }: { readonly name: string; readonly field: Field },
  { facts, names }: Pick<Filling, 'facts' | 'names'>,
): string {
  const read = (asked: string) => row[asked] ?? facts[asked]
  if (field.shown !== undefined && !holds(field.shown, read)) return NOTHING
  return printedValue(field, row[name], names)
}

function boundField(forms: readonly Form[], path: string): Field {
  const field = fieldAt(forms, path)
  if (field === undefined) throw new Error(`printed form: no field ${path}`)
  return field
}
