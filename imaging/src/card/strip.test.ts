import { describe, expect, it } from 'vitest'
import { lightOf } from './light.ts'
import { paperSeam } from './seam.ts'
import { type GreyStrip, cutStrip, levelsAt, levelsOf, withLevels } from './strip.ts'
import { textLines } from './text-lines.ts'

const strip = (width: number, height: number, at: (x: number, y: number) => number): GreyStrip => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width))),
})
/** Upright strokes every 20 px, as digits are. */
const written = (ink: number, paper: number) =>
  strip(400, 48, (x, y) => (x % 20 < 4 && y > 12 && y < 36 ? ink : paper))

describe('a strip cut out of a picture', () => {
  const red = { width: 40, height: 20, data: new Uint8Array(40 * 20 * 3) }
  for (let i = 0; i < 40 * 20; i++) red.data[3 * i] = 100 + (i % 40)

  it('is its red channel, upright, along the pose', () => {
    const cut = cutStrip(red, {
      pose: [40, 0, 0, 0, 40, 10],
      strip: { from: [0, 0], width: 1, height: 0.2 },
      width: 40,
      height: 8,
    })
    expect([...cut.data.subarray(5, 9)]).toEqual([105, 106, 107, 108])
  })

  it('goes on as the edge of the picture where it runs out of it', () => {
    const cut = cutStrip(red, {
      pose: [40, 0, 30, 0, 40, 10],
      strip: { from: [0, 0], width: 1, height: 0.2 },
      width: 40,
      height: 8,
    })
    expect(cut.data[39]).toBeGreaterThan(137)
  })
})

describe('levels', () => {
  it('are read off at parts of the samples', () => {
    const samples = Uint8Array.from({ length: 101 }, (_, i) => i)
    expect(levelsAt(samples, [0, 0.5, 1])).toEqual([0, 50, 100])
  })

  it('bring a dark strip to black on white, and leave an empty one pale', () => {
    const dark = written(10, 60)
    const brought = withLevels(dark, levelsOf(dark))
    expect([Math.min(...brought.data), Math.max(...brought.data)]).toEqual([0, 255])
    const empty = strip(100, 48, () => 200)
    expect(Math.min(...withLevels(empty, levelsOf(empty)).data)).toBe(255)
  })
})

describe('how a strip can be seen', () => {
  const seen = (of: GreyStrip, usual = 200) => lightOf(of, levelsOf(of), { pxAPixel: 1, usual, until: 1 })

  it('has the same contrast in the dark and less when it is blurred', () => {
    expect(seen(written(30, 200)).contrast).toBeCloseTo(0.85, 2)
    expect(seen(written(9, 60)).contrast).toBeCloseTo(0.85, 2)
    const soft = strip(400, 48, (x) => 180 + 10 * Math.sin(x / 6))
    expect(seen(soft).contrast).toBeLessThan(0.15)
  })

  it('is sharp where ink begins at once and not where it fades in', () => {
    expect(seen(written(30, 200)).sharpness).toBeGreaterThan(0.9)
    const fading = strip(400, 48, (x) => 115 + 85 * Math.cos((x * Math.PI) / 10))
    expect(seen(fading).sharpness).toBeLessThan(0.3)
  })

  it('is washed where the paper is burnt out and shows nothing, not where it only is bright', () => {
    const half = strip(400, 48, (x, y) => (x < 200 ? 253 : x % 20 < 4 && y > 12 && y < 36 ? 30 : 200))
    expect(seen(half).washed).toBeCloseTo(0.5, 1)
    expect(seen(written(30, 253)).washed).toBe(0)
    expect(seen(written(30, 200)).washed).toBe(0)
  })
})

describe('a seam in the paper', () => {
  const lit = (paper: (x: number) => number) =>
    strip(400, 48, (x, y) => (x % 20 < 4 && y > 12 && y < 36 ? 30 : Math.round(paper(x))))

  it('is what a patch leaves', () => {
    expect(
      paperSeam(
        lit((x) => (x > 150 && x < 300 ? 250 : 232)),
        232,
      ),
    ).toBeGreaterThan(15)
  })

  it('is neither a slow shade nor writing', () => {
    expect(
      paperSeam(
        lit((x) => 200 + x / 10),
        220,
      ),
    ).toBeLessThan(6)
    expect(paperSeam(written(30, 232), 232)).toBe(0)
  })

  it('weighs as much in a dark picture', () => {
    expect(
      paperSeam(
        lit((x) => (x > 150 ? 84 : 78)),
        78,
      ),
    ).toBeGreaterThan(15)
  })
})

describe('regions of text', () => {
  it('become lines with their ends and thickness', () => {
    const values = new Float32Array(100 * 40)
    for (let y = 10; y < 14; y++) for (let x = 20; x < 80; x++) values[y * 100 + x] = 0.9
    values[0] = 0.9
    const [line, ...more] = textLines({ width: 100, height: 40, values })
    expect(more).toEqual([])
    expect(line?.left[0]).toBeCloseTo(20, 0)
    expect(line?.right[0]).toBeCloseTo(79, 0)
    expect(line?.thickness).toBeCloseTo(4, 0)
  })

  it('leave out what the detector is not sure of', () => {
    expect(textLines({ width: 100, height: 40, values: new Float32Array(4000).fill(0.29) })).toEqual([])
  })
})
