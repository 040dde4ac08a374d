import { sentence } from '../base/refusals.ts'

/** Column of the labelled data and of the notice that a finding belongs to. */
export type PictureRule =
  | 'file_is_jpeg'
  | 'decodes'
  | 'size_450x600'
  | 'size_800x600'
  | 'dpi_ge_300'
  | 'bytes_le_30k'
  | 'bytes_le_50k'
  | 'colour'
  | 'filename_is_id'
  | 'id_checksum'

/** error refuses (a machine is never wrong about it), doubt goes to a person, advice only tells. */
export type ImageSeverity = 'error' | 'doubt' | 'advice'

const sentences = {
  'PICTURE-EMPTY': '{what}文件是空的（0 字节），请重新导出后再上传。',
  'PICTURE-NOT-JPEG': '{what}实际是 {measured}，应为 JPG，请重新拍摄或导出为 JPG（不能只改文件名）。',
  'PICTURE-UNREADABLE': '{what}内容无法识别（{measured}），请重新导出完整的 JPG 后再上传。',
  'PICTURE-CUT': '{what}不完整（{measured}），应为{required}，请重新导出后再上传。',
  'PICTURE-DAMAGED': '{what}数据损坏（{measured}），应为{required}，请重新导出后再上传。',
  'PICTURE-BOMB': '{what}声称有 {measured}，超出系统处理上限（{required}），请按要求的尺寸重新导出。',
  'PICTURE-CODING': '{what}的编码方式（{measured}）无法处理，应为{required}，请重新导出为普通 JPG。',
  'PICTURE-TRAILING': '{what}末尾多出 {measured}，请人工核对；建议重新导出为普通 JPG。',
  'PICTURE-PADDED': '{what}末尾有 {measured}，不影响使用。',
  'PICTURE-SCRIPT': '{what}的备注里有网页代码，不影响显示；建议重新导出。',
  'PICTURE-END-MISSING': '{what}缺少结束标记，画面完整，请人工核对；建议重新导出。',
  'PICTURE-SUSPECT': '{what}可能有损坏的条纹或色块（{measured}），请人工查看画面。',
  'PICTURE-SIZE': '{what}为 {measured}，应为 {required}，请重新采集。',
  'PICTURE-TURNED':
    '{what}存储为 {measured}，要靠方向标记转正才是 {required}，请人工核对；建议转正后重新导出。',
  'PICTURE-DPI': '{what}精度为 {measured}，应为 {required} 以上，请按要求的精度重新采集或导出。',
  'PICTURE-DPI-MISSING': '{what}没有写明精度（dpi），应为 {required} 以上，请按要求的精度重新采集或导出。',
  'PICTURE-BYTES': '{what}大小为 {measured}，应在 {required} 以内，请重新导出。',
  'PICTURE-GREY': '{what}是黑白的（彩度 {measured}），应为彩色（彩度 {required} 以上），请重新采集。',
  'PICTURE-PALE': '{what}颜色很淡（彩度 {measured}，一般在 {required} 以上），请人工核对是否彩色照片。',
  'PICTURE-TINTED': '{what}像是染色的黑白照片（色彩变化 {measured}，一般在 {required} 以上），请人工核对。',
  'PICTURE-CMYK': '{what}是印刷用的四色（CMYK）格式，应为普通彩色，请人工核对；建议重新导出为普通 JPG。',
  'FILE-UNOPENED': '没有找到这个文件或无法打开，请核对文件名和权限。',
  'NAME-NOT-ID': '文件名不是身份证件号码；导入时应以“身份证件号码.jpg”命名，请改名。',
  'NAME-MALFORMED': '文件名里的号码不是有效的身份证件号码，应为 18 位号码，请对照证件改名。',
  'NAME-CHECKSUM': '文件名里的身份证件号码最后一位对不上，请对照证件改名。',
  'NAME-UNLISTED': '名册里没有文件名里的号码，请核对文件名，或先导入名册。',
} as const satisfies Record<string, string>

export type ImageFindingCode = keyof typeof sentences

export const imageFindingCodes = Object.keys(sentences) as readonly ImageFindingCode[]

/** What a check of a picture found; `measured` and `required` as shown (`448×600`, `299.72 dpi`). No personal data. */
export interface ImageFinding {
  readonly rule: PictureRule
  readonly severity: ImageSeverity
  readonly code: ImageFindingCode
  readonly measured: string
  readonly required: string
}

/** accepted 合格, doubtful 存疑 (a person decides), refused 不合格. */
export type ImageVerdict = 'accepted' | 'doubtful' | 'refused'

export const imageVerdictNames: Readonly<Record<ImageVerdict, string>> = {
  accepted: '合格',
  doubtful: '存疑，待人工核对',
  refused: '不合格',
}

/** The Chinese sentence: measured, required and what to do. `what` names the picture: 照片, 证件照片. */
export function imageSentence(found: ImageFinding, what = '照片'): string {
  return sentence(sentences[found.code], { what, measured: found.measured, required: found.required })
}
