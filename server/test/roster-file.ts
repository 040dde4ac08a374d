import { checkDigitOf } from '@zhongzhao/domain/identity/id-number'
import { pack } from './moments.ts'

export const columns = [
  '学校标识码',
  '姓名',
  '性别',
  '出生日期',
  '民族',
  '身份证件类型',
  '身份证件号',
  '学籍号',
  '班内学号',
  '年级',
  '班级',
  '户口所在地行政区划',
  '现住址',
  '联系电话',
  '成员1姓名',
  '成员1关系',
  '成员1联系电话',
  '成员1是否监护人',
] as const
export type Row = Partial<Record<(typeof columns)[number], string>>

/** Old enough in the season under test that nobody waits for a consent on paper. */
const BORN = `${Math.min(2007, pack.year - 15)}0314`

/** Number of an unused division code, with a right check digit. `serial` odd = boy. */
export function madeUpNumber(serial: number, born = BORN): string {
  const first17 = `410199${born}${String(serial).padStart(3, '0')}`
  return first17 + checkDigitOf(first17)
}

/** 王示例乙, 王示例乙甲 … one name for each serial. */
export function madeUpName(serial: number): string {
  return `王示例${[...String(serial)].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')}`
}

/** A pupil's row with nothing wrong; `over` puts something else into single cells. */
export function pupilRow(serial: number, over: Row = {}): Row {
  const number = madeUpNumber(serial)
  return {
    学校标识码: '2141010001',
    姓名: madeUpName(serial),
    性别: serial % 2 === 1 ? '男' : '女',
    出生日期: '20070314',
    民族: '汉族',
    身份证件类型: '居民身份证',
    身份证件号: number,
    学籍号: `G${number}`,
    班内学号: String(serial),
    年级: '九年级',
    班级: '1班',
    户口所在地行政区划: '410105',
    现住址: '文化路1号',
    联系电话: '14400000001',
    成员1姓名: '王家长',
    成员1关系: '父亲',
    成员1联系电话: '14400000002',
    成员1是否监护人: '是',
    ...over,
  }
}

/** CSV in UTF-8 with byte order mark. */
export function csv(rows: readonly Row[]): Buffer {
  const lines = [columns.join(','), ...rows.map((row) => columns.map((c) => row[c] ?? '').join(','))]
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)
}
