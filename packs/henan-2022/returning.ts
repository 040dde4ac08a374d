import type { ReturningRules } from '@zhongzhao/domain/season/returning'

/** 回户籍地报考 (notice 一.2, 二.2(3), 三.(五)). What the notice does not say is assumed, and said to be so. */
export const returning: ReturningRules = {
  notice: {
    version: '2022-1',
    lines: [
      '学籍在异地、要回户籍所在地参加中招考试的，必须到户籍所在地省辖市、县（区）教育局指定的报名点采集信息。',
      '办理时间：2022年3月26日9时至3月31日17时，过时不再办理。',
      '先在“选择报考地”里选“回户籍所在地报考”，再选报名点、提交申请。由考生和监护人自己办理，不需要学校同意或盖章。',
      '报名点接收后，报名转到报名点，在那里采集照片和证件、核对并确认信息。已经填好的内容会一起转过去。',
      '回户籍地报考不影响继续在校上课。学校应为你完成学业提供方便，不得强制提前离校。',
    ],
    basis: '二.2(3)',
  },
  local: [
    {
      division: '4101',
      lines: ['郑州市：请考生本人到报名点，监护人一方陪同。同一考生只能在一个报名点办理。'],
      basis: 'assumed',
    },
    {
      division: '4190',
      lines: ['济源示范区：不设县区，统一在示范区教育局指定的报名点办理。'],
      basis: 'assumed',
    },
    {
      division: '410181',
      lines: ['巩义市（省直管）：在巩义市教育局指定的报名点办理，不能在郑州市其他县区办理。'],
      basis: 'assumed',
    },
  ],
  evidence: [
    { code: 'BOOK', text: '户口簿：首页和考生本人页', need: 'required' },
    { code: 'STUDENT-RECORD', text: '学籍证明（能查到学籍的可以不带）', need: 'optional' },
    { code: 'GUARDIAN-ID', text: '陪同监护人的身份证', need: 'optional' },
  ],
  bring: ['户口簿原件', '考生身份证', '陪同监护人的身份证'],
  declining: [
    {
      code: 'HOUSEHOLD-OTHER',
      text: '户口簿上的户籍不在本报名点的范围。',
      todo: '请核对“户籍所在地”，改正后另选报名点申请。',
    },
    {
      code: 'EVIDENCE-UNCLEAR',
      text: '材料不全或看不出户籍所在地。',
      todo: '请带齐户口簿首页和本人页，重新申请。',
    },
    {
      code: 'LOCAL-RULE',
      text: '不符合当地有关规定。',
      todo: '可以改在学籍所在地报考；有疑问请拨打报名点公布的电话。',
    },
    { code: 'ASKED', text: '考生或监护人要求不在这里报考。', todo: '可以另选报名点，或改在学籍所在地报考。' },
  ],
  sendingBack: [
    {
      code: 'MISTAKEN',
      text: '接收有误。',
      todo: '报名已回到原学校，请核对后重新申请或改在学籍所在地报考。',
    },
    {
      code: 'ASKED-BACK',
      text: '考生和监护人要求回原学校报考。',
      todo: '报名已回到原学校，请在“选择报考地”里改选。',
    },
    { code: 'OTHER-POINT', text: '应由另一个报名点办理。', todo: '请另选报名点，在截止前重新申请。' },
  ],
  // 在校考生不出校门 (三.(五)); who returns home is collected at the designated point (二.2(3)).
  collection: { enrolled: 'school', returnHome: 'point', basis: '三.(五)' },
  leaving: {
    question: '申请回户籍地报考以后，学校有没有要求你提前离校？',
    promise: '只由学校的上级教育行政部门看到和答复，学校和班主任看不到你的回答。',
    basis: '二.2(3)',
  },
  basis: 'assumed',
}

/** What is told about returning home. */
export const returningMessages = [
  {
    id: 'returning-informed',
    title: '回户籍地报考的要求',
    body: '学校把回户籍地报考的要求通知您。要回户籍地报考的，请登录后在“回户籍地报考”里看要求，并点“我已知道”。',
    basis: '二.2(3)',
  },
  {
    id: 'transfer-accepted',
    title: '报名点已接收',
    body: '{point}已接收您的报名。请在{until}前登录核对并确认，并按报名点的安排前去采集照片和证件。',
    basis: '二.2(3)',
  },
  {
    id: 'transfer-declined',
    title: '报名点没有接收',
    body: '{point}没有接收您的申请：{reason}{todo}',
    basis: '二.2(3)',
  },
  {
    id: 'transfer-sent-back',
    title: '报名已退回原学校',
    body: '{point}把您的报名退回了原学校：{reason}{todo}',
    basis: '二.2(3)',
  },
  {
    id: 'transfer-lapsed',
    title: '回户籍地报考的申请已过期',
    body: '办理时间已过，您的申请没有被接收，报名仍在原学校。请尽快联系班主任或当地教育局，问清能否补办。',
    basis: '一.2',
  },
  {
    id: 'superior-answered',
    title: '教育行政部门已答复',
    body: '您反映的情况已有答复，请登录后在“回户籍地报考”里查看。',
    basis: '二.2(3)',
  },
] as const
