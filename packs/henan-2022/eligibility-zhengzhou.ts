import type { EligibilityScheme } from '@zhongzhao/domain/season/eligibility'

/** 郑州市 2022 年分配生资格. Read from published accounts of the city's rules, not from the notice: assumed throughout. 巩义市 is directly
 *  under the province and keeps its own. */
export const zhengzhouQuota: EligibilityScheme = {
  id: 'quota-zhengzhou-2022',
  kind: 'quota',
  at: '4101',
  title: '郑州市分配生资格',
  clauses: [
    {
      id: 'enrolled',
      text: '应届初中毕业生，学籍在报名学校',
      test: { fact: 'enrolment', is: 'here' },
      basis: 'assumed',
    },
    {
      id: 'household',
      text: '户籍在郑州市；或进城务工人员随迁子女，父母一方在郑州有合法稳定职业、合法稳定住所并参加社会保险满一年',
      test: {
        any: [
          { fact: 'household', within: ['4101'], except: ['410181'] },
          {
            all: [
              { field: 'migrantChild', in: ['1'] },
              { paper: 'WORK' },
              { paper: 'RESIDENCE' },
              { paper: 'INSURANCE' },
            ],
          },
        ],
      },
      basis: 'assumed',
    },
    {
      id: 'three-years',
      text: '在报名学校连续就读满三年',
      test: { fact: 'studyYears', atLeast: 3 },
      basis: 'assumed',
    },
    {
      id: 'evaluation',
      text: '初中毕业生综合素质评价总评合格及以上',
      test: { fact: 'evaluation', is: 'pass' },
      basis: 'assumed',
    },
  ],
  papers: [
    { code: 'BOOK', title: '户口簿首页和考生本人页', need: 'must' },
    {
      code: 'WORK',
      title: '父母一方的就业证明（劳动合同或营业执照）',
      hint: '随迁子女提供。',
      need: 'ifAny',
    },
    { code: 'RESIDENCE', title: '父母一方的居住证或住房证明', hint: '随迁子女提供。', need: 'ifAny' },
    {
      code: 'INSURANCE',
      title: '父母一方在郑州缴纳社会保险满一年的证明',
      hint: '随迁子女提供。',
      need: 'ifAny',
    },
  ],
  basis: 'assumed',
}
