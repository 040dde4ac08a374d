import type { ChainStep } from '@zhongzhao/domain/access/chain'
import type { CorrectionRules } from '@zhongzhao/domain/season/corrections'

/** 学校 first, wherever the pupil was collected; then the office that administers it, whatever its level. */
const school: ChainStep = {
  step: 'school',
  title: '学校初审',
  at: ['school', 'point'],
  by: 'correction.approve',
  days: 2,
}
const county: ChainStep = {
  step: 'county',
  title: '县级审核',
  at: ['county', 'city', 'province'],
  by: 'correction.approve',
  days: 3,
}
const city: ChainStep = {
  step: 'city',
  title: '市级审批',
  at: ['city', 'county', 'province'],
  by: 'correction.approve',
  days: 3,
}

/** 考生信息一经签字确认，任何人不得擅自更改 (notice 三.(三)). How a correction is asked for and by whom it is approved the notice does not say. */
export const corrections: CorrectionRules = {
  schemes: [
    {
      id: 'identity',
      title: '姓名、性别、民族、证件、出生日期',
      fields: [
        'basic.name',
        'basic.sex',
        'basic.birthDate',
        'basic.ethnicGroup',
        'basic.idKind',
        'basic.idNumber',
      ],
      chain: [school, county, city],
      basis: 'assumed',
    },
    {
      id: 'other',
      title: '其他项目',
      fields: [
        'basic.formerName',
        'basic.householdDivision',
        'basic.householdKind',
        'basic.householdAddress',
        'basic.homeAddress',
        'basic.phone',
        'basic.phone2',
        'basic.mailingAddress',
        'basic.recipient',
        'basic.postcode',
        'basic.politicalStatus',
        'basic.health',
        'basic.foreignLanguage',
        'basic.migrantChild',
        'basic.leftBehind',
        'basic.needs',
        'guardians',
        'studyHistory',
      ],
      chain: [school, county],
      basis: 'assumed',
    },
  ],
  papers: [
    {
      code: 'PROOF',
      title: '证明材料',
      hint: '能看出正确内容的户口簿、身份证或其他证明，拍照或扫描。',
      need: 'always',
    },
    {
      code: 'APPLICATION',
      title: '更正申请书',
      hint: '考生和监护人都签了字的申请书，由学校代为申请时上传。',
      need: 'bySchool',
    },
    { code: 'OTHER', title: '其他材料', hint: '公安机关证明等，没有就不传。', need: 'optional' },
  ],
  most: 8,
  reason: 4,
  paperBytes: 8 * 1024 * 1024,
  mostPapers: 6,
  basis: 'assumed',
}

/** What is told about a correction. No value travels in a message. */
export const correctionMessages = [
  {
    id: 'correction-asked',
    title: '已提交信息更正申请',
    body: '您的报名信息有一份更正申请（{count} 项），正在逐级审批。审批期间信息仍以签过字的登记表为准。如果不是您和监护人要求的，请马上联系班主任。',
    basis: '三.(三)',
  },
  {
    id: 'correction-passed',
    title: '更正申请已通过一级审批',
    body: '{office}已同意您的更正申请，已报下一级。登录后在“信息更正”里可以看到办到哪一步。',
    basis: '三.(三)',
  },
  {
    id: 'correction-approved',
    title: '更正已批准，请重新签字',
    body: '您的更正申请已批准，信息已按申请更正。学校会重新打印登记表，请考生和监护人核对后都签字；签好以后，原来的登记表作废。更正了身份证件号码的，请用新号码登录。',
    basis: '三.(三)',
  },
  {
    id: 'correction-rejected',
    title: '更正申请没有同意',
    body: '{office}没有同意您的更正申请，报名信息没有改动。请登录后在“信息更正”里看原因。补齐材料后可以重新申请；有疑问请联系班主任。',
    basis: '三.(三)',
  },
  {
    id: 'correction-revoked',
    title: '更正的批准已撤销',
    body: '{office}撤销了更正的批准，报名信息已恢复到原来签字的内容，原来的登记表继续有效。请登录后在“信息更正”里看原因。有疑问请联系班主任。',
    basis: '三.(三)',
  },
  {
    id: 'correction-done',
    title: '更正完成，信息重新锁定',
    body: '更正后的登记表已由考生和监护人签字、学校登记，报名信息重新锁定。原来的登记表作废，由学校留存。',
    basis: '三.(三)',
  },
] as const
