import type { Grade } from '@zhongzhao/domain/evaluation/scheme'
import type { EvaluationRules } from '@zhongzhao/domain/season/evaluation'

const open: readonly Grade[] = ['A', 'B', 'C', 'D'].map((code) => ({ code, title: code }))
const grades = open.map((grade) => (grade.code === 'A' ? { ...grade, cap: 30 } : grade))

/** 综合素质评价 (notice 二.1, 二.2(4)). The notice says that schools enter it and nothing more: dimensions as in 豫教基〔2005〕59号, shares, days and
 *  who answers are assumed. */
export const evaluation: EvaluationRules = {
  scheme: {
    title: '初中毕业生综合素质评价',
    dimensions: [
      { code: 'morality', title: '道德品质', about: '爱国、诚信、守纪、尊重他人。', grades: open },
      { code: 'citizenship', title: '公民素养', about: '自信自律，关心集体，参加公益和劳动。', grades },
      { code: 'learning', title: '学习能力', about: '有学习的愿望和方法，会发现和解决问题。', grades },
      { code: 'cooperation', title: '交流与合作', about: '能与人沟通，共同完成任务。', grades },
      { code: 'health', title: '运动与健康', about: '坚持锻炼，身心健康，习惯良好。', grades },
      { code: 'arts', title: '审美与表现', about: '能感受美，愿意用艺术或其他方式表现。', grades },
    ],
    overall: {
      title: '总评',
      about: '由学校根据六个方面综合评定。',
      grades: [
        { code: 'P', title: '合格' },
        { code: 'N', title: '不合格' },
      ],
      rule: { kind: 'entered' },
    },
    pass: 'P',
    caps: { over: 'class', rounding: 'down' },
    basis: 'assumed',
  },
  grades: [9],
  at: ['school'],
  lead: '综合素质评价由你就读的初中评定，校长审签后公布，通常在 5 月至 6 月。它不影响已经签字的报名登记表。',
  objection: { days: 5, hour: 17, answeredBy: 'school', basis: 'assumed' },
  basis: '二.2(4)',
}

/** What is told about the evaluation. */
export const evaluationMessages = [
  {
    id: 'evaluation-published',
    title: '综合素质评价已公布',
    body: '学校已公布您的综合素质评价，请登录查看。有异议的，请在{until}前在“综合素质评价”里提出。',
    basis: '二.2(4)',
  },
  {
    id: 'evaluation-explained',
    title: '综合素质评价的异议已答复',
    body: '您对综合素质评价的异议已有答复，等级不变，请登录查看理由。',
    basis: '二.2(4)',
  },
  {
    id: 'evaluation-corrected',
    title: '综合素质评价已更正',
    body: '您对综合素质评价的异议已采纳，等级已更正，请登录查看。',
    basis: '二.2(4)',
  },
] as const
