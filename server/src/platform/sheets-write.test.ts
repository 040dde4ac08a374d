import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, describe, expect, it } from 'vitest'
import { guardCell, tableTypes, writeSheet } from './sheets-write.ts'
import { readSheet, rowsOf } from './sheets.ts'

const folder = mkdtempSync(join(tmpdir(), 'zz-write-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const columns = ['姓名', '身份证件号', '备注']
const rows = [
  ['王䶮', '410105200803149969', '=HYPERLINK("http://x","y")'],
  ['𠅤某', '4101052008031499X', '+86'],
  ['阿依古丽·买买提', '', '一,二\n"三"'],
]

describe('tables as files', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('marks %j as text', (text) => {
    expect(guardCell(text)).toBe(`'${text}`)
  })
  it('leaves names and numbers alone', () => {
    for (const text of ['王䶮', '410105200803149969', '', "'x", 'a=b']) expect(guardCell(text)).toBe(text)
  })
  it.each(['xlsx', 'csv'] as const)('are read again as they were written (%s)', async (format) => {
    const path = join(folder, `a.${format}`)
    await writeSheet(createWriteStream(path), format, { title: '名册/一', columns, rows })
    const sheet = await readSheet(path)
    expect(sheet.header).toEqual(columns)
    const cells = (await rowsOf(sheet)).flat().map((row) => columns.map((_, i) => row.cells[i] ?? ''))
    expect(cells).toEqual(rows.map((row) => row.map(guardCell)))
  })
  it('begin with a byte order mark as CSV, and are text cells without formula as XLSX', async () => {
    const csv = join(folder, 'b.csv')
    await writeSheet(createWriteStream(csv), 'csv', { title: 'x', columns, rows })
    expect(readFileSync(csv).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const xlsx = join(folder, 'b.xlsx')
    await writeSheet(createWriteStream(xlsx), 'xlsx', { title: '', columns, rows })
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(xlsx)
    const sheet = book.worksheets[0]
    expect(sheet?.name).toBe('名单')
    expect(sheet?.getCell('B2').value).toBe('410105200803149969')
    expect(sheet?.getCell('B2').numFmt).toBe('@')
    expect(sheet?.getCell('C2').formula).toBeUndefined()
  })
  it('drop control characters that no workbook holds', async () => {
    const path = join(folder, 'c.xlsx')
    await writeSheet(createWriteStream(path), 'xlsx', {
      title: 'x',
      columns,
      rows: [['王\u0001\0', 'a', 'b']],
    })
    const sheet = await readSheet(path)
    expect((await rowsOf(sheet))[0]?.cells[0]).toBe('王')
  })
  it('have a type to be sent with', () => {
    expect(tableTypes.csv).toContain('utf-8')
    expect(tableTypes.xlsx).toContain('spreadsheetml')
  })
})
