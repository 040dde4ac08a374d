import sharp from 'sharp'
import { type DerivingStep, planDerivation, uprightSize } from '@zhongzhao/domain/images/deriving'
import type { JpegProcess, PictureFacts } from '@zhongzhao/domain/images/facts'
import type { ImageFinding } from '@zhongzhao/domain/images/finding'
import { bytesText, note } from '@zhongzhao/domain/images/note'
import type { PictureSpec } from '@zhongzhao/domain/images/spec'
import { walkMarkers } from '@zhongzhao/imaging/markers'
import { colourModelOf } from '@zhongzhao/imaging/measure'
import { rewrapped } from '@zhongzhao/imaging/rewrap'
import { type Pixels, encodeUnder } from './image-encoding.ts'
import { inTurn } from './image-queue.ts'
import { readPicture } from './image-reading.ts'

/** What is filed: the original itself when `steps` is empty. `cannot` says what kept it from being mended. */
export interface DerivedPicture {
  readonly bytes: Uint8Array
  readonly steps: readonly DerivingStep[]
  /** Measured on `bytes`. */
  readonly facts: PictureFacts
  readonly cannot: readonly ImageFinding[]
}

/** Upright sRGB pixels in the size of the spec; a large camera picture is shrunk inside the decoder first. */
async function uprightPixels(original: Uint8Array, spec: PictureSpec): Promise<Pixels> {
  const { data, info } = await sharp(original, { limitInputPixels: spec.maxPixels, failOn: 'warning' })
    .autoOrient()
    .resize(spec.width, spec.height, { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

const processNames: Readonly<Record<JpegProcess, string>> = {
  baseline: '普通',
  extended: '普通',
  progressive: '渐进式',
  lossless: '无损',
  arithmetic: '算术编码',
}

export function changes(before: PictureFacts, after: PictureFacts, encodedAs: number | undefined) {
  const [a, b] = [before.container, after.container]
  const dpi = ({ density }: typeof a) =>
    density === undefined ? '未写明' : `${Math.floor(density.dpi * 100) / 100} dpi`
  const sizeOf = (c: typeof a) => uprightSize(c).join('×')
  const steps: DerivingStep[] = []
  const add = (step: DerivingStep['step'], from: string, to: string) => {
    if (from !== to) steps.push({ step, from, to })
  }
  add('rotated', String(a.orientation), String(b.orientation))
  add('baseline', processNames[a.frame?.process ?? 'baseline'], processNames[b.frame?.process ?? 'baseline'])
  add('downscaled', sizeOf(a), sizeOf(b))
  if (encodedAs !== undefined)
    add('compressed', bytesText(a.bytes), `${bytesText(b.bytes)}，质量 ${encodedAs}`)
  add('density', dpi(a), dpi(b))
  if (a.comments > 0 || a.exif !== undefined) add('stripped', '有', '无')
  if (a.trailing !== undefined) add('trimmed', bytesText(a.trailing.bytes), bytesText(0))
  add('completed', a.end === 'missing' ? '缺' : '有', '有')
  return steps
}

export const unchanged = (
  bytes: Uint8Array,
  facts: PictureFacts,
  cannot: readonly ImageFinding[] = [],
): DerivedPicture => ({
  bytes,
  steps: [],
  facts,
  cannot,
})

/** The pixels could not be read. */
export const undecodable = (original: Uint8Array, before: PictureFacts) =>
  unchanged(original, { ...before, pixels: { decoding: 'undecodable' } }, [
    note('decodes', 'error', 'PICTURE-DAMAGED')('无法解码', '完整的画面'),
  ])

/** Not even the least quality fits under the limit. */
export function tooHeavy(original: Uint8Array, before: PictureFacts, spec: PictureSpec): DerivedPicture {
  const rule = spec.kind === 'portrait' ? 'bytes_le_30k' : 'bytes_le_50k'
  const kept = bytesText(before.container.bytes)
  return unchanged(original, before, [note(rule, 'error', 'PICTURE-BYTES')(kept, bytesText(spec.maxBytes))])
}

async function encodeAnew(
  original: Uint8Array,
  before: PictureFacts,
  spec: PictureSpec,
): Promise<DerivedPicture> {
  const found = await inTurn(async () => encodeUnder(await uprightPixels(original, spec), spec)).catch(
    () => 'unreadable' as const,
  )
  if (found === 'unreadable') {
    return undecodable(original, before)
  }
  if (found === undefined) return tooHeavy(original, before, spec)
  const facts = await readPicture(found.bytes)
  return { bytes: found.bytes, steps: changes(before, facts, found.quality), facts, cannot: [] }
}

async function rewrap(
  original: Uint8Array,
  before: PictureFacts,
  spec: PictureSpec,
): Promise<DerivedPicture> {
  const layout = walkMarkers(original)
  // A JFIF header means YCbCr: RGB samples under it would show in wrong colours, so those are encoded anew.
  const isRgb =
    before.container.adobeTransform === undefined &&
    colourModelOf(original, layout, before.container) === 'rgb'
  const { density } = before.container
  const dpi = Math.min(Math.max(spec.minDpi, Math.floor(density?.dpi ?? 0)), 65_535)
  const bytes = rewrapped(original, layout, dpi)
  if (isRgb || bytes.length > spec.emitBytes) return encodeAnew(original, before, spec)
  const facts = await readPicture(bytes)
  return { bytes, steps: changes(before, facts, undefined), facts, cannot: [] }
}

/** Makes what the spec asks from the kept original where that is honest (E1, E7): turned upright, shrunk in the same
 *  shape, compressed under the limit, density written, EXIF left out. What conforms already comes back byte for byte,
 *  and so does what cannot be mended, with the reasons. Never throws for bad pictures. */
export async function derivePicture(original: Uint8Array, spec: PictureSpec): Promise<DerivedPicture> {
  const before = await readPicture(original)
  const plan = planDerivation(before, spec)
  if (plan.way === 'keep') return unchanged(original, before)
  if (plan.way === 'cannot') return unchanged(original, before, plan.because)
  return plan.way === 'rewrap' ? rewrap(original, before, spec) : encodeAnew(original, before, spec)
}
