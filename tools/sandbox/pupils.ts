import { checkDigitOf } from '@zhongzhao/domain/identity/id-number'
import { type Chance, chanceOf } from './chance.ts'
import { type MadeUpClass, madeUpClasses } from './divisions.ts'
import { withDoubles } from './doubles.ts'
import { hardNameGroups, hardNames } from './hard-names.ts'

/** The forty columns of the made-up roster, headers as the national student-status system writes them. */
export const rosterColumns = [
  '学校标识码',
  '姓名',
  '性别',
  '出生日期',
  '出生地行政区划代码',
  '籍贯',
  '民族',
  '国籍/地区',
  '身份证件类型',
  '身份证件号',
  '港澳台侨外',
  '政治面貌',
  '健康状况',
  '曾用名',
  '户口所在地行政区划',
  '户口性质',
  '特长',
  '学籍号',
  '班内学号',
  '年级',
  '班级',
  '入学年月',
  '入学方式',
  '就读方式',
  '学生来源',
  '现住址',
  '通信地址',
  '家庭地址',
  '联系电话',
  '邮政编码',
  '是否独生子女',
  '是否留守儿童',
  '是否进城务工人员随迁子女',
  '成员1姓名',
  '成员1关系',
  '成员1工作单位',
  '成员1联系电话',
  '成员1是否监护人',
  '成员1身份证件类型',
  '成员1身份证件号',
] as const
export type RosterColumn = (typeof rosterColumns)[number]

/** One made-up pupil, as a roster row: header → cell. */
export type MadeUpRow = Readonly<Record<RosterColumn, string>>

// Division codes nobody was ever given (41xx99): a made-up number is nobody's number.
const UNUSED_DIVISIONS = Array.from({ length: 17 }, (_, i) => `41${String(i + 1).padStart(2, '0')}99`)
const DAY = 86_400_000
const SCHOOL_YEAR = { 9: Date.UTC(2006, 8, 1), 8: Date.UTC(2007, 8, 1) } as const
/** Each day of each division has 999 numbers; numbers are dealt out in a fixed order, so none is dealt twice. */
const PER_DAY = 998

const familyNames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
] as [string, ...string[]]
const givenNames = [
  ...'梓涵宇轩子墨浩然欣怡诗琪雨桐思远明哲佳慧晨曦语嫣文博雅婷俊杰梦瑶天佑可馨一诺嘉懿若彤泽楷',
] as [string, ...string[]]
const streets = ['文化路', '花园路', '建设路', '人民路', '中原路', '黄河路', '嵩山路', '济水大街'] as const
const works = ['个体', '务农', '外出务工', '某建筑公司', '某医院', '某小学', '某商场'] as const

const day = (at: number) => new Date(at).toISOString().slice(0, 10)

