import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { CardAsked } from '@zhongzhao/domain/images/card/facts'
import { WrongUse } from './command.ts'

/** ID number → what the registry says of its bearer. */
export type Registry = ReadonlyMap<string, CardAsked>

/** Headers a column may have, in the order tried. */
const columns = {
  number: ['id', '身份证号', '身份证件号', '身份证件号码', '公民身份号码'],
  name: ['name', '姓名'],
  sex: ['sex', '性别'],
  ethnicity: ['ethnicity', '民族'],
  birth: ['birth', '出生日期'],
} as const

/** One line of a CSV by its headers. */
export type CsvRow = Readonly<Record<string, string | undefined>>

export function csvRows(text: string): readonly CsvRow[] {
  const parsed: unknown = parse(text, { bom: true, columns: true, relax_column_count: true, trim: true })
  return Array.isArray(parsed) ? parsed : []
}

function cell(row: CsvRow, column: keyof typeof columns): string | undefined {
  const value = columns[column].map((header) => row[header]).find((found) => found !== undefined)
  return value === undefined || value === '' ? undefined : value
}

function askedFrom(row: CsvRow, number: string): CardAsked {
  const [name, ethnicity, birth] = [cell(row, 'name'), cell(row, 'ethnicity'), cell(row, 'birth')]
  const sex = cell(row, 'sex')
  return {
    number,
    ...(name === undefined ? {} : { name }),
    ...(sex === '男' || sex === '女' ? { sex } : {}),
    ...(ethnicity === undefined ? {} : { ethnicity }),
    ...(birth === undefined ? {} : { birth }),
  }
}

/** Reads the list given with `--registry`; `undefined` when none was given. Throws WrongUse when it cannot be used. */
export async function readRegistry(path: string | undefined): Promise<Registry | undefined> {
  if (path === undefined) return undefined
  const text = await readFile(path, 'utf8').catch(() => {
    throw new WrongUse('打不开 --registry 指定的名册文件，请核对路径。')
  })
  const known = csvRows(text).flatMap((row) => {
    const number = cell(row, 'number')?.replace(/x$/, 'X')
    return number === undefined ? [] : [[number, askedFrom(row, number)] as const]
  })
  if (known.length === 0) {
    throw new WrongUse(`名册文件里没有号码列，表头应有其一：${columns.number.join('、')}。`)
  }
  return new Map(known)
}
