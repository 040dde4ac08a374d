import type { Grade } from '@zhongzhao/domain/evaluation/scheme'
import type { EvaluationRules } from '@zhongzhao/domain/season/evaluation'

const grades: readonly Grade[] = [
  { code: '1', title: '优秀', cap: 35 },
  { code: '2', title: '良好' },
  { code: '3', title: '合格' },
  { code: '4', title: '待提高' },
]

/** 五个维度 instead of six; 总评 follows from them and is entered by nobody; shares are of the school; the office above answers. */
export const evaluation: EvaluationRules = {
  scheme: {
    title: '初中学生综合素质评价',
    dimensions: [
      { code: 'character', title: '思想品德', about: '爱党爱国，诚实守信，热心公益。', grades },
      { code: 'study', title: '学业水平', about: '各科学得怎样，有没有钻研的兴趣。', grades },
      { code: 'fitness', title: '身心健康', about: '坚持锻炼，情绪稳定，会与人相处。', grades },
      { code: 'art', title: '艺术素养', about: '能欣赏美，有一项艺术爱好。', grades },
      { code: 'practice', title: '社会实践', about: '劳动、研学和志愿服务。', grades },
    ],
    overall: {
      title: '总评',
      about: '由五个维度的等级推定，不单独录入。',
      grades,
      rule: {
        kind: 'derived',
        steps: [
          {
            grade: '1',
            needs: [
              { grades: ['1'], atLeast: 3 },
              { grades: ['3', '4'], atMost: 0 },
            ],
          },
          {
            grade: '2',
            needs: [
              { grades: ['1', '2'], atLeast: 3 },
              { grades: ['4'], atMost: 0 },
            ],
          },
          { grade: '3', needs: [{ grades: ['4'], atMost: 1 }] },
        ],
        otherwise: '4',
      },
    },
    pass: '3',
    caps: { over: 'school', rounding: 'nearest' },
    basis: 'assumed',
  },
  grades: [9],
  at: ['school'],
  lead: '综合素质评价由你就读的初中按五个维度评定，校长审签后公布，通常在 5 月至 6 月。它不影响已经签字的报名登记表。',
  objection: { days: 3, hour: 18, answeredBy: 'superior', basis: 'assumed' },
  basis: 'assumed',
}
