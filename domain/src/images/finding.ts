import { sentence } from '../base/refusals.ts'
import type { Mark } from './mark.ts'
import { cardSentences } from './sentences/card.ts'
import { containerSentences } from './sentences/container.ts'
import { faceSentences } from './sentences/face.ts'
import { surfaceSentences } from './sentences/surface.ts'

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
  | 'one_face'
  | 'frontal'
  | 'level_roll'
  | 'centred'
  | 'head_ratio_2_3'
  | 'background_blue'
  | 'bareheaded'
  | 'no_glasses'
  | 'ears_visible'
  | 'eyebrows_visible'
  | 'no_jewellery'
  | 'dark_collared'
  | 'sharp'
  | 'not_recapture'
  | 'legible'
  | 'unmodified'
  | 'name_match'
  | 'sex_match'
  | 'ethnicity_match'
  | 'birth_match'
  | 'id_match'
  | 'filename_is_id'
  | 'id_checksum'

/** error refuses (a machine is never wrong about it), doubt goes to a person, advice only tells. */
export type ImageSeverity = 'error' | 'doubt' | 'advice'

const sentences = { ...containerSentences, ...faceSentences, ...surfaceSentences, ...cardSentences } as const

export type ImageFindingCode = keyof typeof sentences

export const imageFindingCodes = Object.keys(sentences) as readonly ImageFindingCode[]

/** What a check of a picture found; `measured` and `required` as shown (`448×600`, `299.72 dpi`). No personal data. */
export interface ImageFinding {
  readonly rule: PictureRule
  readonly severity: ImageSeverity
  readonly code: ImageFindingCode
  readonly measured: string
  readonly required: string
  /** Where it is, drawn over the picture (UX: what is wrong is drawn on the picture). */
  readonly marks?: readonly Mark[]
  /** Advice only, because an approved exemption (E8) takes the rule away for this pupil. */
  readonly exempt?: 'approved'
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
  const said = sentence(sentences[found.code], { what, measured: found.measured, required: found.required })
  return found.exempt === undefined ? said : `${said}（已批准豁免，仅作提示）`
}
