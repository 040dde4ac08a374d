import { type Result, ok, refuse } from '../base/result.ts'

/** What a roster tells about a pupil; each word is one column of the student-register export. */
export type ColumnKey = keyof typeof columns

interface Column {
  readonly label: string
  /** Headers of other systems for the same thing (`data/roster/headers.md`). */
  readonly aliases: readonly string[]
}

const columns = {
  schoolCode: { label: '学校标识码', aliases: ['学校代码', '学校编码', '毕业学校代码', 'xxbsm'] },
  name: { label: '姓名', aliases: ['学生姓名', '考生姓名', '学生', '名字', 'xm'] },
  sex: { label: '性别', aliases: ['学生性别', '性别码', 'xb'] },
  birthDate: { label: '出生日期', aliases: ['出生年月日', '出生年月', '生日', 'csrq'] },
  ethnicGroup: { label: '民族', aliases: ['民族码', '民族名称', 'mz'] },
  nationality: { label: '国籍/地区', aliases: ['国籍', '国籍地区', 'gj'] },
  idKind: { label: '身份证件类型', aliases: ['证件类型', '身份证类型', '身份证件类型码', 'sfzjlx'] },
  idNumber: {
    label: '身份证件号',
    aliases: [
      '身份证件号码',
      '证件号',
      '证件号码',
      '身份证号',
      '身份证号码',
      '身份证',
      '公民身份号码',
      'sfzjh',
      'sfzh',
    ],
  },
  politicalStatus: { label: '政治面貌', aliases: ['政治面貌码', 'zzmm'] },
  householdDivision: {
    label: '户口所在地行政区划',
    aliases: [
      '户口所在地行政区划代码',
      '户籍所在地行政区划',
      '户口所在地区划代码',
      '户籍所在地',
      '户口所在地',
      'hkszdxzqh',
    ],
  },
  householdAddress: { label: '户籍地址', aliases: ['户籍详细地址', '户口所在地详细地址', '户口地址'] },
  householdKind: { label: '户口性质', aliases: ['户口类别', '户口类型', 'hkxz'] },
  studentNumber: {
    label: '学籍号',
    aliases: [
      '全国学籍号',
      '国网学籍号',
      '学生学籍号',
      '省学籍号',
      '学籍辅号',
      '省学籍辅号',
      'xsxjh',
      'xjfh',
    ],
  },
  seat: { label: '班内学号', aliases: ['班内序号', '座号', 'bnxh'] },
  grade: { label: '年级', aliases: ['所在年级', '年级名称', 'nj'] },
  className: { label: '班级', aliases: ['班别', '所属班级', '行政班', '班级名称', '班号', 'bh', 'bj'] },
  enrolled: { label: '入学年月', aliases: ['入学时间', '入学日期', 'rxny'] },
  studentSource: { label: '学生来源', aliases: ['xsly'] },
  homeAddress: { label: '现住址', aliases: ['家庭地址', '家庭住址', '住址', 'xzz', 'jtdz'] },
  phone: { label: '联系电话', aliases: ['手机号', '手机号码', '家长电话', '电话', 'lxdh'] },
  formerName: { label: '曾用名', aliases: ['cym'] },
  health: { label: '健康状况', aliases: ['jkzk'] },
} as const satisfies Readonly<Record<string, Column>>

/** Without these no row can be kept; school code and grade may also come from whoever imports. */
const REQUIRED: readonly ColumnKey[] = ['name', 'sex', 'idNumber', 'className']

