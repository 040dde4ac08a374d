import { foldName } from '@zhongzhao/domain/identity/person-name'
import { rm } from 'node:fs/promises'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/evaluation'
import { beijingDay } from '@zhongzhao/domain/base/time'
import { classLifecycle } from '@zhongzhao/domain/evaluation/class-life'
import { choicesOf } from '@zhongzhao/domain/evaluation/block'
import { type Column, columnsOf, gradeFrom, gradeTitle } from '@zhongzhao/domain/evaluation/scheme'
import { tableSheet } from '@zhongzhao/domain/printing/office-sheets'
import { orgFor } from '../orgs/commands.ts'
import { pdfAnswer } from '../papers/render.ts'
import { letterhead } from '../papers/tables.ts'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { missingGlyphs, namedCharacters } from '../platform/glyphs.ts'
import { scopeOf } from '../platform/scope.ts'
import type { FileAnswer, Upload } from '../platform/serve.ts'
import { type SheetRow, readSheet, rowsOf } from '../platform/sheets.ts'
import { tableTypes, xlsxBytes } from '../platform/sheets-write.ts'
import { keepUpload } from '../roster/uploads.ts'
import { evaluatedAt } from './classes.ts'
import { progressFile } from './progress.ts'
import { type ClassRow, type PupilLine, listClassRows, listPupils } from './store.ts'

const [NUMBER, NAME, UNIT] = ['报名序号', '姓名', '填报单位（盖章）']

type Checked = OutputOf<typeof api.checkEvaluationFile>
type Cells = Checked['rows'][number]['cells']

/** Where each column of the scheme stands in the file. Refuses EVALUATION-COLUMNS. */
function placesIn(header: readonly string[], columns: readonly Column[]) {
  const titles = header.map((title) => title.trim())
  const entered = columns.filter(({ given }) => given === 'entered')
  const missing = [NUMBER, ...entered.map(({ title }) => title)].filter((title) => !titles.includes(title))
  if (missing.length > 0) throw refused('EVALUATION-COLUMNS', { columns: missing.join('、') })
  return {
    number: titles.indexOf(NUMBER),
    name: titles.indexOf(NAME),
    columns: entered.map((column) => ({ column, at: titles.indexOf(column.title) })),
  }
}

type Places = ReturnType<typeof placesIn>

/** Cells of a row that differ from what is held, and what cannot be read in it. */
function cellsOf(row: SheetRow, line: PupilLine, { columns }: Places) {
  const cells: Cells = []
  const faults: string[] = []
  for (const { column, at } of columns) {
    const text = (row.cells[at] ?? '').trim()
    const grade = gradeFrom(column, text)
    const was = line.marks[column.code]
    if (text !== '' && grade === undefined)
      faults.push(`“${column.title}”写的是“${text.slice(0, 20)}”，应为${choicesOf(column)}之一`)
    // An empty cell leaves what is there: a file half filled in takes nothing away.
    else if (grade !== undefined && grade.code !== was)
      cells.push({ column: column.code, ...(was === undefined ? {} : { was }), now: grade.code })
  }
  return { cells, faults }
}

function lineFor(row: SheetRow, byNumber: ReadonlyMap<string, PupilLine>, { number, name }: Places) {
  const line = byNumber.get((row.cells[number] ?? '').trim())
  if (line === undefined) return { line, fault: '没有找到这个报名序号的考生，请核对序号，或确认考生属于这里' }
  const said = (row.cells[name] ?? '').trim()
  const other = name >= 0 && said !== '' && foldName(said) !== foldName(line.name)
  return { line, fault: other ? '姓名与报名序号对不上，请核对是不是串了行' : undefined }
}

/** Every row judged; a row with a fault gives no cell, and nothing is kept of any. */
function judged(lines: readonly PupilLine[], rows: readonly SheetRow[], places: Places): Checked {
  const byNumber = new Map(lines.map((line) => [line.number, line]))
  const filled = rows.filter(({ cells }) => (cells[places.number] ?? '').trim() !== '')
  const seen = new Set<string>()
  const answer: Checked = { read: filled.length, rows: [], problems: [] }
  for (const row of filled) {
    const told = (what: string) =>
      answer.problems.push({
        row: row.row + 1,
        name: (row.cells[places.name] ?? '').trim().slice(0, 50),
        what,
      })
    const { line, fault } = lineFor(row, byNumber, places)
    if (line === undefined || fault !== undefined) {
      told(fault ?? '')
      continue
    }
    const { cells, faults } = cellsOf(row, line, places)
    if (seen.has(line.registration_id)) told('这名考生在文件里出现了两次，请只留一行')
    else if (faults.length > 0) told(faults.join('；'))
    else if (cells.length > 0) {
      const klass = line.org_path.slice(line.org_path.lastIndexOf('/') + 1)
      answer.rows.push({ id: line.registration_id, class: klass, version: line.version, cells })
    }
    seen.add(line.registration_id)
  }
  return answer
}

/** Rows above the place where the unit signs. */
const aboveSignature = (rows: readonly SheetRow[]): readonly SheetRow[] => {
  const end = rows.findIndex(({ cells }) => (cells[0] ?? '').trim() === UNIT)
  return end < 0 ? rows : rows.slice(0, end)
}

