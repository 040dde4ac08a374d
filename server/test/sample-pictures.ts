import sharp from 'sharp'
import { pack } from './moments.ts'
import { walkMarkers } from '@zhongzhao/imaging/markers'
import { rewrapped } from '@zhongzhao/imaging/rewrap'

/** Of a portrait in the season under test. */
const { width: WIDE, height: HIGH } = pack.pictures.portrait.spec

export interface Sample {
  readonly width?: number
  readonly height?: number
  readonly dpi?: number
  readonly quality?: number
  readonly progressive?: 'progressive'
}

/** A blue ground with a skin-coloured oval and dark shoulders: a portrait as far as numbers go. */
function drawing(width: number, height: number): Buffer {
  const [x, y] = [width / 2, height / 2]
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#438edb"/>` +
      `<ellipse cx="${x}" cy="${height}" rx="${x * 0.9}" ry="${y * 0.5}" fill="#223"/>` +
      `<ellipse cx="${x}" cy="${y}" rx="${x * 0.5}" ry="${y * 0.6}" fill="#e0b090"/></svg>`,
  )
}

/** A JPEG with a JFIF density, as a capture program writes it. */
export async function samplePicture(given: Sample = {}): Promise<Buffer> {
  const { width = WIDE, height = HIGH, dpi = 300, quality = 80, progressive } = given
  const bytes = await sharp(drawing(width, height))
    .flatten()
    .jpeg({ quality, progressive: progressive !== undefined })
    .toBuffer()
  return Buffer.from(rewrapped(bytes, walkMarkers(bytes), dpi))
}

/** Pads behind the end-of-image marker to exactly `length` bytes. */
export function paddedTo(picture: Buffer, length: number): Buffer {
  return Buffer.concat([picture, Buffer.alloc(length - picture.length)])
}

/** The drawing with a fine grain, so that it takes many bytes. `grain` in levels. */
export async function grainyPicture(width: number, height: number, grain = 24): Promise<Buffer> {
  const data = await sharp(drawing(width, height)).flatten().raw().toBuffer()
  for (let i = 0, seed = 1; i < data.length; i++) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
    data[i] = Math.min(255, Math.max(0, (data[i] ?? 0) + ((seed >> 16) % grain) - (grain >> 1)))
  }
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer()
  return Buffer.from(rewrapped(bytes, walkMarkers(bytes), 300))
}

/** The drawing without its colour: each pixel grey plus the given levels of red and minus them in blue. */
export async function tintedPicture(tint: number): Promise<Buffer> {
  const data = await sharp(drawing(WIDE, HIGH)).flatten().raw().toBuffer()
  for (let i = 0; i < data.length; i += 3) {
    const grey = Math.min(235, Math.max(20, data[i + 1] ?? 0))
    data.set([grey + tint, grey, grey - tint], i)
  }
  const bytes = await sharp(data, { raw: { width: WIDE, height: HIGH, channels: 3 } })
    .jpeg()
    .toBuffer()
  return Buffer.from(rewrapped(bytes, walkMarkers(bytes), 300))
}