/** The n-th number (0, 1, 2, …) of a sex in a grade, with a right check digit. */
function numberOf(n: number, grade: 8 | 9, sex: 1 | 2): { readonly id: string; readonly born: string } {
  // 359 and not 365 days, and the day moved by 127 each time: neighbours in class are not neighbours in age.
  const dayIndex = (n * 127) % 359
  const round = Math.floor(n / 359)
  const serial = (round % (PER_DAY / 2)) * 2 + (sex === 1 ? 1 : 2)
  const division = UNUSED_DIVISIONS[Math.floor(round / (PER_DAY / 2)) % UNUSED_DIVISIONS.length] ?? '410199'
  const born = day(SCHOOL_YEAR[grade] + dayIndex * DAY)
  const first17 = `${division}${born.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  return { id: `${first17}${checkDigitOf(first17)}`, born }
}

function adultId(n: number, chance: Chance): string {
  const born = day(Date.UTC(1976, 0, 1) + chance.below(3600) * DAY).replaceAll('-', '')
  const first17 = `410199${born}${String((n % 900) + 100)}`
  return `${first17}${checkDigitOf(first17)}`
}

// 144 is no prefix of people's telephones: nobody is rung up by a drill.
const phoneOf = (n: number) => `144${String(n % 100_000_000).padStart(8, '0')}`

function nameOf(chance: Chance): string {
  const given = chance.pick(givenNames)
  return chance.pick(familyNames) + given + (chance.below(4) > 0 ? chance.pick(givenNames) : '')
}

/** Everything that does not hang on which pupil it is. */
const sameForAll = {
  '国籍/地区': '中国',
  身份证件类型: '居民身份证',
  港澳台侨外: '否',
  健康状况: '健康或良好',
  曾用名: '',
  特长: '',
  入学方式: '就近入学',
  就读方式: '走读',
  学生来源: '正常入学',
  邮政编码: '450000',
  成员1身份证件类型: '居民身份证',
  成员1是否监护人: '是',
} as const

const GRADES = { 9: '九年级', 8: '八年级' } as const

interface Seat {
  readonly room: MadeUpClass
  /** Position in the class, from 1. */
  readonly position: number
  /** Serial over the whole province, from 0. */
  readonly serial: number
  readonly name: string | undefined
}

function rowOf({ room, position, serial, name }: Seat, chance: Chance): MadeUpRow {
  const sex = serial % 2 === 0 ? 1 : 2
  const { id, born } = numberOf(Math.floor(serial / 2), room.grade, sex)
  const home = `${chance.pick(streets)}${chance.below(200) + 1}号院${chance.below(20) + 1}号楼${chance.below(60) + 101}`
  const own = name ?? nameOf(chance)
  const household = chance.pick(['410105', '410102', '410181', '419001'])
  return {
    ...sameForAll,
    学校标识码: room.school,
    姓名: own,
    性别: sex === 1 ? '男' : '女',
    出生日期: born.replaceAll('-', ''),
    出生地行政区划代码: household,
    籍贯: '河南',
    民族: hardNameGroups[own] ?? (chance.below(30) === 0 ? '回族' : '汉族'),
    身份证件号: id,
    政治面貌: chance.below(3) === 0 ? '共青团员' : '群众',
    户口所在地行政区划: household,
    户口性质: chance.below(2) === 0 ? '农业家庭户口' : '非农业家庭户口',
    学籍号: `G${id}`,
    班内学号: String(position),
    年级: GRADES[room.grade],
    班级: `${room.number}班`,
    入学年月: room.grade === 9 ? '201909' : '202009',
    现住址: home,
    通信地址: home,
    家庭地址: home,
    联系电话: phoneOf(serial),
    是否独生子女: chance.below(3) === 0 ? '是' : '否',
    是否留守儿童: chance.below(12) === 0 ? '是' : '否',
    是否进城务工人员随迁子女: chance.below(8) === 0 ? '是' : '否',
    成员1姓名: nameOf(chance),
    成员1关系: chance.below(2) === 0 ? '父亲' : '母亲',
    成员1工作单位: chance.pick(works),
    成员1联系电话: phoneOf(serial),
    成员1身份证件号: adultId(serial, chance),
  }
}

/** Made-up pupils, class after class, `perClass` in each, at most `most`; `names` are given to the first ones, class
 *  after class; `first` is the serial of the first, so that two provinces share no number. The same arguments give the same pupils. */
export function* madeUpPupils(
  rooms: readonly MadeUpClass[],
  {
    perClass,
    names = [],
    most = Number.POSITIVE_INFINITY,
    first = 0,
  }: { perClass: number; names?: readonly string[]; most?: number; first?: number },
): Generator<MadeUpRow> {
  const chance = chanceOf(2022)
  let serial = first
  for (const [index, room] of rooms.entries()) {
    for (let position = 1; position <= perClass && serial - first < most; position++, serial++) {
      // Every third seat of a class, so that a hard name sits between ordinary ones.
      const hard = position % 3 === 0 ? names[index * Math.floor(perClass / 3) + position / 3 - 1] : undefined
      yield rowOf({ room, position, serial, name: hard }, chance)
    }
  }
}

/** Pupils a class of the sandbox has. */
export const PUPILS_PER_CLASS = 20

/** Seats (from 0, over the province) whose register contradicts the number, as registers do (notice 三.(三)). */
const contradicting: ReadonlyMap<number, 'birth' | 'sex'> = new Map([
  [17, 'birth'],
  [19, 'sex'],
  [33, 'sex'],
  [36, 'birth'],
])

function contradicted(row: MadeUpRow, what: 'birth' | 'sex' | undefined): MadeUpRow {
  if (what === 'sex') return { ...row, 性别: row.性别 === '男' ? '女' : '男' }
  return what === 'birth' ? { ...row, 出生日期: `${row.出生日期.slice(0, 6)}15` } : row
}

/** The pupils of the sandbox, class after class, hard names among them. */
export function* sandboxPupils(): Generator<MadeUpRow> {
  const rows = madeUpPupils(madeUpClasses, { perClass: PUPILS_PER_CLASS, names: hardNames })
  let seat = 0
  for (const row of withDoubles(rows)) yield contradicted(row, contradicting.get(seat++))
}

/** A line of CSV (RFC 4180); made-up cells hold no quotes or line ends. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`
}

/** The roster as CSV text in pieces of about 64 KB, header first. */
export function* rosterCsv(rows: Iterable<MadeUpRow>): Generator<string> {
  let text = `\ufeff${csvLine(rosterColumns)}`
  for (const row of rows) {
    text += csvLine(rosterColumns.map((column) => row[column]))
    if (text.length < 65_536) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}