/** 导入前检查 (notice 二.2(4)): nothing is kept; what fits goes into the grid and is saved there. Refuses NOT-FOUND, ROSTER-UNREADABLE,
 *  EVALUATION-COLUMNS. */
export async function checkEvaluationFile(
  ctx: Ctx,
  { org: code }: InputOf<typeof api.checkEvaluationFile>,
  upload: Upload,
): Promise<Checked> {
  const { path } = await orgFor(ctx, { code, action: 'evaluation.enter' })
  const lines = await listPupils(ctx, scopeOf(ctx, 'evaluation.enter'), path)
  const file = await keepUpload(ctx.services.config.dataDir, upload)
  try {
    const sheet = await readSheet(file)
    const places = placesIn(sheet.header, columnsOf(ctx.pack.evaluation.scheme))
    return judged(lines, aboveSignature(await rowsOf(sheet)), places)
  } finally {
    await rm(file, { force: true })
  }
}

interface Printed {
  readonly unit: string
  readonly classes: readonly { readonly row: ClassRow; readonly lines: readonly PupilLine[] }[]
}

const gradesOf = (columns: readonly Column[], line: PupilLine) =>
  columns.map((column) => gradeTitle(column, line.marks[column.code]))

async function xlsx(ctx: Ctx, { unit, classes }: Printed): Promise<FileAnswer> {
  const columns = columnsOf(ctx.pack.evaluation.scheme)
  const rows = classes.flatMap(({ row, lines }) =>
    lines.map((line) => [line.number, line.name, row.name, ...gradesOf(columns, line)]),
  )
  const titles = [NUMBER, NAME, '班级', ...columns.map(({ title }) => title)]
  const signed = [UNIT, unit, '填表人', '', '审核人', '', '日期', '']
  const bytes = await xlsxBytes({ title: '综合素质评定汇总表', columns: titles, rows: [...rows, [], signed] })
  return {
    kind: 'file',
    bytes,
    type: tableTypes.xlsx,
    fileName: `evaluation-${beijingDay(ctx.now)}.xlsx`,
    cache: 'never',
  }
}

/** How many have which grade, in a line under the table. */
function sumOf(column: Column, lines: readonly PupilLine[]): string {
  const of = (code: string) => lines.filter((line) => line.marks[column.code] === code).length
  return `${column.title}：${column.grades.map((grade) => `${grade.title} ${of(grade.code)} 人`).join('，')}`
}

function part(ctx: Ctx, unit: string, { row, lines }: Printed['classes'][number]) {
  const columns = columnsOf(ctx.pack.evaluation.scheme)
  const width = 51 / columns.length
  return tableSheet({
    ...letterhead(ctx, unit),
    title: '综合素质评定汇总表',
    facts: [
      { label: '班级', value: row.name },
      { label: '人数', value: String(lines.length) },
      { label: '状态', value: classLifecycle.states[row.state] },
    ],
    columns: [
      { label: '序号', width: 6 },
      { label: NUMBER, width: 16 },
      { label: NAME, width: 19 },
      ...columns.map(({ title: label }) => ({ label, width })),
      { label: '备注', width: 8 },
    ],
    rows: lines.map((line, at) => [
      String(at + 1),
      line.number,
      line.name,
      ...gradesOf(columns, line).map((grade) => (grade === '' ? '待评定' : grade)),
      line.upheld ? '异议更正' : '',
    ]),
    notes: [columns.map((column) => sumOf(column, lines)).join('；')],
    orientation: 'landscape',
  })
}

async function pdf(ctx: Ctx, { unit, classes }: Printed): Promise<FileAnswer> {
  const names = classes.flatMap(({ lines }) => lines.map(({ name }) => name)).join('')
  const missing = missingGlyphs(names)
  if (missing.length > 0) throw refused('GLYPH-MISSING', { characters: namedCharacters([...missing]) })
  const parts = classes.map((one) => part(ctx, unit, one))
  return pdfAnswer(
    { title: '综合素质评定汇总表', parts, pictures: {} },
    `evaluation-${beijingDay(ctx.now)}.pdf`,
  )
}

/** 综合素质评定汇总表 (K9), class by class in class order; of an office above the schools 综合素质评价进度表. Refuses NOT-FOUND, EVALUATION-NOBODY, GLYPH-MISSING. */
export async function printEvaluations(
  ctx: Ctx,
  { org: code, format = 'xlsx' }: InputOf<typeof api.printEvaluations>,
): Promise<FileAnswer> {
  const { path, name, kind } = await orgFor(ctx, { code, action: 'evaluation.read' })
  const scope = scopeOf(ctx, 'evaluation.read')
  if (!evaluatedAt(ctx, kind)) return progressFile(ctx, { path, name }, format)
  const rows = await listClassRows(ctx, scope, path)
  if (rows.length === 0) throw refused('EVALUATION-NOBODY')
  const lines = await listPupils(ctx, scope, path)
  const classes = rows.map((row) => ({ row, lines: lines.filter((line) => line.org_path === row.org_path) }))
  return format === 'pdf' ? pdf(ctx, { unit: name, classes }) : xlsx(ctx, { unit: name, classes })
}
