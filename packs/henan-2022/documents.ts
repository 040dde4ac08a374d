import { all, is, oneOf } from '@zhongzhao/domain/forms/condition'
import type { CredentialMatrix } from '@zhongzhao/domain/season/credentials'
import type { ViewingPurpose } from '@zhongzhao/domain/images/viewing'

/** Why staff may open a document picture (F4, 个人信息保护法 art. 6): who opened it, when and why is recorded, and the candidate
 *  sees it. */
export const viewingPurposes: readonly ViewingPurpose[] = [
  { code: 'CHECK-FORM', text: '核对证件与填报', note: 'none', basis: '三.(三)' },
  { code: 'CHECK-PICTURE', text: '核对证件照片是否清楚、是否本人', note: 'none', basis: '二.2(2)' },
  { code: 'QUALIFY', text: '审核报名资格', note: 'none', basis: '三.(一)' },
  { code: 'APPEAL', text: '处理考生申诉', note: 'asked', basis: '三.(四)' },
  { code: 'OTHER', text: '其他', note: 'asked', basis: 'assumed' },
]

/** 证件 as the notice means it: 身份证人像面 first; who has none brings the 户口簿 with the school's attestation (DOMAIN F15).
 *  Which pupil needs which is assumed; the notice says only 证件. */
export const credentials: CredentialMatrix = {
  kinds: [
    {
      code: 'idCard',
      title: '居民身份证（人像面）',
      kept: 'picture',
      hint: '拍有照片、姓名和号码的一面。',
      basis: '二.2(2)',
    },
    {
      code: 'householdBook',
      title: '户口簿（本人页）',
      kept: 'picture',
      hint: '拍户口簿上本人那一页，号码要看得清。',
      basis: 'assumed',
    },
    {
      code: 'schoolAttestation',
      title: '学校证明（贴照片、盖骑缝章）',
      kept: 'paper',
      hint: '户口簿上没有照片，由学校出具证明，校长签字，照片上盖章。',
      basis: 'assumed',
    },
    {
      code: 'permit',
      title: '来往内地（大陆）通行证',
      kept: 'picture',
      hint: '拍有照片的一面。',
      basis: 'assumed',
    },
    {
      code: 'residencePermit',
      title: '港澳台居民居住证',
      kept: 'picture',
      hint: '拍有照片的一面。',
      basis: 'assumed',
    },
    {
      code: 'permanentResidence',
      title: '外国人永久居留身份证',
      kept: 'picture',
      hint: '拍有照片的一面。',
      basis: 'assumed',
    },
    {
      code: 'passport',
      title: '护照（资料页）',
      kept: 'picture',
      hint: '拍有照片的一页。',
      basis: 'assumed',
    },
  ],
  rules: [
    {
      category: '持来往内地（大陆）通行证的考生',
      when: oneOf('idKind', ['6', '7', '8']),
      accepts: [['permit'], ['residencePermit'], ['passport', 'schoolAttestation']],
      basis: 'assumed',
    },
    {
      category: '持港澳台居民居住证的考生',
      when: is('idKind', 'C'),
      accepts: [['residencePermit'], ['permit']],
      basis: 'assumed',
    },
    {
      category: '持外国人永久居留身份证的考生',
      when: is('idKind', '9'),
      accepts: [['permanentResidence'], ['passport']],
      basis: 'assumed',
    },
    { category: '持护照的考生', when: is('idKind', 'A'), accepts: [['passport']], basis: 'assumed' },
    {
      category: '证件类型为“其他”的考生',
      when: is('idKind', 'Z'),
      accepts: [['householdBook', 'schoolAttestation'], ['schoolAttestation']],
      basis: 'assumed',
    },
    {
      category: '持居民身份证号码的考生',
      when: all(),
      accepts: [['idCard'], ['householdBook', 'schoolAttestation']],
      basis: '二.2(2)',
    },
  ],
  deferral: {
    reasons: [
      { code: 'FIRST', text: '首次申领身份证，正在办理' },
      { code: 'LOST', text: '证件丢失，正在补办' },
      { code: 'EXPIRED', text: '证件过期，正在换领' },
      { code: 'AWAY', text: '证件在外地，正在寄来' },
      { code: 'ABROAD', text: '出入境证件正在办理' },
    ],
    // Five days before checking and signing end.
    latest: { value: '2022-05-05T17:00', basis: 'assumed' },
  },
}
