import { month, text } from '@zhongzhao/domain/forms/field'
import { form } from '@zhongzhao/domain/forms/form'
import { expect, it } from 'vitest'
import { historyTemplate } from './history-template.ts'

const history = form({
  id: 'studyHistory',
  title: '学习简历',
  basis: '二.1',
  repeats: { min: 1, max: 12, rowLabel: '学习经历' },
  fields: {
    from: month({ label: '开始年月', owner: 'candidate' }),
    until: month({ label: '结束年月', owner: 'candidate' }),
    school: text({ label: '学校', max: 60, owner: 'candidate' }),
    position: text({ label: '职务', max: 30, owner: 'candidate' }),
  },
})

it('fills six years of primary school and junior school up to this June, without a gap but the summer', () => {
  expect(historyTemplate(history, { year: 2022, grade: 9, school: '样例中学' })).toEqual([
    { from: '2013-09', until: '2019-06', position: '学生' },
    { from: '2019-09', until: '2022-06', school: '样例中学', position: '学生' },
  ])
})

it('counts one year less for grade 8', () => {
  const rows = historyTemplate(history, { year: 2022, grade: 8, school: '样例中学' })
  expect(rows.map((row) => row['from'])).toEqual(['2014-09', '2020-09'])
})

it('offers nothing for a form that is no study history', () => {
  expect(historyTemplate({ ...history, fields: {} }, { year: 2022, grade: 9, school: '甲' })).toEqual([])
})
