import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Refused } from './errors.ts'
import { separatorOf } from './sheets-text.ts'
import { readSheet, rowsOf } from './sheets.ts'

const folder = mkdtempSync(join(tmpdir(), 'zz-sheets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
function fileOf(bytes: Uint8Array | string): string {
  count += 1
  const path = join(folder, `${count}.bin`)
  writeFileSync(path, bytes)
  return path
}

async function read(bytes: Uint8Array | string) {
  const sheet = await readSheet(fileOf(bytes))
  const rows: (readonly string[])[] = []
  const numbers: number[] = []
  for await (const batch of sheet.batches) {
    for (const { row, cells } of batch) {
      rows.push(cells)
      numbers.push(row)
    }
  }
  return { header: sheet.header, format: sheet.format, rows, numbers }
}

async function why(bytes: Uint8Array | string): Promise<string> {
  try {
    await read(bytes)
  } catch (error) {
    if (error instanceof Refused) return error.refusal.message
    throw error
  }
  return ''
}

/** 王䶮 and 阿依古丽·买买提 as GB 18030 bytes. */
const gb = {
  dragon: [0xcd, 0xf5, 0xfe, 0x9f],
  name: [0xd0, 0xd5, 0xc3, 0xfb],
  sex: [0xd0, 0xd4, 0xb1, 0xf0],
  female: [0xc5, 0xae],
}

describe('text tables, told by their content', () => {
  it('reads UTF-8 with and without byte order mark', async () => {
    for (const mark of ['', '\ufeff']) {
      const { header, rows, format } = await read(`${mark}姓名,性别\n王䶮,女\r\n李㛃,男`)
      expect({ header, rows, format }).toEqual({
        header: ['姓名', '性别'],
        rows: [
          ['王䶮', '女'],
          ['李㛃', '男'],
        ],
        format: 'utf-8',
      })
    }
  })
  it('reads GB 18030 as such: FE9F is 䶮, never a private-use character', async () => {
    const bytes = new Uint8Array([...gb.name, 9, ...gb.sex, 13, 10, ...gb.dragon, 9, ...gb.female, 13, 10])
    const { header, rows, format } = await read(bytes)
    expect(format).toBe('gb18030')
    expect(header).toEqual(['姓名', '性别'])
    expect(rows).toEqual([['王䶮', '女']])
  })
  it('reads four-byte characters of GB 18030 across block borders', async () => {
    const astral = [0x98, 0x39, 0xee, 0x38]
    const expected = new TextDecoder('gb18030').decode(new Uint8Array(astral))
    const line = [...astral, 9, ...gb.female, 10]
    const { rows } = await read(
      new Uint8Array([...gb.name, 9, ...gb.sex, 10, ...Array(60_001).fill(line).flat()]),
    )
    expect(rows).toHaveLength(60_001)
    expect(new Set(rows.map(([name]) => name))).toEqual(new Set([expected]))
  })
  it('reads UTF-16 with byte order mark, both ways', async () => {
    const little = Buffer.from('\ufeff姓名\t性别\r\n王𬱖\t女\r\n', 'utf16le')
    expect((await read(little)).rows).toEqual([['王𬱖', '女']])
    expect((await read(Buffer.from(little).swap16())).rows).toEqual([['王𬱖', '女']])
  })
  it('finds the separator: comma, semicolon, tab, or the one Excel names', async () => {
    expect(separatorOf('a,b;c,d')).toBe(',')
    expect(separatorOf('a;b;c,d')).toBe(';')
    expect(separatorOf('"a,b,c,d"\tb\tc')).toBe('\t')
    expect((await read('sep=;\n姓名;性别\n王;女')).rows).toEqual([['王', '女']])
  })
  it('reads quoted cells with separators, breaks and quotes inside', async () => {
    const { rows } = await read('姓名,住址\n"王,五","一号\n二楼 ""甲"""\n李,5"屏\n"赵"x,y\n')
    expect(rows).toEqual([
      ['王,五', '一号\n二楼 "甲"'],
      ['李', '5"屏'],
      ['赵x', 'y'],
    ])
  })
  it('counts rows from the first below the header, blank ones too, titles above it not', async () => {
    const { header, numbers } = await read('某中学学生名册,,\n姓名,性别,班级\n王,女,1\n,,\n李,男,2\n')
    expect(header).toEqual(['姓名', '性别', '班级'])
    expect(numbers).toEqual([1, 2, 3])
  })
  it('reads lines that end in CR alone, and drops U+0000', async () => {
    expect((await read('姓名,性别\r王,女\r李,男')).rows).toHaveLength(2)
    const late = `姓名,性别\n${'王,女\n'.repeat(20_000)}李\0,男\n`
    expect((await read(late)).rows.at(-1)).toEqual(['李', '男'])
  })
  it('reads the export of the student register in the shared set', async () => {
    const path = join(import.meta.dirname, '../../../../shared/data/roster/xueji_export_headers_gbk.xls')
    if (!existsSync(path)) {
      process.stdout.write('../shared/data is not here: the made-up files above were read\n')
      return
    }
    const sheet = await readSheet(path)
    const batches = await rowsOf(sheet)
    expect(sheet.header.slice(0, 3)).toEqual(['学校标识码', '姓名', '性别'])
    expect(batches.map(({ cells }) => [cells[1], cells[9]])).toEqual([
      ['王梓涵', "'410105200803149969"],
      ['阿依古丽·买买提', "'653101200803019971"],
    ])
  })
})

describe('files that are no table are refused with what to do', () => {
  it.each([
    ['an empty file', new Uint8Array(), '文件是空的'],
    ['old Excel', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'XLSX'],
    ['a PDF', '%PDF-1.7', 'PDF'],
    ['a photograph', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), '照片'],
    ['something binary', new Uint8Array([9, 8, 16, 0, 0, 6, 5, 0]), 'XLSX'],
    ['a web page', '<html><table></table></html>', '网页'],
    ['an XML spreadsheet', '\ufeff<?xml version="1.0"?><Workbook/>', '网页'],
    ['a file without header', 'hello\nworld\n', '表头'],
    ['a quote that never closes', `姓名,性别\n"王,女\n李,男\n`, '引号'],
    ['a cell of ten megabytes', `姓名,性别\n王${'龙'.repeat(3_500_000)},女\n`, '太长'],
    ['a quoted cell of ten megabytes', `姓名,性别\n"王${'x'.repeat(10 << 20)}",女\n`, '太长'],
    ['ten thousand columns', `姓名,性别\n${','.repeat(10_000)}\n`, '列'],
  ])('%s', async (_, bytes, word) => {
    expect(await why(bytes)).toContain(word)
  })
  it('lets the error of a missing file pass: it is not the reader’s to explain', async () => {
    await expect(readSheet(join(folder, 'nowhere.csv'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
  it('lets go of a file that is not read to its end', async () => {
    const sheet = await readSheet(fileOf(`姓名,性别\n${'王,女\n'.repeat(200_000)}`))
    await sheet.close()
    expect((await rowsOf(sheet)).length).toBeLessThan(200_000)
  })
})
