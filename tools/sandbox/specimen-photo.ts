import { walkMarkers } from '@zhongzhao/imaging/markers'
import { rewrapped } from '@zhongzhao/imaging/rewrap'
import sharp from 'sharp'
import type { Chance } from './chance.ts'
import { CARD } from './specimen-card.ts'

/** px of the photograph. */
const WIDE = 800
const HIGH = 600

/** How a drawn card is photographed. Everything that is left out is as it should be. */
export interface Photographing {
  /** Degrees clockwise. */
  readonly roll?: number
  /** px each corner is out of place at most: a hand-held slant. */
  readonly slant?: number
  /** Width of the card, part of the picture. */
  readonly width?: number
  /** px the card is off the centre, right and down. */
  readonly shift?: readonly [number, number]
  /** Light, 1 as it should be. */
  readonly light?: number
  /** Standard deviation of the sensor's noise, levels. */
  readonly noise?: number
  /** Standard deviation of the lens, px. */
  readonly blur?: number
  /** A burnt-out spot: middle and radius in parts of the card. */
  readonly glare?: { readonly at: readonly [number, number]; readonly radius: number }
  readonly colours?: 'grey'
  readonly ground?: 'white' | 'wood'
  /** JPEG quality at most; lower when the file would be too large. */
  readonly quality?: number
}

type Corners = readonly (readonly [number, number])[]

const gaussian = (chance: Chance) => {
  const uniform = () => (chance.below(1_000_000) + 0.5) / 1_000_000
  return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}

function cornersOf(how: Photographing, chance: Chance): Corners {
  const { roll = 0, slant = 0, width = 0.87, shift = [0, 0] } = how
  const scale = (width * WIDE) / CARD.width
  const turn = (roll * Math.PI) / 180
  const halves = [
    [-0.5, -0.5],
    [0.5, -0.5],
    [0.5, 0.5],
    [-0.5, 0.5],
  ] as const
  const stray = () => (chance.below(2001) / 1000 - 1) * slant
  return halves.map(([u, v]) => {
    const [x, y] = [u * CARD.width * scale, v * CARD.height * scale]
    return [
      WIDE / 2 + shift[0] + x * Math.cos(turn) - y * Math.sin(turn) + stray(),
      HIGH / 2 + shift[1] + x * Math.sin(turn) + y * Math.cos(turn) + stray(),
    ] as const
  })
}

/** The projective map from the picture to the card (unit square), by its four corners (Heckbert). */
function toCard(corners: Corners): (x: number, y: number) => readonly [number, number] {
  const [[x0, y0] = [0, 0], [x1, y1] = [0, 0], [x2, y2] = [0, 0], [x3, y3] = [0, 0]] = corners
  const [dx1, dx2, dx3] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3]
  const [dy1, dy2, dy3] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3]
  const bottom = dx1 * dy2 - dx2 * dy1
  const [g, h] = [(dx3 * dy2 - dx2 * dy3) / bottom, (dx1 * dy3 - dx3 * dy1) / bottom]
  const [a, b, c] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0]
  const [d, e, f] = [y1 - y0 + g * y1, y3 - y0 + h * y3, y0]
  return (x, y) => {
    // Inverse by Cramer's rule: (a−gx)u + (b−hx)v = x−c, likewise for y.
    const [p, q, r] = [a - g * x, b - h * x, x - c]
    const [s, t, w] = [d - g * y, e - h * y, y - f]
    const det = p * t - q * s
    return [(r * t - q * w) / det, (p * w - r * s) / det]
  }
}

function groundAt(x: number, y: number, ground: 'white' | 'wood'): readonly [number, number, number] {
  if (ground === 'white') return [250, 250, 250]
  const grain = 14 * Math.sin(y / 5 + 3 * Math.sin(x / 90)) + 8 * Math.sin(y / 23)
  return [140 + grain, 100 + grain, 68 + grain]
}

/** Photographs a drawn card: 800×600, 300 dpi, no more than 50,000 bytes. The same chance gives the same picture. */
export async function photograph(svg: string, how: Photographing, chance: Chance): Promise<Buffer> {
  const drawn = await sharp(Buffer.from(svg), { density: 144 })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width: wide, height: high } = drawn.info
  const place = toCard(cornersOf(how, chance))
  const pixels = Buffer.alloc(WIDE * HIGH * 3)
  for (let y = 0; y < HIGH; y++)
    for (let x = 0; x < WIDE; x++) {
      const under = groundAt(x, y, how.ground ?? 'white')
      let [red, green, blue] = under
      for (const [sx, sy] of [
        [0.25, 0.25],
        [0.75, 0.25],
        [0.25, 0.75],
        [0.75, 0.75],
      ] as const) {
        const [u, v] = place(x + sx, y + sy)
        if (u < 0 || v < 0 || u >= 1 || v >= 1) continue
        const at = 4 * (Math.floor(v * high) * wide + Math.floor(u * wide))
        const part = (drawn.data[at + 3] ?? 0) / 255 / 4
        red += ((drawn.data[at] ?? 0) - under[0]) * part
        green += ((drawn.data[at + 1] ?? 0) - under[1]) * part
        blue += ((drawn.data[at + 2] ?? 0) - under[2]) * part
      }
      const to = 3 * (y * WIDE + x)
      const [u, v] = place(x + 0.5, y + 0.5)
      const burnt = burntAt(u, v, how)
      for (const [channel, colour] of [red, green, blue].entries()) {
        const lit = colour * (how.light ?? 1)
        pixels[to + channel] = Math.max(0, Math.min(255, lit + (255 - lit) * burnt))
      }
    }
  return encoded(await seen(pixels, how, chance), how)
}

function burntAt(u: number, v: number, { glare }: Photographing): number {
  if (glare === undefined) return 0
  const far = Math.hypot(u - glare.at[0], (v - glare.at[1]) / 1.6) / glare.radius
  return Math.max(0, Math.min(1, 2 * (1 - far)))
}

/** Lens and sensor. */
async function seen(pixels: Buffer, how: Photographing, chance: Chance): Promise<Buffer> {
  const raw = { width: WIDE, height: HIGH, channels: 3 } as const
  const { blur = 0, noise = 0 } = how
  const through = blur < 0.3 ? pixels : await sharp(pixels, { raw }).blur(blur).raw().toBuffer()
  return Buffer.from(
    through.map((value) => {
      const felt = value + (noise === 0 ? 0 : noise * gaussian(chance))
      return Math.max(0, Math.min(255, Math.round(felt)))
    }),
  )
}

async function encoded(pixels: Buffer, { colours, quality = 90 }: Photographing): Promise<Buffer> {
  for (let at = quality; ; at -= 4) {
    const picture = sharp(pixels, { raw: { width: WIDE, height: HIGH, channels: 3 } })
    const toned = colours === 'grey' ? picture.greyscale() : picture
    const bytes = await toned.jpeg({ quality: at }).toBuffer()
    const whole = Buffer.from(rewrapped(bytes, walkMarkers(bytes), 300))
    if (whole.length <= 50_000 || at < 15) return whole
  }
}
