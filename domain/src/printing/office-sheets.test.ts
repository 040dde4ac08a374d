import { expect, it } from 'vitest'
import { classList, headCount, registerCorrections, returnedSheets, tableSheet } from './office-sheets.ts'

const head = { heading: '某省考试', unit: '样例中学', printedAt: '2022年3月25日 17:00' }
const count = { activated: 50, confirmed: 50, checked: 49, excused: 1 }

it('signs every table with 填表人, 审核人 and 日期', () => {
  expect(
    tableSheet({ ...head, title: '表', columns: [{ label: '甲', width: 1 }], rows: [['1']] }).signers,
  ).toEqual(['填表人', '审核人', '日期'])
})

it('refuses a row that does not fit its columns', () => {
  expect(() =>
    tableSheet({ ...head, title: '表', columns: [{ label: '甲', width: 1 }], rows: [['1', '2']] }),
  ).toThrow('row 1')
})

it('closes the head count: rostered less excused less sealed is what is missing', () => {
  const sheet = headCount(head, [
    { className: '九年级1班', rostered: 51, sealed: 50, ...count },
    { className: '九年级2班', rostered: 50, sealed: 47, ...count },
  ])
  expect(sheet.rows.map((row) => row[7])).toEqual(['0', '2'])
  expect(sheet.total).toEqual(['合计', '101', '2', '100', '100', '98', '97', '2', ''])
})

it('counts a school without classes as nothing', () => {
  expect(headCount(head, []).total.slice(1, -1)).toEqual(['0', '0', '0', '0', '0', '0', '0'])
})

it('lists returned sheets and the class in the order given', () => {
  const returned = returnedSheets(head, [
    { serial: '2', name: '李㛃', sheetNumber: 'HN22-2', recordedAt: '3月26日 09:10', remark: '' },
    { serial: '1', name: '王䶮', sheetNumber: 'HN22-1', recordedAt: '3月26日 09:11', remark: '补签' },
  ])
  expect(returned.rows.map((row) => [row[0], row[2]])).toEqual([
    ['1', '李㛃'],
    ['2', '王䶮'],
  ])
  const member = {
    serial: '1',
    name: '王䶮',
    sex: '男',
    maskedNumber: '4101 **** **** 0012',
    state: '待核验',
  }
  const list = classList(head, { className: '九年级3班', members: [member] })
  expect(list.title).toBe('九年级3班考生花名册')
  expect(list.rows).toEqual([['1', '1', '王䶮', '男', '4101 **** **** 0012', '待核验', '']])
})

it('lists for the keeper of the register what it holds, what the pupil wrote, and room for the result', () => {
  const entry = {
    serial: '224100000001',
    className: '九年级3班',
    name: '王䶮',
    sex: '男',
    birthDate: '2007年3月14日',
    ethnicGroup: '汉族',
    idNumber: '410105200703140012',
    written: '出生日期应当是2007年3月15日',
  }
  const sheet = registerCorrections(head, [entry])
  expect(sheet.title).toBe('学籍更正清单')
  expect(sheet.facts).toEqual([{ label: '人数', value: '1' }])
  expect(sheet.rows).toEqual([
    [
      '1',
      '224100000001',
      '九年级3班',
      '王䶮',
      '男',
      '2007年3月14日',
      '汉族',
      '410105200703140012',
      '出生日期应当是2007年3月15日',
      '',
    ],
  ])
  expect(sheet.columns.length).toBe(sheet.rows[0]?.length)
})
