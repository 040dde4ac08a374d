import type { ReturnReason } from '@zhongzhao/domain/season/pack'

/** Reasons the review desk ticks; the candidate reads the text beside the field, so each says what to do
 *  (notice 三.(一)3, 三.(三)). */
export const returnReasons: readonly ReturnReason[] = [
  { code: 'CARD-DIFFERS', about: 'card', text: '与身份证件上的不一致，请拿着证件逐字核对后改正。' },
  { code: 'BOOK-DIFFERS', text: '与户口簿上的不一致，请照户口簿改正。' },
  { code: 'REGISTER-DIFFERS', text: '与学籍信息不一致，请与班主任核对；学籍有误的，由学校按程序更正。' },
  { code: 'NOT-DETAILED', text: '写得不够详细，请补充到门牌号或村组。' },
  { code: 'PHONE-DEAD', text: '电话打不通，请换一个保证畅通的手机号码。' },
  { code: 'GUARDIAN-RELATION', text: '监护人与考生的关系不对，请核对后重新选择。' },
  { code: 'GUARDIAN-MISSING', text: '少填了监护人，请补充。' },
  { code: 'HISTORY-WRONG', text: '学习经历的时间或学校不对，请从小学起按顺序改正。' },
  { code: 'WITNESS-WRONG', text: '证明人不合适，请填写了解这段经历的老师。' },
  { code: 'TRACK-WRONG', text: '报考地选择不对，请与监护人商量后重新选择。' },
  { code: 'PORTRAIT-UNFIT', text: '照片不符合要求，请按学校安排重新拍照，不收取费用。' },
  { code: 'DOCUMENT-UNFIT', text: '证件照片不清楚或不是本人证件，请按学校安排重新采集。' },
  { code: 'OTHER', text: '其他问题，请看学校写的说明。' },
]

/** Why a signed sheet goes back in one key (签字有误退回, notice 三.(三): 由考生本人及其监护人签字确认). */
export const paperReturnReasons: readonly ReturnReason[] = [
  { code: 'NO-CANDIDATE', text: '缺考生签名，请考生本人补签。' },
  { code: 'NO-GUARDIAN', text: '缺监护人签名，请监护人补签。' },
  { code: 'NAME-DIFFERS', text: '签名与姓名不符，请重新打印后由本人签全名。' },
  { code: 'SIGNED-FOR', text: '由他人代签，请重新打印后由本人签名。' },
  { code: 'ALTERED', text: '打印内容被涂改，请重新打印后签名；信息有误的请先退回修改。' },
  { code: 'DAMAGED', text: '纸张污损或二维码看不清，请重新打印后签名。' },
  { code: 'NO-DATE', text: '没有写签字日期，请补写。' },
]
