import type { EligibilityScheme } from '@zhongzhao/domain/season/eligibility'

/** 南阳市分配生资格, after the city's published rules of a later year: assumed throughout. */
export const nanyangQuota: EligibilityScheme = {
  id: 'quota-nanyang',
  kind: 'quota',
  at: '4113',
  title: '南阳市分配生资格',
  clauses: [
    {
      id: 'enrolled',
      text: '全国学籍在报名学校，并在该校报名',
      test: { fact: 'enrolment', is: 'here' },
      basis: 'assumed',
    },
    {
      id: 'three-years',
      text: '入学起在该校连续就读满三年',
      test: { fact: 'studyYears', atLeast: 3 },
      basis: 'assumed',
    },
    {
      id: 'no-moves',
      text: '初中阶段没有学籍异动',
      test: { fact: 'schoolMoves', atMost: 0 },
      basis: 'assumed',
    },
    {
      id: 'evaluation',
      text: '初中毕业生综合素质评价总评合格及以上',
      test: { fact: 'evaluation', is: 'pass' },
      basis: 'assumed',
    },
  ],
  papers: [],
  basis: 'assumed',
}
