import type { ScreenFacts } from '@zhongzhao/domain/images/eye/surface-facts'
import type { Luma } from './luma.ts'
import { type PowerAt, powerOf } from './spectrum.ts'

/** Frequencies nearer to an axis than this (cycles a px) belong to edges that stand upright or lie level. */
const AXIS = 4 / 256
/** Distance from the multiples of 1/8 within which JPEG's own blocks show. */
const BLOCK = 2.5 / 256
/** Lower frequencies are what is pictured. */
const LOWEST = 28 / 256
const HIGHEST = 0.496
/** Rings whose median is the picture's own texture. */
const RINGS = 24
/** Power of a level's noise in a square of 256; a smooth wall has less, and what stands above nothing is nothing. */
const QUIET = 40

interface Squares {
  readonly size: number
  readonly powerAt: PowerAt
  /** Places of the spectrum by ring, where a screen's grid or a print's dots would show and nothing of a camera's picture should. */
  readonly rings: readonly Int32Array[]
}

const nearBlock = (frequency: number) => {
  const rest = Math.abs(frequency) % (1 / 8)
  return Math.min(rest, 1 / 8 - rest) <= BLOCK
}

function squaresOf(size: number): Squares {
  const rings: number[][] = Array.from({ length: RINGS }, () => [])
  const wide = size / 2 + 1
  for (let v = 0; v < size; v++) {
    for (let u = 0; u < wide; u++) {
      const [x, y] = [u / size, (v < size / 2 ? v : v - size) / size]
      const radius = Math.hypot(x, y)
      if (radius < LOWEST || radius >= HIGHEST || x < AXIS || Math.abs(y) < AXIS) continue
      if (nearBlock(x) && nearBlock(y)) continue
      rings[Math.floor(((radius - LOWEST) / (HIGHEST - LOWEST)) * RINGS)]?.push(v * wide + u)
    }
  }
  return { size, powerAt: powerOf(size), rings: rings.map((places) => Int32Array.from(places)) }
}

const [LARGE, SMALL] = [squaresOf(256), squaresOf(128)]

/** How far the strongest single frequency stands above its ring, log10 of the power. */
function peakAt(
  { size, powerAt, rings }: Squares,
  luma: Luma,
  [left, top]: readonly [number, number],
): number {
  const power = powerAt(luma, left, top)
  const quiet = QUIET * (size / 256) ** 2
  let peak = 0
  for (const places of rings) {
    const values = Float32Array.from(places, (at) => power[at] ?? 0).sort()
    const usual = Math.max(values[values.length >> 1] ?? 0, quiet)
    peak = Math.max(peak, (values.at(-1) ?? 0) / usual)
  }
  return peak === 0 ? 0 : Math.log10(peak)
}

/** Traces of photographing a screen or a print: single frequencies that stand out of the face, and of the wall in both upper corners
 *  (the lesser of both: hair reaches into one corner seldom, into both hardly ever). */
export function screenOf(luma: Luma): ScreenFacts {
  const { width, height } = luma
  if (width < LARGE.size + 2 || height < LARGE.size + 2) return { face: 0, wall: 0 }
  const middle = [Math.round((width - LARGE.size) / 2), Math.round((height - LARGE.size) * 0.35)] as const
  const left = peakAt(SMALL, luma, [2, 2])
  const right = peakAt(SMALL, luma, [width - SMALL.size - 2, 2])
  return { face: peakAt(LARGE, luma, middle), wall: Math.min(left, right) }
}
