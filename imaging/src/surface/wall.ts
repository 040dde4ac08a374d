import type { Place } from '@zhongzhao/domain/images/mark'
import type { WallFacts } from '@zhongzhao/domain/images/eye/surface-facts'
import type { HalfPicture } from './lab.ts'

/** Which hue, saturation and value count as blue (degrees, 0–1, 0–1). */
export interface BlueRange {
  readonly hueFrom: number
  readonly hueUntil: number
  readonly leastSaturation: number
  readonly leastValue: number
}

/** Hue in degrees, saturation and value 0–1 of levels 0–255. */
export function hsvOf(red: number, green: number, blue: number): readonly [number, number, number] {
  const most = Math.max(red, green, blue)
  const range = most - Math.min(red, green, blue)
  if (range === 0) return [0, 0, most / 255]
  const sector =
    most === red
      ? (green - blue) / range
      : most === green
        ? 2 + (blue - red) / range
        : 4 + (red - green) / range
  return [(sector * 60 + 360) % 360, range / most, most / 255]
}

/** Patches of the border along which the wall is looked at: columns of the upper strip, rows of each side. */
const ACROSS = 10
const DOWN = 8
const SIDE = 0.06
const TOP = 0.05

interface Patch {
  readonly from: Place
  readonly to: Place
  /** Only wall belongs there: the corners and the sides above the eyes. */
  readonly place: 'certain' | 'likely'
}

/** Places of the border: above, where a tall head may reach in the middle, and both sides down to the chin, where loose hair may. */
function patchesOf(eyes: number, chin: number): readonly Patch[] {
  const top = Array.from({ length: ACROSS }, (_, i): Patch => {
    const [from, to] = [i / ACROSS, (i + 1) / ACROSS]
    const outer = to <= 0.31 || from >= 0.69
    return { from: [from, 0], to: [to, TOP], place: outer ? 'certain' : 'likely' }
  })
  const sides = [0, 1 - SIDE].flatMap((left) =>
    Array.from({ length: DOWN }, (_, i): Patch => {
      const [from, to] = [TOP + ((chin - TOP) * i) / DOWN, TOP + ((chin - TOP) * (i + 1)) / DOWN]
      return { from: [left, from], to: [left + SIDE, to], place: to <= eyes ? 'certain' : 'likely' }
    }),
  )
  return [...top, ...sides]
}

function lookAt(half: HalfPicture, { from, to }: Patch, blue: BlueRange) {
  const [x0, x1] = [Math.floor(from[0] * half.width), Math.ceil(to[0] * half.width)]
  const [y0, y1] = [Math.floor(from[1] * half.height), Math.ceil(to[1] * half.height)]
  let [count, fits, red, green, blueSum] = [0, 0, 0, 0, 0]
  for (let y = y0; y < Math.min(y1, half.height); y++) {
    for (let x = x0; x < Math.min(x1, half.width); x++) {
      const at = (y * half.width + x) * 3
      const [r, g, b] = [half.rgb[at] ?? 0, half.rgb[at + 1] ?? 0, half.rgb[at + 2] ?? 0]
      const [hue, saturation, value] = hsvOf(r, g, b)
      count++
      red += r
      green += g
      blueSum += b
      const within = hue >= blue.hueFrom && hue <= blue.hueUntil
      if (within && saturation >= blue.leastSaturation && value >= blue.leastValue) fits++
    }
  }
  const all = Math.max(count, 1)
  return { part: fits / all, mean: hsvOf(red / all, green / all, blueSum / all) }
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / Math.max(values.length, 1)

/** Blue at the very rim and a little further in, at the sides above the eyes: a photographed screen or print has its frame there. The bluer
 *  rim, the less blue inside. */
function frameOf(half: HalfPicture, eyes: number, blue: BlueRange): WallFacts['frame'] {
  const part = (from: number, to: number) =>
    lookAt(half, { from: [from, 0.12], to: [to, Math.max(eyes, 0.2)], place: 'certain' }, blue).part
  return {
    rim: Math.max(part(0, 0.025), part(0.975, 1)),
    within: Math.min(part(0.09, 0.13), part(0.87, 0.91)),
  }
}

/** How blue the wall behind is (蓝色背景). `eyes`, `chin`: parts of the height. */
export function wallOf(half: HalfPicture, at: { eyes: number; chin: number }, blue: BlueRange): WallFacts {
  const seen = patchesOf(at.eyes, at.chin).map((patch) => ({ patch, ...lookAt(half, patch, blue) }))
  const certain = seen.filter(({ patch }) => patch.place === 'certain')
  return {
    certain: mean(certain.map((s) => s.part)),
    whole: mean(seen.map((s) => s.part)),
    hue: median(certain.map((s) => s.mean[0])),
    saturation: median(certain.map((s) => s.mean[1])),
    value: median(certain.map((s) => s.mean[2])),
    frame: frameOf(half, at.eyes, blue),
    elsewhere: seen.filter((s) => s.part < 0.5).map(({ patch: { from, to } }) => ({ from, to })),
  }
}
