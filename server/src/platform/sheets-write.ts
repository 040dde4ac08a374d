import { once } from 'node:events'
import { PassThrough, type Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'

/** A table to be written; every cell is text, so that an 18-digit number stays one. */
export interface Table {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>
}

export type TableFormat = 'xlsx' | 'csv'

/** A cell a spreadsheet could take for a formula gets a `'` in front, which marks text; our own reader takes it off again. */
export function guardCell(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}

/** What XML and spreadsheets cannot hold, and the length of a cell: cut, since nothing longer can be shown there. */
function sheetCell(text: string): string {
  const clean = text.replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
  return guardCell(clean.length > 32_000 ? clean.slice(0, 32_000) : clean)
}

/** A name of a sheet: without the characters Excel forbids, 31 at most. */
function sheetTitle(title: string): string {
  const clean = title
    .replaceAll(/[\\/?*[\]:]/g, ' ')
    .trim()
    .slice(0, 31)
  return clean === '' ? '名单' : clean
}

const widthOf = (title: string): number => Math.min(Math.max(title.length * 2 + 2, 10), 40)

async function writeXlsx(out: Writable, table: Table): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  })
  const sheet = book.addWorksheet(sheetTitle(table.title), { views: [{ state: 'frozen', ySplit: 1 }] })
  // Format `@`: what is typed into a cell later stays text too.
  sheet.columns = table.columns.map((title) => ({ width: widthOf(title), style: { numFmt: '@' } }))
  const head = sheet.addRow(table.columns.map(sheetCell))
  head.font = { bold: true }
  head.commit()
  let written = 0
  for await (const cells of table.rows) {
    sheet.addRow(cells.map(sheetCell)).commit()
    written += 1
    // The writer buffers; give the stream its turn.
    if (written % 500 === 0 && out.writableNeedDrain) await once(out, 'drain')
  }
  await book.commit()
}

function csvCell(text: string): string {
  const guarded = guardCell(text.replaceAll('\0', ''))
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

async function writeCsv(out: Writable, table: Table): Promise<void> {
  // The byte order mark tells Excel that this is UTF-8.
  let pending = `\ufeff${csvLine(table.columns)}`
  for await (const cells of table.rows) {
    pending += csvLine(cells)
    if (pending.length < 65_536) continue
    if (!out.write(pending)) await once(out, 'drain')
    pending = ''
  }
  out.end(pending)
  await once(out, 'finish')
}

/** Writes a table as XLSX or CSV (UTF-8 with byte order mark), row by row. Ends `out`. */
export async function writeSheet(out: Writable, format: TableFormat, table: Table): Promise<void> {
  if (format === 'csv') await writeCsv(out, table)
  else await writeXlsx(out, table)
}

/** A table as the bytes of an XLSX file. */
export async function xlsxBytes(table: Table): Promise<Buffer> {
  const out = new PassThrough()
  const [bytes] = await Promise.all([buffer(out), writeSheet(out, 'xlsx', table)])
  return bytes
}

/** MIME type and extension of a format, for the answer that carries it. */
export const tableTypes: Readonly<Record<TableFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}
