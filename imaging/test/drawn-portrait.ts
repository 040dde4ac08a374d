import type { RgbPicture } from '../src/rgb-picture.ts'

export type Colour = readonly [red: number, green: number, blue: number]

/** The blue of identity photographs. */
export const idBlue: Colour = [67, 142, 219]
const skin: Colour = [205, 160, 135]
const hair: Colour = [40, 34, 30]

interface Drawn {
  readonly wall?: Colour | ((x: number, y: number) => Colour)
  /** A disc over the hair, a box over nose and mouth, discs over the eyes. */
  readonly hat?: Colour
  readonly mask?: Colour
  readonly lenses?: Colour
  /** px the crown is below the upper edge. */
  readonly crown?: number
}

/** Grain of a camera: −4 to 4 without any period, the same each time. */
function noise(x: number, y: number): number {
  let hash = Math.imul(x + 1, 0x9e3779b1) ^ Math.imul(y + 1, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (((hash ^ (hash >>> 13)) >>> 0) % 17) / 2 - 4
}

/** Pores, lines and shadows of a face: patches of other lightness with sharp edges. */
const relief = (x: number, y: number) => noise(x >> 4, (y + x) >> 4) * 4

/** A portrait of 450×600 that fits `drawnFace()` as it stands by default (eyes at 225, 250): wall, hair in strands, skin, dark coat. */
export function drawnPortrait({ wall = idBlue, hat, mask, lenses, crown = 80 }: Drawn = {}): RgbPicture {
  const [width, height] = [450, 600]
  const data = new Uint8Array(width * height * 3)
  const colourAt = (x: number, y: number): Colour => {
    const u = (x - 225) / 95
    const lens = Math.min(Math.hypot(x - 185, y - 256), Math.hypot(x - 265, y - 256)) < 34
    if (lenses !== undefined && lens) return lenses
    if (mask !== undefined && y > 285 && y < 385 && Math.abs(x - 225) < 80) return mask
    const head = u ** 2 + ((y - 250) / (250 - crown)) ** 2 < 1
    if (hat !== undefined && head && y < 220) return hat
    if (u ** 2 + ((y - 270) / 120) ** 2 < 1 && y > 185) {
      const [r, g, b] = skin
      const shade = relief(x, y)
      return [r + shade, g + shade, b + shade]
    }
    if (head && y < 270) {
      const strand = Math.sin(x * 1.3) * 14
      return [hair[0] + strand, hair[1] + strand, hair[2] + strand]
    }
    if (y > 430 + Math.abs(x - 225) * 0.25) return [45, 48, 60]
    return typeof wall === 'function' ? wall(x, y) : wall
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const grain = noise(x, y)
      data.set(
        colourAt(x, y).map((level) => Math.min(255, Math.max(0, Math.round(level + grain)))),
        (y * width + x) * 3,
      )
    }
  }
  return { width, height, data }
}
