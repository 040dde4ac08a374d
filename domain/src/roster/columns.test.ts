import { describe, expect, it } from 'vitest'
import { columnTitle, readHeader } from './columns.ts'

const asked = { school: 'column', grade: 'column' } as const

function header(titles: readonly string[]) {
  const found = readHeader(titles, asked)
  if (!found.ok) throw new Error(found.refusal.message)
  return found.value
}

describe('the header of a roster', () => {
  it.each([
    ['name', '姓名'],
    ['name', '学生姓名'],
    ['name', '学生'],
    ['name', '名字'],
    ['name', '考生姓名'],
    ['name', 'XM'],
    ['className', '班别'],
    ['className', '所属班级'],
    ['className', '行政班'],
    ['idNumber', '证件号'],
    ['idNumber', '身份证号'],
    ['idNumber', '身份证'],
    ['idNumber', '证件号码'],
    ['idNumber', 'sfzjh'],
    ['studentNumber', '省学籍辅号'],
    ['studentNumber', '学籍辅号'],
    ['studentNumber', '省学籍号'],
    ['birthDate', '出生年月'],
    ['birthDate', '生日'],
    ['phone', '手机号'],
    ['phone', '家长电话'],
    ['homeAddress', '住址'],
    ['schoolCode', '学校代码'],
    ['nationality', '国籍／地区'],
  ] as const)('finds %s under %s', (key, title) => {
    const base = ['学校标识码', '姓名', '性别', '身份证件号', '年级', '班级'].filter(
      (t) => t !== columnTitle(key),
    )
    expect(header([...base, title]).at[key]).toBe(base.length)
  })
  it('looks past marks of duty, blanks and the byte order mark', () => {
    expect(
      header(['\ufeff*学校标识码', ' 姓 名（必填）', '性别*', '身份证件号(必填)', '年级', '班级']).at.name,
    ).toBe(1)
  })
  it('prefers the register’s own header to an alias', () => {
    const found = header(['学校标识码', '家庭地址', '现住址', '姓名', '性别', '身份证件号', '年级', '班级'])
    expect(found.at.homeAddress).toBe(2)
    expect(found.others).toEqual([1])
  })
  it('finds the members of the family, up to four', () => {
    const base = ['学校标识码', '姓名', '性别', '身份证件号', '年级', '班级']
    const found = header([...base, '成员1姓名', '成员1关系', '监护人2姓名', '家庭成员3姓名', '成员5姓名'])
    expect(found.members.map((member) => member.name)).toEqual([6, 8, 9])
    expect(found.others).toEqual([10])
  })
  it('refuses a file without what it needs, and names it', () => {
    const found = readHeader(['姓名', '性别'], asked)
    expect(found.ok ? '' : found.refusal.code).toBe('ROSTER-NO-HEADER')
    expect(found.ok ? '' : found.refusal.message).toContain('身份证件号、班级、学校标识码、年级')
  })
  it('does without school and grade when the importer gives them', () => {
    const titles = ['姓名', '性别', '身份证号', '班级']
    expect(readHeader(titles, { school: 'given', grade: 'given' }).ok).toBe(true)
    expect(readHeader([...titles, '学校标识码', '入学年月'], asked).ok).toBe(true)
  })
})
