import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { walkMarkers } from '@zhongzhao/imaging/markers'
import { rewrapped } from '@zhongzhao/imaging/rewrap'
import sharp, { type Sharp } from 'sharp'
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

/** The same as the check doubts it, for a person to judge. `pale` little colour left, `small` the photographer stood too far
 *  away, `aside` not in the middle. */
export type Doubted = 'pale' | 'small' | 'aside'

const doubted: Readonly<Record<Doubted, (good: Buffer) => Promise<Buffer>>> = {
  pale: (good) => jpeg(sharp(good).modulate({ saturation: 0.1 }), 70),
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

const line = (y: number, width: number) =>
  `<rect x="70" y="${y}" width="${width}" height="22" rx="4" fill="#7a8794"/>`

/** 演练样本 across the whole card: nobody takes the drawing for a card. */
const mark =
  `<g transform="translate(60 340) rotate(-16) scale(1.05)" fill="#b3261e" fill-opacity="0.55">` +
  (['演', '练', '样', '本'] as const)
    .map((word, at) => `<path transform="translate(${at * 106} 0)" d="${outlines[word]}"/>`)
    .join('') +
  `</g>`

const drawing = (inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">${inside}</svg>`)

const card = [
  `<rect width="800" height="600" fill="#8a6f52"/>`,
  `<rect x="30" y="70" width="740" height="460" rx="24" fill="#dfe9ef"/>`,
  `<path d="M30 420 C220 330 420 520 770 380 L770 506 Q770 530 746 530 L54 530 Q30 530 30 506 Z" fill="#c9dbe6"/>`,
  line(120, 200),
  line(175, 280),
  line(230, 320),
  line(300, 360),
  line(345, 300),
  line(455, 520),
].join('')

async function drawCard(name: string): Promise<Buffer> {
  const face = await sharp(portraitBytes(name)).resize(210, 280).toBuffer()
  return jpeg(
    sharp(drawing(card))
      .flatten()
      .composite([{ input: face, left: 520, top: 120 }, { input: drawing(mark) }]),
    82,
  )
}

const drawn = new Map<string, Promise<Buffer>>()

/** A card by its shapes only, marked 演练样本: no number, nobody's card. 800×600 (notice 二.2(2)). One for each portrait. */
export function specimenCard(name: string): Promise<Buffer> {
  const found = drawn.get(name) ?? drawCard(name)
  drawn.set(name, found)
  return found
}
