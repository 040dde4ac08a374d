import { checkDigitOf } from '@zhongzhao/domain/identity/id-number'

/** What upstream says of one pupil: title of the column → text. */
export type Cells = Readonly<Record<string, string>>

// 41xx98: division codes nobody was ever given, and none that the sandbox uses; 144 is no prefix of people's telephones.
const FAMILY = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const GIVEN = [...'梓涵宇轩墨浩然欣怡诗琪雨桐思远明哲佳慧晨曦语嫣文博雅婷俊杰']
const DAYS = 359
const SERIALS = 499
const FIRST_DAY = Date.UTC(2006, 8, 1)

const at = (list: readonly string[], n: number): string => list[n % list.length] ?? ''

function numberOf(index: number): { readonly id: string; readonly born: string } {
  const half = Math.floor(index / 2)
  const round = Math.floor(half / DAYS)
  const born = new Date(FIRST_DAY + ((half * 127) % DAYS) * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '')
  const division = `41${String(1 + (Math.floor(round / SERIALS) % 89)).padStart(2, '0')}98`
  const serial = String((round % SERIALS) * 2 + (index % 2 === 0 ? 1 : 2)).padStart(3, '0')
  const first17 = `${division}${born}${serial}`
  return { id: `${first17}${checkDigitOf(first17)}`, born }
}

export const PER_CLASS = 45

/** The pupil with this index (0, 1, 2, …), the same every time: neighbours share a class, classes share a school. Every hundredth has
 *  only a temporary number (L…) and no ID number yet. */
export function pupilAt(index: number, schools: readonly string[]): Cells {
  const { id, born } = numberOf(index)
  const room = Math.floor(index / PER_CLASS)
  const school = at(schools, room)
  const temporary = index % 100 === 99
  const given =
    at(GIVEN, index * 7 + 3) + (index % 4 === 0 ? '' : at(GIVEN, index * 13 + Math.floor(index / 30)))
  return {
    学校标识码: school,
    姓名: at(FAMILY, index + Math.floor(index / 20)) + given,
    性别: index % 2 === 0 ? '男' : '女',
    出生日期: born,
    民族: index % 30 === 7 ? '回族' : '汉族',
    身份证件类型: temporary ? '其他' : '居民身份证',
    身份证件号: temporary ? '' : id,
    学籍号: temporary ? `L${id.slice(0, 14)}${String(index % 10_000).padStart(4, '0')}` : `G${id}`,
    班内学号: String((index % PER_CLASS) + 1),
    年级: '九年级',
    班级: `${30 + (Math.floor(room / schools.length) % 60)}班`,
    户口所在地行政区划: '410105',
    现住址: `示例路${(index % 900) + 1}号`,
    联系电话: `144${String(index % 100_000_000).padStart(8, '0')}`,
    成员1姓名: `${at(FAMILY, index + Math.floor(index / 20))}家长`,
    成员1关系: index % 2 === 0 ? '父亲' : '母亲',
    成员1联系电话: `144${String((index + 1) % 100_000_000).padStart(8, '0')}`,
    成员1是否监护人: '是',
  }
}

/** The number a pupil without one gets at last: L becomes G. */
export function numbered(index: number, cells: Cells): Cells {
  const { id } = numberOf(index)
  return { ...cells, 身份证件类型: '居民身份证', 身份证件号: id, 学籍号: `G${id}` }
}
