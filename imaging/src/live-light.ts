import type { Framing } from '@zhongzhao/domain/images/framing'
import type { FramePixels } from './crop.ts'

/** What the light of a live frame is like. */
export interface LightFacts {
  /** Mean luminance of the face's middle, 0–255. */
  readonly face: number
  /** Part of the background strips that is blue enough, 0–1; and their mean luminance, 0–255. */
  readonly blue: number
  readonly background: number
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const luminance = (r: number, g: number, b: number) => 0.299 * r + 0.587 * g + 0.114 * b

/** 背景蓝色: hue 195–245, saturation above .55, value above .4 (what PORTRAITS of the data have). */
function isBlue(r: number, g: number, b: number): boolean {
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)]
  if (most !== b || most < 0.4 * 255 || most - least < 0.55 * most) return false
  const hue = 240 + (60 * (r - g)) / (most - least)
  return hue >= 195 && hue <= 245
}

/** Visits about `samples` pixels of a box that lie inside the frame. */
function visit(pixels: FramePixels, box: Box, see: (r: number, g: number, b: number) => void): void {
  const step = Math.max(1, Math.floor(Math.sqrt((box.width * box.height) / 600)))
  for (
    let y = Math.max(0, Math.round(box.top));
    y < Math.min(pixels.height, box.top + box.height);
    y += step
  ) {
    for (
      let x = Math.max(0, Math.round(box.left));
      x < Math.min(pixels.width, box.left + box.width);
      x += step
    ) {
      const i = (y * pixels.width + x) * 4
      see(pixels.data[i] ?? 0, pixels.data[i + 1] ?? 0, pixels.data[i + 2] ?? 0)
    }
  }
}

/** Strips at both sides down to the chin and along the top of the picture to be. */
function strips({ left, top, width, height }: Framing): readonly Box[] {
  const side = { top, width: width * 0.08, height: height * 0.6 }
  return [
    { left, ...side },
    { ...side, left: left + width * 0.92 },
    { left, top, width, height: height * 0.05 },
  ]
}

/** Looks at the light of a frame: in the middle of where the face is in `framing`, and along its border. */
export function measureLight(pixels: FramePixels, framing: Framing): LightFacts {
  const { left, top, width, height } = framing
  let [sum, count] = [0, 0]
  const middle = {
    left: left + width * 0.35,
    top: top + height * 0.4,
    width: width * 0.3,
    height: height * 0.3,
  }
  visit(pixels, middle, (r, g, b) => {
    sum += luminance(r, g, b)
    count++
  })
  let [blue, light, border] = [0, 0, 0]
  for (const strip of strips(framing)) {
    visit(pixels, strip, (r, g, b) => {
      border++
      light += luminance(r, g, b)
      if (isBlue(r, g, b)) blue++
    })
  }
  const part = (total: number, of: number) => (of === 0 ? 0 : total / of)
  return { face: part(sum, count), blue: part(blue, border), background: part(light, border) }
}
