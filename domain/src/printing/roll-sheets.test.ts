import { describe, expect, it } from 'vitest'
import { dailySheet, portraitTable, proofSheet, statisticsSheet } from './roll-sheets.ts'

const head = { heading: '2022年', unit: '示例一中', printedAt: '2022年3月10日 17:00' }

describe('tables an office lives by (K9)', () => {
  it('the proof has a line each to sign, and says what becomes of it', () => {
    const line = {
      serial: '22410001',
      name: '王小明',
      sex: '男',
      birthDate: '2006年9月1日',
      ethnicGroup: '汉族',
      idNumber: '410199200609010012',
      studentNumber: 'G410199200609010012',
      household: '金水区',
    }
    const sheet = proofSheet(head, { className: '九年级1班', lines: [line, { ...line, name: '李四' }] })
    expect(sheet.rows.map((row) => [row[0], row[2], row.at(-1)])).toEqual([
      ['1', '王小明', ''],
      ['2', '李四', ''],
    ])
    expect([sheet.orientation, sheet.signers, sheet.notes.some((note) => note.includes('销毁'))]).toEqual([
      'landscape',
      ['填表人', '审核人', '日期'],
      true,
    ])
  })
  it('whose picture is missing is said in a word', () => {
    const lines = [{ serial: '1', name: '王小明', standing: '未采集' }]
    expect(portraitTable(head, { className: '九年级1班', lines }).rows).toEqual([
      ['1', '1', '王小明', '未采集', '', ''],
    ])
  })
  it('sums every column', () => {
    const numbers = { total: 3, male: 2, female: 1, han: 3, minority: 0, fresh: 2, former: 1 }
    const rest = { urban: 1, rural: 1, unsaid: 1 }
    const sheet = statisticsSheet(head, [
      { name: '一中', ...numbers, ...rest },
      { name: '二中', ...numbers, ...rest },
    ])
    expect(sheet.total).toEqual(['', '合计', '6', '4', '2', '6', '0', '4', '2', '2', '2', '2'])
    const counts = { expected: 5, started: 4, confirmed: 3, checked: 2, sealed: 1 }
    const daily = dailySheet(head, {
      day: '2022年3月10日',
      takenAt: '17:00',
      lines: [{ name: '一中', ...counts, newlyConfirmed: -1, newlyChecked: 2 }],
    })
    expect(daily.total).toEqual(['', '合计', '5', '4', '3', '2', '1', '-1', '2'])
  })
})
