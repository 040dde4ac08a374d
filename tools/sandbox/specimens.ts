import type { PictureSpec } from '@zhongzhao/domain/images/spec'
import { walkMarkers } from '@zhongzhao/imaging/markers'
import { rewrapped } from '@zhongzhao/imaging/rewrap'
import sharp, { type Sharp } from 'sharp'
import { type CardText, cardLetters } from './card-text.ts'
import { type Face, drawFace } from './faces.ts'
import { outlines } from './outlines.ts'

async function jpeg(picture: Sharp, quality: number): Promise<Buffer> {
  const bytes = await picture.jpeg({ quality, progressive: false }).toBuffer()
  return Buffer.from(rewrapped(bytes, walkMarkers(bytes), 300))
}

/** A portrait as the station would have taken it, under 30 KB; drawn once. */
export function portraitBytes(face: Face): Promise<Buffer> {
  const name = `${face.of}${face.as}`
  const bytes = drawn.get(name) ?? drawFace(face).then(small)
  drawn.set(name, bytes)
  return bytes
}
const drawn = new Map<string, Promise<Buffer>>()

async function small(picture: Sharp): Promise<Buffer> {
  const bytes = await jpeg(picture.clone(), 72)
  return bytes.length <= 30_000 ? bytes : jpeg(picture, 55)
}

/** A specimen in the size that a season asks, where it is another than the one it was made in. */
export async function inSizeOf(bytes: Buffer, { width, height, emitBytes }: PictureSpec): Promise<Buffer> {
  const made = await sharp(bytes).metadata()
  if (made.width === width && made.height === height && bytes.length <= emitBytes) return bytes
  const quality = bytes.length > emitBytes ? 60 : 80
  return jpeg(sharp(bytes).resize(width, height, { fit: 'cover', position: 'top' }), quality)
}

/** The same as the check doubts it, for a person to judge. `small` the photographer stood too far away, `aside` not in
 *  the middle. */
export type Doubted = 'small' | 'aside'

const doubted: Readonly<Record<Doubted, (good: Buffer) => Promise<Buffer>>> = {
  small: async (good) => {
    const small = await sharp(good).resize(402, 536).toBuffer()
    return jpeg(sharp(small).extend({ top: 64, left: 24, right: 24, extendWith: 'copy' }), 60)
  },
  aside: async (good) => {
    const wide = await sharp(good).extend({ left: 30, extendWith: 'copy' }).toBuffer()
    return jpeg(sharp(wide).extract({ left: 0, top: 0, width: 450, height: 600 }), 60)
  },
}

export const doubtedPortrait = async (face: Face, why: Doubted): Promise<Buffer> =>
  doubted[why](await portraitBytes(face))

/** 演练样本 where the address would be, beside the portrait: nobody takes the drawing for a card, and a machine can read the rest. */
const mark =
  `<g transform="translate(190 324) scale(0.6)" fill="#b3261e" fill-opacity="0.5">` +
  (['演', '练', '样', '本'] as const)
    .map((word, at) => `<path transform="translate(${at * 106} 0)" d="${outlines[word]}"/>`)
    .join('') +
  `</g>`

const drawing = (inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">${inside}</svg>`)

const card = [
  `<rect width="800" height="600" fill="#e9e4da"/>`,
  `<rect x="52" y="80" width="696" height="439" rx="24" fill="#e6eef3"/>`,
  `<path d="M52 440 C232 410 420 480 748 420 L748 495 Q748 519 724 519 L76 519 Q52 519 52 495 Z" fill="#d9e6ee"/>`,
].join('')

/** A made-up card with a made-up pupil's text, marked 演练样本: nobody's card. 800×600 (notice 二.2(2)). */
export async function specimenCard(own: Face, text: CardText): Promise<Buffer> {
  const face = await sharp(await portraitBytes(own))
    .resize(195, 260)
    .toBuffer()
  return jpeg(
    sharp(drawing(card))
      .flatten()
      .composite([
        { input: face, left: 520, top: 150 },
        { input: cardLetters(text) },
        { input: drawing(mark) },
      ]),
    80,
  )
}
