/** What reading a card says (notice 二.2(2), 三.(三); F2): a difference is work for a person, never a refusal; what cannot be
 *  read is taken again. */
export const cardSentences = {
  'CARD-UNREAD': '这台服务器没有安装文字识别模型，{what}上的文字请人工核对。',
  'CARD-FAILED': '自动识别{what}时出错，请人工核对画面。',
  'CARD-NOT-FOUND':
    '没有认出居民身份证（{measured}），应为{required}，请把身份证正面放平、放满画面后重新拍摄。',
  'CARD-SMALL': '身份证在画面中太小，宽度只占 {measured}，应占 {required}以上，请靠近后重新拍摄。',
  'CARD-BLURRED': '身份证上的文字模糊（{measured}），应为{required}，请对焦后重新拍摄。',
  'CARD-LINE-HIDDEN': '身份证上{measured}被反光或遮挡盖住，应为{required}，请避开反光后重新拍摄。',
  'CARD-NUMBER-HIDDEN': '身份证号码只认清 {measured}，应为{required}，请避开反光和遮挡后重新拍摄。',
  'CARD-OFF-CENTRE': '身份证偏离画面中心 {measured}，一般在 {required}以内，请人工核对。',
  'CARD-CUT-OFF': '身份证有一部分在画面之外（{measured}），应为{required}，请人工核对；建议重新拍摄。',
  'CARD-TURNED': '身份证倾斜 {measured}，一般在 {required}以内，请人工核对；建议放正后重新拍摄。',
  'CARD-PATCHED':
    '身份证号码一行的底色有整齐的接缝（{measured}，一般在{required}以内），请人工核对是否被涂改或遮盖。',
  'CARD-CHECK-DIGIT': '身份证上印的号码校验位不符（{measured}），应为{required}，请人工核对证件。',
  'CARD-NUMBER-DIFFERS': '身份证上的号码与名册不同（{measured}），应为{required}，请人工核对。',
  'CARD-NUMBER-UNREAD': '身份证号码没有全部认清（{measured}），应为{required}，请人工核对。',
  'CARD-NAME-DIFFERS': '身份证上的姓名与名册不同（{measured}），应为{required}，请人工核对。',
  'CARD-NAME-UNREAD': '身份证上的姓名不能确认（{measured}），应为{required}，请人工核对。',
  'CARD-SEX-DIFFERS': '身份证上的性别与名册不同（{measured}），应为{required}，请人工核对。',
  'CARD-SEX-UNREAD': '身份证上的性别不能确认（{measured}），应为{required}，请人工核对。',
  'CARD-ETHNICITY-DIFFERS': '身份证上的民族与名册不同（{measured}），应为{required}，请人工核对。',
  'CARD-ETHNICITY-UNREAD': '身份证上的民族不能确认（{measured}），应为{required}，请人工核对。',
  'CARD-BIRTH-DIFFERS': '身份证上的出生日期与名册不同（{measured}），应为{required}，请人工核对。',
  'CARD-BIRTH-UNREAD': '身份证上的出生日期不能确认（{measured}），应为{required}，请人工核对。',
} as const satisfies Record<string, string>
