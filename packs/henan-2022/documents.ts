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
