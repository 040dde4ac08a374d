import { sentence } from '../base/refusals.ts'
import type { ContainerFacts, PictureFacts } from './facts.ts'
import type { ImageFinding, ImageFindingCode } from './finding.ts'
import { inspectPicture } from './inspect.ts'
import type { PictureSpec } from './spec.ts'

const stepSentences = {
  rotated: '按方向标记转正（方向 {from} → {to}）',
  baseline: '改为普通编码（{from} → {to}）',
  straightened: '摆正（{from} → {to}）',
  cropped: '裁出人像或证件（{from} → {to}）',
  downscaled: '等比例缩小（{from} → {to}）',
  compressed: '重新压缩（{from} → {to}）',
  density: '写入精度（{from} → {to}）',
  stripped: '去掉拍摄信息和备注（{from} → {to}）',
  trimmed: '去掉文件末尾的多余内容（{from} → {to}）',
  completed: '补上结束标记（{from} → {to}）',
} as const satisfies Record<string, string>

/** One thing done to a picture on the way from the kept original to what is filed (E7). */
export interface DerivingStep {
  readonly step: keyof typeof stepSentences
  readonly from: string
  readonly to: string
}

export function stepSentence(done: DerivingStep): string {
  return sentence(stepSentences[done.step], { from: done.from, to: done.to })
}

/** keep: as it is, byte for byte. rewrap: other markers around the same coded data. encode: new pixels.
 *  cannot: nothing honest can be done about these findings. */
export type DerivingPlan =
  | { readonly way: 'keep' }
  | { readonly way: 'rewrap' }
  | { readonly way: 'encode' }
  | { readonly way: 'cannot'; readonly because: readonly ImageFinding[] }

/** What may be put right without touching what the picture shows (notice 二.2(2): 不得做任何修改). */
const mendable: readonly ImageFindingCode[] = [
  'PICTURE-TURNED',
  'PICTURE-DPI',
  'PICTURE-DPI-MISSING',
  'PICTURE-BYTES',
  'PICTURE-TRAILING',
  'PICTURE-END-MISSING',
]

/** px upright, after the EXIF orientation. */
export function uprightSize({ frame, orientation }: ContainerFacts): readonly [number, number] {
  const { width = 0, height = 0 } = frame ?? {}
  return orientation >= 5 ? [height, width] : [width, height]
}

/** Larger, and of the same shape to within the pixel that rounding takes: may be made smaller, never cropped. */
function shrinks(container: ContainerFacts, spec: PictureSpec): boolean {
  const [width, height] = uprightSize(container)
  if (width < spec.width || height < spec.height) return false
  return Math.abs((width * spec.height) / spec.width - height) <= 1
}

/** Decides how the picture to be filed is made from the original (E7). Never enlarges, crops or retouches; a density
 *  may be written, since it says how large to print the same pixels and shows nothing. */
export function planDerivation(facts: PictureFacts, spec: PictureSpec): DerivingPlan {
  const findings = inspectPicture(facts, spec).filter((f) => f.severity !== 'advice')
  const canShrink = shrinks(facts.container, spec)
  const because = findings.filter(
    (f) => !mendable.includes(f.code) && !(f.code === 'PICTURE-SIZE' && canShrink),
  )
  if (because.length > 0) return { way: 'cannot', because }
  // Systems that take the picture over read plain baseline files; a progressive one shows as grey in some of them.
  const progressive = facts.container.frame?.process === 'progressive'
  if (findings.length === 0 && !progressive) return { way: 'keep' }
  const pixels = progressive || findings.some((f) => f.code === 'PICTURE-SIZE' || f.code === 'PICTURE-TURNED')
  return { way: pixels ? 'encode' : 'rewrap' }
}
