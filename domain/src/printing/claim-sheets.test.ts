import { expect, it } from 'vitest'
import { qualifiedSheet } from './claim-sheets.ts'

const head = { heading: '2022年', unit: '金水区', printedAt: '2022年3月10日 17:00' }
const row = {
  school: '一中',
  className: '九年级1班',
  serial: '22410001',
  name: '王小明',
  passedAt: '2022年3月9日 10:00',
}

it('a list without bonuses has no columns of bonuses (K9)', () => {
  const sheet = qualifiedSheet(head, '分配生资格', [row, { ...row, serial: '22410002' }])
  expect(sheet.columns.map(({ label }) => label)).toEqual([
    '序号',
    '学校',
    '班级',
    '报名序号',
    '姓名',
    '确认时间',
  ])
  expect([sheet.facts[0]?.value, sheet.notes]).toEqual(['2', []])
})

it('who has two bonuses stands there twice and is counted once (I3)', () => {
  const bonus = { item: '军人子女', counts: '加 10 分（全省范围）' }
  const sheet = qualifiedSheet(head, '照顾加分资格', [
    { ...row, bonus },
    { ...row, bonus: { item: '少数民族考生', counts: '不另加' } },
  ])
  expect(sheet.rows.map((cells) => cells.slice(5, 7))).toEqual([
    ['军人子女', '加 10 分（全省范围）'],
    ['少数民族考生', '不另加'],
  ])
  expect([sheet.facts[0]?.value, sheet.notes]).toEqual(['1', ['加分不累计，取最高一项。']])
})
