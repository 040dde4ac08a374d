import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PictureSpec } from '@zhongzhao/domain/images/spec'
import { walkMarkers } from '@zhongzhao/imaging/markers'
import { rewrapped } from '@zhongzhao/imaging/rewrap'
import sharp, { type Sharp } from 'sharp'
import { type CardText, cardLetters } from './card-text.ts'
import { outlines } from './outlines.ts'

const FOLDER = join(import.meta.dirname, 'portraits')

/** Turned too far aside for the notice: refused, and no station would have taken it. */
const TURNED = 'f58_std.jpg'

/** Portraits of nobody (LICENSES.md), by sex. */
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.jpg') && name !== TURNED)

async function jpeg(picture: Sharp, quality: number): Promise<Buffer> {
  const bytes = await picture.jpeg({ quality, progressive: false }).toBuffer()
  return Buffer.from(rewrapped(bytes, walkMarkers(bytes), 300))
}

/** The n-th portrait of a sex, as the station would have taken it: the name of its file. */
export function portraitOf(sex: '1' | '2', n: number): string {
  const own = files.filter((name) => name.startsWith(sex === '1' ? 'm' : 'f'))
  return own[n % own.length] ?? ''
}

export const portraitBytes = (name: string): Buffer => readFileSync(join(FOLDER, name))

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

export const doubtedPortrait = (name: string, why: Doubted): Promise<Buffer> =>
  doubted[why](portraitBytes(name))

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
export async function specimenCard(name: string, text: CardText): Promise<Buffer> {
  const face = await sharp(portraitBytes(name)).resize(195, 260).toBuffer()
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
