/** What the eye says about the face and the head (notice 二.2(1): 正面、居中、平视、头部占 2/3; E2). */
export const faceSentences = {
  'EYE-ABSENT': '这台服务器没有安装人像识别模型，{what}的人像要求请人工核对。',
  'EYE-FAILED': '自动检查{what}时出错，请人工核对画面。',
} as const satisfies Record<string, string>
