import type { TableSheet } from '@zhongzhao/domain/printing/document'
import ExcelJS from 'exceljs'
import { guardCell } from './sheets-write.ts'

const THIN = { style: 'thin', color: { argb: 'FF000000' } } as const
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN }
/** Characters of a line of A4 in portrait and in landscape, as a spreadsheet counts the width of columns. */
const LINE = { portrait: 88, landscape: 130 } as const

type Sheet = ExcelJS.Worksheet

/** One cell over the whole width. */
function across(
  sheet: Sheet,
  text: string,
  of: { columns: number; size?: number; bold?: 'bold'; left?: 'left' },
) {
  const row = sheet.addRow([guardCell(text)])
  sheet.mergeCells(row.number, 1, row.number, of.columns)
  const cell = row.getCell(1)
  cell.font = { size: of.size ?? 11, bold: of.bold === 'bold' }
  cell.alignment = {
    horizontal: of.left === undefined ? 'center' : 'left',
    vertical: 'middle',
    wrapText: true,
  }
}

function ruled(sheet: Sheet, cells: readonly string[], of: { table: TableSheet; bold?: 'bold' }): void {
  const row = sheet.addRow(cells.map(guardCell))
  row.font = { bold: of.bold === 'bold' }
  for (const [at, { align }] of of.table.columns.entries()) {
    const cell = row.getCell(at + 1)
    cell.border = BORDER
    cell.numFmt = '@'
    cell.alignment = { horizontal: align, vertical: 'middle', wrapText: true }
  }
}

/** The name of a sheet: without what spreadsheets forbid, 31 characters at most. */
const sheetName = (title: string) => title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31)

function addPart(book: ExcelJS.Workbook, table: TableSheet, name: string): void {
  const { orientation } = table
  const sheet = book.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
    },
  })
  const columns = table.columns.length
  const shares = table.columns.reduce((sum, { width }) => sum + width, 0)
  for (const [at, { width }] of table.columns.entries())
    sheet.getColumn(at + 1).width = Math.max(5, (LINE[orientation] * width) / shares)
  across(sheet, table.heading, { columns })
  across(sheet, table.title, { columns, size: 16, bold: 'bold' })
  const facts = table.facts.map(({ label, value }) => `${label}：${value}`).join('　')
  across(sheet, `填报单位（盖章）：${table.unit}　　${facts}`, { columns, left: 'left' })
  ruled(
    sheet,
    table.columns.map(({ label }) => label),
    { table, bold: 'bold' },
  )
  // What stands above the rows is printed on every page.
  sheet.pageSetup.printTitlesRow = `1:${sheet.rowCount}`
  sheet.views = [{ state: 'frozen', ySplit: sheet.rowCount }]
  for (const row of table.rows) ruled(sheet, row, { table })
  if (table.total.length > 0) ruled(sheet, table.total, { table, bold: 'bold' })
  for (const note of table.notes) across(sheet, note, { columns, size: 9, left: 'left' })
  sheet.addRow([])
  across(sheet, table.signers.map((signer) => `${signer}：　　　　　　　`).join(''), {
    columns,
    left: 'left',
  })
}

/** Office tables (K9) as a spreadsheet: the same words as on paper, with 填报单位（盖章） above and who signs below; every cell is text. Parts
 *  of one title are numbered. */
export async function officeXlsx(parts: readonly TableSheet[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  for (const [at, part] of parts.entries())
    addPart(book, part, sheetName(parts.length === 1 ? part.title : `${at + 1} ${part.title}`))
  return Buffer.from(await book.xlsx.writeBuffer())
}
