import type { PublicityKind, PublicityPolicy } from '@zhongzhao/domain/season/publicity'

const shown = {
  columns: ['className', 'name', 'numberEnd', 'result'],
  days: 5,
  basis: 'assumed',
} as const satisfies Partial<PublicityKind>

/** The list of those whose claim of a kind has passed; the list is called by the kind's own code. */
const ofClaims = (claim: string, title: string): PublicityKind => {
  return {
    code: claim,
    title: `${title}名单`,
    from: { of: 'claims', claim, result: `${title}审核通过` },
    ...shown,
  }
}

/** 公示: 审核结果要及时反馈给考生，并在学校进行公示 (notice 三.(一)3). The notice names no days and no form: assumed. */
export const publicity: PublicityPolicy = {
  kinds: [
    {
      code: 'registered',
      title: '考生报名信息采集名单',
      from: { of: 'registrations', states: ['checked', 'sealed'], result: '学校已核验' },
      ...shown,
    },
    ofClaims('quota', '分配生资格'),
    ofClaims('bonus', '照顾加分资格'),
  ],
  lines: [
    '名单只公布班级、遮盖后的姓名、报名序号后四位和审核结果，不公布证件号码、电话、出生日期和住址。',
    '对名单有异议的，公示期内任何人都可以在本页提出，由学校的上级教育行政部门核查答复，学校看不到是谁提出的。',
  ],
  grounds: [
    { code: 'NOT-ELIGIBLE', text: '名单上的人不符合条件' },
    { code: 'LEFT-OUT', text: '应当在名单上的人没有在' },
    { code: 'FALSE-PAPERS', text: '材料不真实' },
    { code: 'OTHER', text: '其他' },
  ],
  objections: {
    step: 'answer',
    title: '答复异议',
    at: ['county', 'city', 'province'],
    by: 'publicity.answer',
    days: 5,
  },
  basis: '三.(一)3',
}

/** What is told about publicity. */
export const publicityMessages = [
  {
    id: 'publicity-opened',
    title: '审核结果正在公示',
    body: '您已列入“{list}”，{from}至{until}在学校和网上公示。公示的姓名是遮盖的。如有错误，请尽快告诉班主任。',
    basis: '三.(一)3',
  },
  {
    id: 'publicity-struck',
    title: '公示名单有变动',
    body: '在“{list}”的公示中，有人提出异议，经核查成立，您的一行已撤下。请联系学校了解情况；不同意的，可以向上级教育行政部门申诉。',
    basis: '三.(一)3',
  },
] as const
