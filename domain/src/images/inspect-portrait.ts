import { inspectFace } from './eye/inspect-face.ts'
import { inspectSurface } from './eye/inspect-surface.ts'
import type { EyeFacts, PortraitFacts } from './facts.ts'
import type { ImageFinding, PictureRule } from './finding.ts'
import { inspectPicture } from './inspect.ts'
import { note } from './note.ts'
import type { EyeLimits, PictureSpec } from './spec.ts'

/** Rules that only the eye can judge, as the notice words them. */
const eyeRules: readonly (readonly [rule: PictureRule, name: string])[] = [
  ['one_face', '只有本人一张脸'],
  ['frontal', '正面'],
  ['level_roll', '头部端正'],
  ['centred', '水平居中'],
  ['head_ratio_2_3', '头部占 2/3'],
  ['background_blue', '蓝色背景'],
  ['bareheaded', '免冠'],
  ['no_glasses', '不戴有色眼镜'],
  ['sharp', '清晰'],
  ['not_recapture', '不得翻拍'],
]

const unseen = eyeRules.map(([rule, name]) => note(rule, 'doubt', 'EYE-ABSENT')('未检查', name))

/** Nothing was there to look at, and the hard checks say so: what is no picture needs no second finding. */
const unreadable = (hard: readonly ImageFinding[]) =>
  hard.some((f) => f.severity === 'error' && (f.rule === 'decodes' || f.rule === 'file_is_jpeg'))

type Damage = 'codes' | 'line' | 'none'

/** Damage that the codes themselves show, or a line through most of the picture, which a wall or a window may draw too. A short
 *  one may be any edge. */
function damageOf({ surface }: EyeFacts, hard: readonly ImageFinding[]): Damage {
  if (hard.some((f) => f.rule === 'decodes' && f.severity !== 'advice')) return 'codes'
  return (surface?.tear.part ?? 0) >= MOSTLY ? 'line' : 'none'
}

const MOSTLY = 0.5

/** What torn or missing pixels look like may be no mask, no missing crown, nobody. Certain stays how a face is held, since its points
 *  are tried twice, and a second person; and, where there is but a line, what is no blue wall. */
function doubted(f: ImageFinding, damage: Damage): ImageFinding {
  const held = f.rule === 'frontal' || f.rule === 'level_roll' || f.code === 'FACE-SEVERAL'
  const certain = damage === 'none' || held || (damage === 'line' && f.rule === 'background_blue')
  return f.severity === 'error' && !certain ? { ...f, severity: 'doubt' } : f
}

function inspectSeen(eye: EyeFacts, limits: EyeLimits): readonly ImageFinding[] {
  const face = inspectFace(eye.face, limits.face)
  // Of a picture on its head nothing else is where it is looked for.
  const standing = !face.some((f) => f.code.startsWith('FACE-UPSIDE-DOWN') || f.code.startsWith('FACE-LYING'))
  return eye.surface === undefined || !standing
    ? face
    : [...face, ...inspectSurface(eye.surface, limits.surface)]
}

function inspectEye(
  { eye }: PortraitFacts,
  { limits, hard }: { readonly limits: EyeLimits; readonly hard: readonly ImageFinding[] },
): readonly ImageFinding[] {
  if (eye !== undefined && eye !== 'unreadable') {
    const seen = inspectSeen(eye, limits)
    const damage = damageOf(eye, hard)
    return seen.map((f) => doubted(f, damage))
  }
  if (unreadable(hard)) return []
  return eye === undefined ? unseen : [note('decodes', 'doubt', 'EYE-FAILED')('打不开', '完整的画面')]
}

/** Every rule of notice 二.2(1) on one portrait (E1, E2): the hard checks and what the eye saw. Where nobody looked every rule
 *  of the eye is doubtful and says so; where the season has no limits for the eye it is not judged. */
export function inspectPortrait(facts: PortraitFacts, spec: PictureSpec): readonly ImageFinding[] {
  const hard = inspectPicture(facts, spec)
  return spec.eye === undefined ? hard : [...hard, ...inspectEye(facts, { limits: spec.eye, hard })]
}
