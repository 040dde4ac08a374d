import { checkDigitOf } from '../identity/id-number.ts'
import { rosterFileReader } from './check.ts'
import { type ColumnKey, columnTitle, readHeader } from './columns.ts'
import type { RosterTerms } from './row.ts'

// A made-up row for the tests of this folder; the division 419901 does not exist.

const keys = [
  'schoolCode',
  'name',
  'sex',
  'birthDate',
  'ethnicGroup',
  'idKind',
  'idNumber',
  'politicalStatus',
  'householdDivision',
  'studentNumber',
  'grade',
  'className',
  'enrolled',
  'phone',
  'homeAddress',
] as const satisfies readonly ColumnKey[]
const members = [
  '成员1姓名',
  '成员1关系',
  '成员1关系说明',
  '成员1联系电话',
  '成员1是否监护人',
  '成员1身份证件类型',
  '成员1身份证件号',
]
const titles = [...keys.map(columnTitle), ...members, '就读方式']
export const terms: RosterTerms = { seasonDay: '2022-03-01' }

export const id = (first17: string) => first17 + checkDigitOf(first17)
export const girl = id('41990120070314002')

const good: Readonly<Record<string, string>> = {
  学校标识码: '2141010001',
  姓名: '王梓涵',
  性别: '女',
  出生日期: '20070314',
  民族: '汉族',
  身份证件类型: '居民身份证',
  身份证件号: `'${girl}`,
  政治面貌: '共青团员',
  户口所在地行政区划: '410105',
  学籍号: `G${girl}`,
  年级: '九年级',
  班级: '3班',
  入学年月: '201909',
  联系电话: '13800138000',
  现住址: '郑州市金水区',
  成员1姓名: '王建国',
  成员1关系: '父亲',
  成员1联系电话: '13900139000',
  成员1是否监护人: '是',
  就读方式: '走读',
}

export function reader(own: RosterTerms = terms, header: readonly string[] = titles) {
  const found = readHeader(header, { school: 'column', grade: 'column' })
  if (!found.ok) throw new Error(found.refusal.message)
  return rosterFileReader(found.value, own)
}
export const row = (change: Readonly<Record<string, string>> = {}) =>
  titles.map((title) => ({ ...good, ...change })[title] ?? '')
export function read(change: Readonly<Record<string, string>> = {}, own: RosterTerms = terms) {
  const reading = reader(own).read(row(change), 1)
  if (reading === undefined) throw new Error('blank')
  return reading
}
/** `CODE column` of each problem. */
export const codes = (list: readonly { code: string; column: string }[]) =>
  list.map(({ code, column }) => `${code} ${column}`)
