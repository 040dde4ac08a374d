import type {
  ClaimKind,
  ClaimReason,
  ClaimStep,
  EligibilityPolicy,
  EligibilityScheme,
} from '@zhongzhao/domain/season/eligibility'
import { bonusItems } from './bonus.ts'
import { nanyangQuota } from './eligibility-nanyang.ts'
import { zhengzhouQuota } from './eligibility-zhengzhou.ts'

/** Who reviews, one after the other (notice 三.(一)1–3): the school's designated person, county, city. That the class teacher looks first, and
 *  the days of each level, are assumed. */
const chain: readonly ClaimStep[] = [
  {
    step: 'class',
    title: '班级初核',
    at: ['class'],
    by: 'claim.review',
    days: 2,
    remindDays: 1,
    decides: 'passOrReturn',
    standIn: 'nextLevel',
  },
  {
    step: 'school',
    title: '学校审核',
    at: ['school', 'point'],
    by: 'claim.review',
    days: 3,
    remindDays: 1,
    decides: 'all',
    standIn: 'nobody',
  },
  {
    step: 'county',
    title: '县（市、区）审核',
    at: ['county'],
    by: 'claim.review',
    days: 5,
    remindDays: 2,
    decides: 'all',
    standIn: 'nobody',
  },
  {
    step: 'city',
    title: '审核确认',
    at: ['city', 'county', 'province'],
    by: 'claim.review',
    days: 5,
    remindDays: 2,
    decides: 'all',
    standIn: 'nobody',
  },
]

const kinds: readonly ClaimKind[] = [
  {
    code: 'candidate',
    title: '考生资格',
    says: '在这里报考的资格：学籍在本校，或户籍在报名点所在的县（市、区）。',
    tracks: ['inPlace', 'returnHome'],
    chain,
    basis: '一',
  },
  {
    code: 'quota',
    title: '分配生资格',
    says: '优质高中分给每所初中的名额，符合条件的应届毕业生可以申报。',
    tracks: ['inPlace'],
    chain,
    basis: '三.(一)3',
  },
  {
    code: 'bonus',
    title: '照顾加分资格',
    says: '符合照顾政策的考生可以申报；有多项的，录取时只按最高一项计算。',
    tracks: ['inPlace', 'returnHome'],
    chain,
    basis: 'assumed',
  },
]

const candidateScheme: EligibilityScheme = {
  id: 'candidate-henan-2022',
  kind: 'candidate',
  at: '41',
  title: '河南省考生资格',
  clauses: [
    {
      id: 'place',
      text: '学籍在报名学校；或户籍在报名点所在的县（市、区），回户籍所在地报考',
      test: {
        any: [
          { fact: 'enrolment', is: 'here' },
          { fact: 'household', within: 'ownPlace' },
        ],
      },
      basis: '一.1',
    },
  ],
  papers: [
    { code: 'BOOK', title: '户口簿首页和考生本人页', hint: '户籍与学籍不在一处的，请上传。', need: 'ifAny' },
  ],
  basis: 'assumed',
}

/** Where a city has said nothing of its own. */
const provinceQuota: EligibilityScheme = {
  id: 'quota-henan',
  kind: 'quota',
  at: '41',
  title: '分配生资格（市里没有另行规定的）',
  clauses: zhengzhouQuota.clauses.filter(({ id }) => id !== 'household'),
  papers: [],
  basis: 'assumed',
}

const both = ['return', 'refuse'] as const

