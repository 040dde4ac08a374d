/** What the eye says about background, sharpness, re-shooting and covering (notice 二.2(1): 蓝色背景、免冠、不得翻拍; E2). */
export const surfaceSentences = {} as const satisfies Record<string, string>
