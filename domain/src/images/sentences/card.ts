/** What reading a card says (notice 二.2(2), 三.(三); F2): a difference is work for a person, never a refusal. */
export const cardSentences = {
  'CARD-UNREAD': '这台服务器没有安装文字识别模型，{what}上的文字请人工核对。',
} as const satisfies Record<string, string>
