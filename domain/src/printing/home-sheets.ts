import type { Field } from '../forms/field.ts'
import type { Form } from '../forms/form.ts'
import { maskNumber } from '../forms/mask.ts'
import type { ConsentSheet, DraftLine, DraftSheet, DraftTable, Slip, SlipSheet } from './document.ts'
import type { Registrant } from './form-sheet.ts'
import type { Filling } from './layout.ts'
import { NOTHING, printedValue } from './value.ts'

/** What a pack says on 注册密码条. */
export interface SlipWording {
  readonly title: string
  readonly steps: readonly string[]
  readonly notes: readonly string[]
}

/** Whose slip it is; the code is in the clear only here and on paper. */
export interface SlipHolder {
  readonly name: string
  readonly serial: string
  readonly idNumber: string
  /** Twelve characters without look-alikes, with or without hyphens. */
  readonly code: string
}

/** 注册密码条 of a class (C1): code in groups of four, ID number masked. */
export function slipSheet(
  wording: SlipWording,
  batch: Pick<SlipSheet, 'school' | 'className' | 'address' | 'validUntil' | 'printedAt'> & {
    readonly holders: readonly SlipHolder[]
  },
): SlipSheet {
  const { holders, ...place } = batch
  return { kind: 'slips', ...wording, ...place, slips: holders.map(slip) }
}

function slip({ name, serial, idNumber, code }: SlipHolder): Slip {
  return { name, serial, maskedNumber: maskNumber(idNumber), code: groupedCode(code) }
}

/** `ABCDEFGHJKMN` → `ABCD-EFGH-JKMN`. */
export function groupedCode(code: string): string {
  return code.replaceAll('-', '').replace(/(.{4})(?=.)/g, '$1-')
}

/** What a pack says on 信息采集草表. */
export interface DraftWording {
  readonly heading: string
  readonly title: string
  readonly lead: string
  readonly known: string
  readonly asked: string
  readonly foot: string
  /** Blank rows per repeating form. */
  readonly blankRows: Readonly<Record<string, number>>
  /** Share of the width per column of a repeating form, `guardians.name`; 2 unless said. */
  readonly widths: Readonly<Record<string, number>>
}

/** The names of a short code table, to be ticked on paper; undefined where the list is too long. */
export type TickNames = (table: string) => readonly string[] | undefined

/** 信息采集草表 (D11): roster values to check, the candidate's fields to write, both from the forms themselves. */
export function draftSheet(
  wording: DraftWording,
  {
    filling,
    registrant,
    ticks,
    printedAt,
  }: {
    readonly filling: Filling
    readonly registrant: Registrant
    readonly ticks: TickNames
    readonly printedAt: string
  },
): DraftSheet {
  const tables = filling.forms.filter((form) => form.repeats !== undefined)
  return {
    kind: 'draft',
    heading: wording.heading,
    title: wording.title,
    facts: [
      { label: '学校', value: registrant.school },
      { label: '班级', value: registrant.className },
      { label: '报名序号', value: registrant.serial },
    ],
    running: `${registrant.name}　${registrant.serial}`,
    lead: wording.lead,
    known: { title: wording.known, lines: draftLines('roster', { filling, ticks }) },
    asked: { title: wording.asked, lines: draftLines('candidate', { filling, ticks }) },
    tables: tables.map((form) => draftTable(form, wording, filling)),
    foot: wording.foot,
    printedAt,
  }
}

interface Ticking {
  readonly filling: Filling
  readonly ticks: TickNames
}

function draftLines(owner: Field['owner'], { filling, ticks }: Ticking): readonly DraftLine[] {
  return filling.forms
    .filter((form) => form.repeats === undefined)
    .flatMap((form) =>
      Object.entries(form.fields)
        .filter(([, field]) => field.owner === owner)
        .map(([name, field]) => draftLine(field, filling.sections[form.id]?.[0]?.[name], { filling, ticks })),
    )
}

function draftLine(field: Field, value: string | undefined, { filling, ticks }: Ticking): DraftLine {
  const printed = printedValue(field, value, filling.names)
  const known = printed === NOTHING ? '' : printed
  const choices =
    field.kind === 'choice'
      ? field.options.map((o) => o.label)
      : field.kind === 'code'
        ? (ticks(field.table) ?? [])
        : []
  return { label: field.label, value: known, hint: field.hint ?? '', choices: known === '' ? choices : [] }
}

function draftTable(form: Form, wording: DraftWording, filling: Filling): DraftTable {
  const fields = Object.entries(form.fields)
  const rows = (filling.sections[form.id] ?? []).map((row) =>
    fields.map(([name, field]) => {
      const printed = printedValue(field, row[name], filling.names)
      return printed === NOTHING ? '' : printed
    }),
  )
  return {
    title: form.title,
    hint: form.repeats === undefined ? '' : `至少填写 ${form.repeats.min} 条，最多 ${form.repeats.max} 条`,
    columns: fields.map(([name, field]) => ({
      label: field.label,
      width: wording.widths[`${form.id}.${name}`] ?? 2,
      align: 'center',
    })),
    rows,
    blankRows: Math.max((wording.blankRows[form.id] ?? form.repeats?.min ?? 1) - rows.length, 0),
  }
}

/** What a pack says on 监护人同意书; `version` is kept with the record of the consent (C11). */
export interface ConsentWording {
  readonly title: string
  readonly lead: string
  readonly paragraphs: readonly string[]
  readonly declaration: string
  readonly lines: ConsentSheet['lines']
  readonly version: string
}

/** 监护人同意书 for a pupil under 14 (个人信息保护法 art. 31). */
export function consentSheet(
  wording: ConsentWording,
  {
    registrant,
    idNumber,
    printedAt,
  }: {
    readonly registrant: Registrant
    readonly idNumber: string
    readonly printedAt: string
  },
): ConsentSheet {
  return {
    kind: 'consent',
    ...wording,
    facts: [
      { label: '考生姓名', value: registrant.name },
      { label: '身份证件号码', value: maskNumber(idNumber) },
      { label: '学校', value: registrant.school },
      { label: '班级', value: registrant.className },
    ],
    printedAt,
  }
}