const reasons: readonly ClaimReason[] = [
  {
    code: 'PAPER-UNCLEAR',
    text: '材料看不清或不完整。',
    todo: '请把材料放平、光线充足，重新拍照上传。',
    for: ['return'],
  },
  { code: 'PAPER-MISSING', text: '缺少需要的材料。', todo: '请补充上传后重新提交。', for: ['return'] },
  {
    code: 'PAPER-OTHER',
    text: '材料不是本人或父母的，或与这一条无关。',
    todo: '请换成正确的材料，重新提交。',
    for: both,
  },
  {
    code: 'FORM-DIFFERS',
    text: '材料与报名信息不一致。',
    todo: '请核对报名信息；填错了的先改正，再重新提交。',
    for: ['return'],
  },
  {
    code: 'CLAUSE-UNMET',
    text: '经核实，不符合这一条规定。',
    todo: '有不同意见的，可以在规定的天数内申诉一次。',
    for: ['refuse'],
  },
  {
    code: 'RECORD-DIFFERS',
    text: '学籍系统里的就读情况与申报的不一致。',
    todo: '请与班主任核对学籍；学籍有误的，由学校按程序更正后再办理。',
    for: both,
  },
  { code: 'OTHER', text: '其他原因，请看审核单位写的说明。', todo: '请按说明办理。', for: both },
]

/** 资格审核 (notice 一, 三.(一)1–3). The notice says who reviews and that it goes together with collecting; everything else is assumed. */
export const eligibility: EligibilityPolicy = {
  kinds,
  schemes: [candidateScheme, provinceQuota, zhengzhouQuota, nanyangQuota],
  bonus: {
    kind: 'bonus',
    items: bonusItems,
    comparedAt: { line: 500, basis: 'assumed' },
    basis: 'assumed',
  },
  reasons,
  cosign: {
    version: '2022-1',
    text: '我是考生的监护人，看过这份申报，材料真实有效，同意申报。弄虚作假的，自愿承担责任。',
    basis: '三.(一)',
  },
  appeal: { title: '申诉复核', within: 5, days: 5, basis: 'assumed' },
  amended: { goes: 'same', basis: 'assumed' },
  files: { types: ['jpeg', 'png', 'pdf'], maxBytes: 5_000_000, most: 12, basis: 'assumed' },
  bulk: { sample: 5, most: 200, basis: 'assumed' },
  lists: { most: 1000, basis: 'assumed' },
  quota: {
    kind: 'quota',
    counts: ['registered', 'confirmed', 'passed'],
    shares: [
      { at: '41', percent: 50, basis: 'assumed' },
      { at: '4101', percent: 60, basis: 'assumed' },
      { at: '4113', percent: 50, basis: 'assumed' },
    ],
    ties: ['moreGraduates', 'lowerCode'],
    approval: { by: 'anotherPerson', basis: 'assumed' },
    basis: 'assumed',
  },
}

/** What is told about claims; the item of a bonus stands on the page, not in a message. */
export const claimMessages = [
  {
    id: 'claim-level-passed',
    title: '资格申报通过一级审核',
    body: '您申报的“{claim}”已由{office}审核通过，现在报到下一级。请登录后在“资格申报”里查看。',
    basis: '三.(一)3',
  },
  {
    id: 'claim-confirmed',
    title: '资格申报审核通过',
    body: '您申报的“{claim}”已由{office}审核确认通过。结果会按规定公示。',
    basis: '三.(一)3',
  },
  {
    id: 'claim-returned',
    title: '资格申报被退回，请补正',
    body: '{office}退回了您申报的“{claim}”。请登录后在“资格申报”里看原因，补正后重新提交。',
    basis: '三.(一)3',
  },
  {
    id: 'claim-refused',
    title: '资格申报审核不通过',
    body: '{office}审核认为您申报的“{claim}”不符合规定。请登录后在“资格申报”里看是哪一条；有不同意见的，可以在{days}天内申诉一次。',
    basis: '三.(一)3',
  },
  {
    id: 'claim-upheld',
    title: '申诉复核结果：维持不通过',
    body: '{office}复核后，维持“{claim}”不通过。请登录后在“资格申报”里看理由。',
    basis: '三.(一)3',
  },
  {
    id: 'claim-reopened',
    title: '资格正在重新审核',
    body: '{office}正在重新审核您的“{claim}”，有结果会马上通知您。',
    basis: '三.(一)3',
  },
  {
    id: 'claim-listed',
    title: '已按上级名单登记照顾资格',
    body: '您已列入上级部门送来的照顾名单，由{office}登记，正在审核。不用自己申报，请登录后在“资格申报”里查看。',
    basis: 'assumed',
  },
] as const
