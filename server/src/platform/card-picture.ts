import sharp from 'sharp'
import type { CardPose } from '@zhongzhao/domain/images/card/facts'
import type { CardLayout } from '@zhongzhao/domain/images/card/layout'
import type { Place } from '@zhongzhao/domain/images/mark'
import { type Affine, applyAffine } from '@zhongzhao/imaging/card/affine'
import { findPose } from '@zhongzhao/imaging/card/pose'
import { type Picture, levelsAt } from '@zhongzhao/imaging/card/strip'
import { type TextLine, textLines } from '@zhongzhao/imaging/card/text-lines'
import type { CardModels, MapSize } from './card-models.ts'

/** px of the longer side that is worked on: that of the picture the notice asks for (800×600). */
const LONGEST = 800
/** px of the detector's input: a quarter of the picture's pixels find every line that can be read. */
const MAP: MapSize = { width: 416, height: 320 }
/** px; a header that claims more is not decoded. */
const MOST_PIXELS = 50_000_000
/** A picture whose brightest pixels are darker is stretched before text is looked for. */
const DARK = 180

/** A card found in a picture. */
export interface PlacedCard {
  readonly picture: Picture
  readonly toPicture: Affine
  readonly pose: CardPose
}

/** Pixels upright by EXIF, sRGB, no larger than needed. Throws when nothing can be decoded. */
export async function pixelsOf(bytes: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'none' })
    .rotate()
    .resize(LONGEST, LONGEST, { fit: 'inside' })
    .toColourspace('srgb')
    .flatten({ background: '#fff' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (info.channels === 3) return { width: info.width, height: info.height, data }
  const grey = new Uint8Array(3 * info.width * info.height)
  for (let at = 0; at < grey.length; at++) grey[at] = data[Math.floor(at / 3) * info.channels] ?? 0
  return { width: info.width, height: info.height, data: grey }
}

/** Text lines in px of the picture: one pass of the detector over the whole picture. */
export async function linesOf(picture: Picture, models: CardModels): Promise<readonly TextLine[]> {
  const { width, height } = picture
  const small = await sharp(picture.data, { raw: { width, height, channels: 3 } })
    .resize(MAP.width, MAP.height, { fit: 'fill' })
    .raw()
    .toBuffer()
  const text = await models.findText(stretched(small), MAP)
  const [across, down] = [width / MAP.width, height / MAP.height]
  const placed = ([x, y]: readonly [number, number]) => [(x + 0.5) * across, (y + 0.5) * down] as const
  return textLines(text).map(({ left, right, thickness }) => ({
    left: placed(left),
    right: placed(right),
    thickness: thickness * across,
  }))
}

/** Finds how the card lies; `undefined` when nothing in the picture looks like one. */
export async function placeCard(
  picture: Picture,
  models: CardModels,
  layout: CardLayout,
): Promise<PlacedCard | undefined> {
  const found = findPose(await linesOf(picture, models), layout)
  if (found === undefined) return undefined
  return { picture, toPicture: found.toPicture, pose: poseOf(found, layout, picture) }
}

function poseOf(
  { toPicture, found }: { toPicture: Affine; found: number },
  layout: CardLayout,
  { width, height }: Picture,
): CardPose {
  const rounded = (value: number) => Math.round(value * 1000) / 1000
  const corners = layout.corners.map((corner): Place => {
    const [x, y] = applyAffine(toPicture, corner)
    return [rounded(x / width), rounded(y / height)]
  })
  const [from, to] = [corners[0] ?? [0, 0], corners[1] ?? [0, 0]]
  const [dx, dy] = [(to[0] - from[0]) * width, (to[1] - from[1]) * height]
  const roll = (Math.atan2(dy, dx) * 180) / Math.PI
  return { corners, width: rounded(Math.hypot(dx, dy) / width), roll: rounded(roll), found }
}

function stretched(pixels: Uint8Array): Uint8Array {
  const [low = 0, high = 255] = levelsAt(pixels, [0.01, 0.99])
  if (high >= DARK || high - low < 8) return pixels
  return pixels.map((value) => Math.max(0, Math.min(255, Math.round(((value - low) * 255) / (high - low)))))
}
