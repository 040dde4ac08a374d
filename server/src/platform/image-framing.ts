import sharp, { type Sharp } from 'sharp'
import type { DerivingStep } from '@zhongzhao/domain/images/deriving'
import { uprightSize } from '@zhongzhao/domain/images/deriving'
import { type Framing, type FramingFault, cornersOf, framingFault } from '@zhongzhao/domain/images/framing'
import type { PictureSpec } from '@zhongzhao/domain/images/spec'
import { refused } from './errors.ts'
import { type DerivedPicture, changes, tooHeavy, undecodable } from './image-deriving.ts'
import { type Pixels, encodeUnder } from './image-encoding.ts'
import { inTurn } from './image-queue.ts'
import { readPicture } from './image-reading.ts'

type Size = readonly [width: number, height: number]

const faults: Readonly<Record<FramingFault, string>> = {
  shape: '长宽比例不对',
  'too-small': '人像或证件在画面里太小，请靠近一点',
  outside: '超出了画面',
  roll: '倾斜太大，请摆正',
}

const upright = (original: Uint8Array, spec: PictureSpec) =>
  sharp(original, { limitInputPixels: spec.maxPixels, failOn: 'warning' }).autoOrient()

/** The smallest upright rectangle of whole pixels around the framing, inside the frame. */
function around(framing: Framing, [width, height]: Size) {
  const corners = cornersOf(framing)
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const left = Math.max(0, Math.floor(Math.min(...xs)))
  const top = Math.max(0, Math.floor(Math.min(...ys)))
  const right = Math.min(width, Math.ceil(Math.max(...xs)))
  const bottom = Math.min(height, Math.ceil(Math.max(...ys)))
  return { left, top, width: right - left, height: bottom - top }
}

/** Degrees; less is not seen, and turning softens. */
const LEAST_ROLL = 0.3

const fit = (from: Sharp, spec: PictureSpec): Promise<Pixels> =>
  rawOf(from.resize(spec.width, spec.height, { fit: 'fill' }))

async function rawOf(from: Sharp): Promise<Pixels> {
  const { data, info } = await from.raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

const again = ({ data, width, height }: Pixels) => sharp(data, { raw: { width, height, channels: 3 } })

/** The middle of what turning has made larger; the centre stays where it was. */
function middleOf(turned: Pixels, framing: Framing) {
  const width = Math.min(Math.round(framing.width), turned.width)
  const height = Math.min(Math.round(framing.height), turned.height)
  const left = Math.round((turned.width - width) / 2)
  const top = Math.round((turned.height - height) / 2)
  return { left, top, width, height }
}

/** The framed part in the size of the spec: cut out, turned back, made smaller. Nothing else. */
async function framedPixels(
  original: Uint8Array,
  spec: PictureSpec,
  { framing, size }: { framing: Framing; size: Size },
): Promise<Pixels> {
  const cut = upright(original, spec).toColourspace('srgb').removeAlpha().extract(around(framing, size))
  if (Math.abs(framing.roll) < LEAST_ROLL) return fit(cut, spec)
  const turned = await rawOf(again(await rawOf(cut)).rotate(-framing.roll))
  return fit(again(turned).extract(middleOf(turned, framing)), spec)
}

function cutSteps(framing: Framing, size: Size, spec: PictureSpec): readonly DerivingStep[] {
  const part = `${Math.round(framing.width)}×${Math.round(framing.height)}`
  const steps: DerivingStep[] = []
  if (Math.abs(framing.roll) >= LEAST_ROLL)
    steps.push({ step: 'straightened', from: `${framing.roll.toFixed(1)}°`, to: '0°' })
  steps.push({ step: 'cropped', from: size.join('×'), to: part })
  const wanted = `${spec.width}×${spec.height}`
  if (part !== wanted) steps.push({ step: 'downscaled', from: part, to: wanted })
  return steps
}

/** Makes the picture to be filed out of a camera's whole frame, which is kept as the original (E3, E7): cut out where the
 *  station's framing says, straightened, made smaller, compressed under the limit, density written. Never throws for bad
 *  pictures. Refuses IMAGE-FRAMING (outside, too small, another shape), BUSY. */
export async function deriveFramed(
  original: Uint8Array,
  spec: PictureSpec,
  framing: Framing,
): Promise<DerivedPicture> {
  const before = await readPicture(original)
  if (before.container.frame === undefined) return undecodable(original, before)
  const size = uprightSize(before.container)
  const fault = framingFault(framing, { frame: size, spec })
  if (fault !== undefined) throw refused('IMAGE-FRAMING', { why: faults[fault] })
  const found = await inTurn(async () =>
    encodeUnder(await framedPixels(original, spec, { framing, size }), spec),
  ).catch(() => 'unreadable' as const)
  if (found === 'unreadable') return undecodable(original, before)
  if (found === undefined) return tooHeavy(original, before, spec)
  const facts = await readPicture(found.bytes)
  const steps = [
    ...cutSteps(framing, size, spec),
    ...changes(before, facts, found.quality).filter(({ step }) => step !== 'downscaled'),
  ]
  return { bytes: found.bytes, steps, facts, cannot: [] }
}
