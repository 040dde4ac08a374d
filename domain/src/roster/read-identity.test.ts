import { describe, expect, it } from 'vitest'
import { girl, id, read } from './sample-row.ts'

describe('repairs, where the original is certain', () => {
  it.each([
    ['身份证件号', girl.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)), 'fullWidth'],
    ['身份证件号', `${girl.slice(0, 6)} ${girl.slice(6, 14)} ${girl.slice(14)}`, 'space'],
    ['身份证件号', `${girl.slice(0, 6)}\u200b${girl.slice(6)}`, 'invisible'],
    ['出生日期', '2007-3-14', 'dateFormat'],
    ['出生日期', '2007/3/14', 'dateFormat'],
    ['出生日期', '2007年3月14日', 'dateFormat'],
    ['出生日期', '2007.3.14', 'dateFormat'],
    ['出生日期', '2007-03-14 00:00:00', 'dateFormat'],
    ['出生日期', '39155', 'dateSerial'],
    ['出生日期', '2007年3月', 'fromIdNumber'],
    ['出生日期', '', 'fromIdNumber'],
    ['姓名', '王 梓涵', 'space'],
    ['姓名', '阿依古丽•买买提', 'dot'],
    ['姓名', '王\ue863', 'privateUse'],
  ])('%s %j is repaired (%s) and said', (column, value, kind) => {
    const { accepted, refused, repairs } = read({ [column]: value })
    expect(refused).toEqual([])
    expect(accepted?.idNumber).toBe(girl)
    expect(accepted?.birthDate).toBe('2007-03-14')
    expect(repairs).toContainEqual({ column, kind })
  })
  it('writes a lower-case x large', () => {
    const ending = Array.from({ length: 99 }, (_, n) =>
      id(`410105200703140${String(n).padStart(2, '0')}`),
    ).find((number) => number.endsWith('X') && Number(number.charAt(16)) % 2 === 0)
    const { accepted, repairs } = read({ 身份证件号: (ending ?? '').toLowerCase() })
    expect(accepted?.idNumber).toBe(ending)
    expect(repairs).toContainEqual({ column: '身份证件号', kind: 'lowerX' })
  })
  it.each(['女', '2', '2-女', '女性', ' 女 '])('reads the sex %j', (sex) =>
    expect(read({ 性别: sex }).accepted?.sex).toBe('2'),
  )
  it.each(['汉', '01', '1', '01-汉族', '汉族'])('reads the ethnic group %j', (group) =>
    expect(read({ 民族: group }).accepted?.ethnicGroup).toBe('01'),
  )
  it.each(['九年级', '9', '初三', '2019级', '2022届', '初中三年级', ''])('reads the grade %j', (grade) =>
    expect(read({ 年级: grade }).accepted?.grade).toBe(9),
  )
  it('takes an ID card where the kind is left out and the number proves it', () => {
    expect(read({ 身份证件类型: '' }).accepted?.idKind).toBe('1')
  })
})
