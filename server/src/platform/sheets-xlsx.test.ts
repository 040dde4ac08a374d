import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { type Zippable, strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { Refused } from './errors.ts'
import { numberText, richText, serialText, xmlText } from './sheets-xlsx-cells.ts'
import { isDateFormat } from './sheets-xlsx-parts.ts'
import { readSheet, rowsOf } from './sheets.ts'

const folder = mkdtempSync(join(tmpdir(), 'zz-xlsx-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
const newPath = (): string => join(folder, `${(count += 1)}.xlsx`)

async function read(path: string) {
  const sheet = await readSheet(path)
  return { header: sheet.header, rows: await rowsOf(sheet) }
}

async function why(path: string): Promise<string> {
  try {
    await read(path)
  } catch (error) {
    if (error instanceof Refused) return error.refusal.message
    throw error
  }
  return ''
}

const WORKBOOK = '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
const RELATIONS =
  '<Relationships><Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>'

function zipped(sheet: string, more: Readonly<Record<string, string>> = {}): string {
  const parts: Zippable = {
    'xl/workbook.xml': strToU8(WORKBOOK),
    'xl/_rels/workbook.xml.rels': strToU8(RELATIONS),
    'xl/worksheets/sheet1.xml': [strToU8(sheet), { level: 6 }],
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  }
  const path = newPath()
  writeFileSync(path, zipSync(parts))
  return path
}
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const HEADER = `<row r="1">${inline('姓名')}${inline('性别')}</row>`

describe('real workbooks (exceljs)', () => {
  it('reads text, dates, numbers, formulas, errors, rich text and gaps', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('藏', { state: 'hidden' }).addRow(['a', 'b'])
    const sheet = book.addWorksheet('名册')
    sheet.addRow(['姓名', '身份证件号', '出生日期', '其他'])
    sheet.addRow(['王䶮', Number('410105200803149969'), new Date(Date.UTC(2008, 2, 14)), 1.5])
    sheet.addRow([])
    sheet.addRow(['𠅤<&>"某', '410105200803149969', 39521, true])
    sheet.addRow([
      { richText: [{ text: '阿依古丽' }, { text: '·买买提', font: { bold: true } }] },
      12,
      { formula: 'A1', result: '甲' },
    ])
    sheet.getCell('F2').value = 'x'
    sheet.getCell('C2').numFmt = 'yyyy"年"m"月"d"日"'
    const path = newPath()
    await book.xlsx.writeFile(path)
    const { header, rows } = await read(path)
    expect(header).toEqual(['姓名', '身份证件号', '出生日期', '其他'])
    expect(rows.map(({ row }) => row)).toEqual([1, 3, 4])
    const [first, second, third] = rows.map(({ cells }) => cells)
    expect(first?.[0]).toBe('王䶮')
    // An 18-digit number has lost digits: it is seen as the float it is.
    expect(first?.[1]).toMatch(/^4\.1010520080314\d*E\+17$/)
    expect(first?.slice(2)).toEqual(['2008-03-14', '1.5', '', 'x'])
    expect(second).toEqual(['𠅤<&>"某', '410105200803149969', '39521', '是'])
    expect(third).toEqual(['阿依古丽·买买提', '12', '甲'])
  })
})

describe('workbooks of other hands', () => {
  it('reads a namespace prefix, cells without reference, shared strings with phonetic guides', async () => {
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row><x:row/><x:row><x:c/><x:c t="s"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    const strings = `<sst><si><t>姓名</t><rPh sb="0" eb="1"><t>xing</t></rPh></si><si><r><t xml:space="preserve">性 </t></r><r><t>别</t></r></si></sst>`
    const { header, rows } = await read(zipped(sheet, { 'xl/sharedStrings.xml': strings }))
    expect(header).toEqual(['姓名', '性 别'])
    expect(rows).toEqual([{ row: 2, cells: ['', '性 别'] }])
  })
  it('reads entities, control escapes and numbers', () => {
    expect(xmlText('&lt;&#x4DAE;&#20013;&amp;_x000D_&nbsp;')).toBe('<䶮中&\r&nbsp;')
    expect(richText('<t>a</t><rPh><t>x</t></rPh><r><t>b</t></r>')).toBe('ab')
    expect(
      [
        '20080314',
        '2.0080314E7',
        '4.10105200803149E+17',
        '123456789012345',
        '1234567890123456',
        '0.5',
        'x',
      ].map(numberText),
    ).toEqual([
      '20080314',
      '20080314',
      '4.10105200803149E+17',
      '123456789012345',
      '1.234567890123456E+15',
      '0.5',
      'x',
    ])
  })
  it('reads serial days of both calendars', () => {
    expect(serialText(39521, 1900)).toBe('2008-03-14')
    expect(serialText(38059, 1904)).toBe('2008-03-14')
    expect(serialText(39521.5, 1900)).toBe('2008-03-14 12:00:00')
    expect(serialText(-1, 1900)).toBe('-1')
  })
  it.each(['yyyy/m/d', '[$-804]yyyy"年"m"月"d"日";@', 'm/d/yy h:mm', 'yyyy\\-mm\\-dd'])(
    '%s is a date',
    (code) => expect(isDateFormat(code)).toBe(true),
  )
  it.each(['General', '0', '@', '#,##0.00', '"第"0"名"', '[Red]0', '0_d'])('%s is none', (code) =>
    expect(isDateFormat(code)).toBe(false),
  )
})

describe('what is broken or hostile is refused', () => {
  const sound = () =>
    zipped(`<worksheet><sheetData>${HEADER}<row r="2">${inline('王')}</row></sheetData></worksheet>`)
  it('a file cut off at any place', async () => {
    const whole = readFileSync(sound())
    for (const share of [0.2, 0.5, 0.9, 0.99]) {
      const path = newPath()
      writeFileSync(path, whole.subarray(0, Math.floor(whole.length * share)))
      expect(await why(path)).toContain('不完整')
    }
  })
  it('a ZIP that is no workbook', async () => {
    const path = newPath()
    writeFileSync(path, zipSync({ 'a.jpg': strToU8('x') }))
    expect(await why(path)).toContain('不是 XLSX')
  })
  it('a sheet that ends in the middle of a row', async () => {
    expect(
      await why(zipped(`<worksheet><sheetData>${HEADER}<row r="2"><c t="inlineStr"><is><t>王`)),
    ).toContain('不完整')
  })
  it('a bomb: twenty megabytes of blanks in a few bytes', async () => {
    const path = zipped(`<worksheet><sheetData>${HEADER}${' '.repeat(20 << 20)}</sheetData></worksheet>`)
    expect(await why(path)).toMatch(/异常大|太长/)
  }, 60_000)
  it('a bomb of shared strings', async () => {
    const path = zipped(`<worksheet><sheetData>${HEADER}</sheetData></worksheet>`, {
      'xl/sharedStrings.xml': `<sst><si><t>${'a'.repeat(20 << 20)}</t></si></sst>`,
    })
    expect(await why(path)).toMatch(/异常大|太长/)
  }, 60_000)
  it('a cell too long, a column too far, a row beyond the last', async () => {
    const withRow = (row: string) => zipped(`<worksheet><sheetData>${HEADER}${row}</sheetData></worksheet>`)
    expect(await why(withRow(`<row r="2">${inline('x'.repeat(40_000))}</row>`))).toContain('32767')
    expect(await why(withRow('<row r="2"><c r="XFD2"><v>1</v></c></row>'))).toContain('列')
    expect(await why(withRow('<row r="99999999"><c><v>1</v></c></row>'))).toContain('异常大')
  })
  it('a workbook without sheet', async () => {
    const path = newPath()
    writeFileSync(path, zipSync({ 'xl/workbook.xml': strToU8(WORKBOOK) }))
    expect(await why(path)).toContain('工作表')
  })
})
