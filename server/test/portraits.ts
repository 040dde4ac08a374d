import { readFileSync } from 'node:fs'
import sharp, { type Sharp } from 'sharp'

/** Portraits of people who do not exist (CC0, tools/sandbox/portraits), in order by every rule of notice 二.2(1). */
export type SamplePerson = 'm36' | 'm65'

export function portraitOf(person: SamplePerson): Buffer {
  return readFileSync(new URL(`../../tools/sandbox/portraits/${person}_std.jpg`, import.meta.url))
}

/** JPEG as a capture program writes it: 300 dpi. */
export function asPortrait(picture: Sharp): Promise<Buffer> {
  return picture.withMetadata({ density: 300 }).jpeg({ quality: 70 }).toBuffer()
}

/** The portrait turned clockwise, what the turn lays bare filled with the colour of its wall. */
export function turnedPortrait(person: SamplePerson, degrees: number): Promise<Buffer> {
  const wall = { r: 67, g: 142, b: 219 }
  const turned = sharp(portraitOf(person)).rotate(degrees, { background: wall })
  return degrees % 180 === 0
    ? asPortrait(turned)
    : asPortrait(turned.resize(450, 600, { fit: 'cover', position: 'centre' }))
}

/** Two people side by side, each at half the width. */
export async function twoPortraits(): Promise<Buffer> {
  const half = (person: SamplePerson) => sharp(portraitOf(person)).resize(225, 300).toBuffer()
  const canvas = sharp({ create: { width: 450, height: 600, channels: 3, background: '#438edb' } })
  return asPortrait(
    canvas.composite([
      { input: await half('m36'), left: 0, top: 200 },
      { input: await half('m65'), left: 225, top: 200 },
    ]),
  )
}