const MEMBER = /^(?:家庭)?(?:成员|监护人)([1-4])(.+)$/
const memberColumns = {
  name: ['姓名'],
  relation: ['关系', '与学生关系'],
  relationNote: ['关系说明'],
  ethnicGroup: ['民族'],
  employer: ['工作单位'],
  address: ['现住址', '住址'],
  householdDivision: ['户口所在地行政区划', '户口所在地'],
  phone: ['联系电话', '电话', '手机号'],
  guardian: ['是否监护人'],
  idKind: ['身份证件类型', '证件类型'],
  idNumber: ['身份证件号', '身份证件号码', '身份证号', '证件号码'],
  position: ['职务'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type MemberKey = keyof typeof memberColumns

/** Where each column of the file lies; -1 = the file has no such column. */
export interface RosterHeader {
  /** The header as written. */
  readonly titles: readonly string[]
  readonly at: Readonly<Record<ColumnKey, number>>
  readonly members: readonly Readonly<Record<MemberKey, number>>[]
  /** Columns of no known name: carried along under their own title. */
  readonly others: readonly number[]
}

const columnKeys = Object.keys(columns).filter((key): key is ColumnKey => key in columns)
const memberKeys = Object.keys(memberColumns).filter((key): key is MemberKey => key in memberColumns)

/** Spaces, marks of duty (`*`, `（必填）`) and letter case taken away, full-width brackets and slashes made narrow. */
function plainTitle(title: string): string {
  return title
    .replaceAll(/[\s\u00a0\u200b-\u200f\ufeff*＊'"]/g, '')
    .replace(/[（(](?:必填|选填|可选|必选)[)）]/, '')
    .replaceAll('／', '/')
    .toLowerCase()
}

function memberPlaces(titles: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const [index, title] of titles.entries()) {
    const [, member = '', rest = ''] = MEMBER.exec(title) ?? []
    const key = memberKeys.find((k) => memberColumns[k].some((alias) => alias === rest))
    if (key !== undefined && !places.has(member + key)) places.set(member + key, index)
  }
  return places
}

function membersOf(places: ReadonlyMap<string, number>): RosterHeader['members'] {
  const numbers = ['1', '2', '3', '4'].filter((member) => places.has(`${member}name`))
  const place = (member: string, key: MemberKey) => places.get(member + key) ?? -1
  return numbers.map((member) => ({
    name: place(member, 'name'),
    relation: place(member, 'relation'),
    relationNote: place(member, 'relationNote'),
    ethnicGroup: place(member, 'ethnicGroup'),
    employer: place(member, 'employer'),
    address: place(member, 'address'),
    householdDivision: place(member, 'householdDivision'),
    phone: place(member, 'phone'),
    guardian: place(member, 'guardian'),
    idKind: place(member, 'idKind'),
    idNumber: place(member, 'idNumber'),
    position: place(member, 'position'),
  }))
}

function placesOf(titles: readonly string[]): Record<ColumnKey, number> {
  const find = ({ label, aliases }: Column): number => {
    for (const title of [label, ...aliases]) {
      const index = titles.indexOf(title)
      if (index !== -1) return index
    }
    return -1
  }
  const entries = columnKeys.map((key): [ColumnKey, number] => [key, find(columns[key])])
  return Object.fromEntries(entries) as Record<ColumnKey, number>
}

/** The header a template carries. */
export function columnTitle(key: ColumnKey): string {
  return columns[key].label
}

export interface Known {
  /** `given`: the importer names the school (or grade), so the column may be absent. */
  readonly school: 'given' | 'column'
  readonly grade: 'given' | 'column'
}

/** Finds the columns of a roster by their header and its aliases. Refuses ROSTER-NO-HEADER naming what is missing. */
export function readHeader(titles: readonly string[], known: Known): Result<RosterHeader> {
  const plain = titles.map(plainTitle)
  const at = placesOf(plain)
  const missing = REQUIRED.filter((key) => at[key] === -1)
  if (known.school === 'column' && at.schoolCode === -1) missing.push('schoolCode')
  if (known.grade === 'column' && at.grade === -1 && at.enrolled === -1) missing.push('grade')
  if (missing.length > 0) {
    return refuse('ROSTER-NO-HEADER', { columns: missing.map(columnTitle).join('、') })
  }
  const places = memberPlaces(plain)
  const used = new Set([...Object.values(at), ...places.values()])
  const others = plain.flatMap((title, index) => (used.has(index) || title === '' ? [] : [index]))
  return ok({ titles: titles.map((title) => title.trim()), at, members: membersOf(places), others })
}
