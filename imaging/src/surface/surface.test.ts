import { describe, expect, it } from 'vitest'
import { drawnFace } from '../../test/drawn-face.ts'
import { type Colour, drawnPortrait, idBlue } from '../../test/drawn-portrait.ts'
import type { RgbPicture } from '../rgb-picture.ts'
import { blurOf, coarseBlurOf } from './blur.ts'
import { measureSurface } from './surface.ts'

const points = drawnFace()
const measured = (picture: RgbPicture) => measureSurface(picture, points)
const changed = (picture: RgbPicture, levels: (x: number, y: number, c: number) => number): RgbPicture => {
  const { width } = picture
  const data = picture.data.map((level, i) => {
    const at = Math.floor(i / 3)
    return Math.min(255, Math.max(0, level + levels(at % width, Math.floor(at / width), i % 3)))
  })
  return { ...picture, data }
}

/** Each pixel the mean of those around it. */
function blurred(picture: RgbPicture, reach: number): RgbPicture {
  const { width, height, data } = picture
  const out = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        let [sum, count] = [0, 0]
        for (let v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++) {
          for (let u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++) {
            sum += data[(v * width + u) * 3 + c] ?? 0
            count++
          }
        }
        out[(y * width + x) * 3 + c] = sum / count
      }
    }
  }
  return { width, height, data: out }
}

describe('the wall behind (蓝色背景, notice 二.2(1))', () => {
  it('is blue also where light falls off towards the edges', () => {
    expect(measured(drawnPortrait()).surface.wall.certain).toBeGreaterThan(0.98)
    const uneven = drawnPortrait({
      wall: (x, y) => {
        const fall = 1 - 0.2 * ((x - 225) / 225) ** 2 - 0.1 * (y / 600)
        return [idBlue[0] * fall, idBlue[1] * fall, idBlue[2] * fall]
      },
    })
    expect(measured(uneven).surface.wall.certain).toBeGreaterThan(0.98)
  })

  it('is not blue when white, red, grey or green, and the places are told', () => {
    for (const wall of [
      [245, 245, 245],
      [200, 40, 40],
      [150, 150, 150],
      [60, 160, 80],
    ] as readonly Colour[]) {
      const { surface } = measured(drawnPortrait({ wall }))
      expect(surface.wall.certain).toBe(0)
      expect(surface.wall.elsewhere.length).toBeGreaterThan(20)
    }
  })

  it('is told where only one side is not blue', () => {
    const half = drawnPortrait({ wall: (x) => (x < 120 ? [210, 210, 210] : idBlue) })
    const { wall } = measured(half).surface
    expect(wall.certain).toBeGreaterThan(0.3)
    expect(wall.certain).toBeLessThan(0.62)
    expect(wall.elsewhere.every(({ from }) => from[0] < 0.3)).toBe(true)
  })
})

describe('the head against the wall (头部占 2/3)', () => {
  it('begins at the crown, hair included, on any even wall', () => {
    for (const wall of [idBlue, [245, 245, 245]] as readonly Colour[]) {
      for (const crown of [40, 80, 120]) {
        const { head } = measured(drawnPortrait({ wall, crown }))
        expect((head?.crown ?? 0) * 600).toBeGreaterThan(crown - 2)
        // A third of the face's width must be filled: a few rows below the very top of a round head.
        expect((head?.crown ?? 0) * 600).toBeLessThan(crown + 12)
        expect(head?.centre).toBeCloseTo(0.5, 2)
      }
    }
  })
})

describe('sharpness (清晰)', () => {
  it('falls as the picture is blurred', () => {
    const sharp = drawnPortrait()
    const values = [sharp, blurred(sharp, 2), blurred(sharp, 4)].map((p) => measured(p).surface.blur)
    expect(values[0]).toBeLessThan(0.58)
    expect(values[1]).toBeGreaterThan(values[0] ?? 1)
    expect(values[2]).toBeGreaterThan(0.64)
  })

  it('sees the squares of a mosaic whatever their size, and none in a photograph', () => {
    const sharp = drawnPortrait()
    expect(measured(sharp).surface.grid.blocks).toBeLessThan(2.6)
    for (const size of [9, 14]) {
      const data = new Uint8Array(sharp.data.length)
      for (let i = 0; i < 450 * 600; i++) {
        const [x, y] = [i % 450, Math.floor(i / 450)]
        const from = (y - (y % size)) * 450 + (x - (x % size))
        data.set(sharp.data.subarray(from * 3, from * 3 + 3), i * 3)
      }
      const { grid } = measured({ ...sharp, data }).surface
      expect(grid.blocks).toBeGreaterThan(4)
      expect(grid.period % size).toBe(0)
    }
  })
})

describe('what hides a blurred face (清晰)', () => {
  it('is not noise: in means of 3×3 px soft waves are soft again, steps are not', () => {
    let seed = 1
    const noise = () => {
      seed = (seed * 16807) % 2147483647
      return (seed / 2147483647 - 0.5) * 16
    }
    const [width, height] = [240, 240]
    const area = { left: 0, top: 0, right: width, bottom: height }
    const pattern = (wave: (phase: number) => number) => {
      const at = (i: number) =>
        wave(((i % width) * Math.PI) / 30) + wave((Math.floor(i / width) * Math.PI) / 30)
      return {
        width,
        height,
        data: Float32Array.from({ length: width * height }, (_, i) => 128 + 30 * at(i) + noise()),
      }
    }
    const soft = pattern(Math.cos)
    const steps = pattern((phase) => Math.sign(Math.cos(phase)))
    expect(blurOf(soft, area)).toBeLessThan(0.45)
    expect(coarseBlurOf(soft, area)).toBeGreaterThan(0.6)
    expect(coarseBlurOf(soft, area)).toBeGreaterThan(coarseBlurOf(steps, area) + 0.2)
  })

  it('is no slant: a picture shaken along a diagonal is as blurred as one shaken level', () => {
    const sharp = drawnPortrait()
    const { width, height, data } = sharp
    const shaken = (down: number) => {
      const out = data.map((_, i) => {
        const at = Math.floor(i / 3)
        let sum = 0
        for (let n = -6; n <= 6; n++) {
          const x = Math.min(width - 1, Math.max(0, (at % width) + n))
          const y = Math.min(height - 1, Math.max(0, Math.floor(at / width) + n * down))
          sum += data[(y * width + x) * 3 + (i % 3)] ?? 0
        }
        return sum / 13
      })
      return measured({ width, height, data: out }).surface.blur
    }
    const before = measured(sharp).surface.blur
    for (const down of [0, 1, -1]) expect(shaken(down)).toBeGreaterThan(before + 0.15)
  })
})

describe('what photographing a screen leaves (不得翻拍)', () => {
  it('stands out of face and wall when it slants, and of neither in a photograph', () => {
    const plain = drawnPortrait()
    const grid = changed(plain, (x, y) => 14 * Math.cos(2 * Math.PI * 0.27 * (x * 0.9 + y * 0.44)))
    expect(measured(grid).surface.screen.face).toBeGreaterThan(measured(plain).surface.screen.face + 1)
    expect(measured(grid).surface.screen.wall).toBeGreaterThan(2.8)
  })
})

describe('the frame of a photographed screen or print (不得翻拍)', () => {
  it('is where the rim is not blue and the wall within is', () => {
    const framed = drawnPortrait({ wall: (x) => (x < 25 || x >= 425 ? [20, 20, 22] : idBlue) })
    expect(measured(framed).surface.wall.frame).toEqual({ rim: 0, within: 1 })
    expect(measured(drawnPortrait()).surface.wall.frame).toEqual({ rim: 1, within: 1 })
    const white = measured(drawnPortrait({ wall: [245, 245, 245] })).surface.wall.frame
    expect(white).toEqual({ rim: 0, within: 0 })
  })
})

describe('a picture torn by flipped bits', () => {
  it('is found by the line from which on everything changes alike', () => {
    const plain = drawnPortrait()
    expect(measured(plain).surface.tear.part).toBeLessThan(0.11)
    const torn = changed(plain, (x, y, c) =>
      y >= 320 || (y >= 304 && x >= 208) ? ([18, -9, -14][c] ?? 0) : 0,
    )
    const { tear } = measured(torn).surface
    expect(tear.part).toBeGreaterThan(0.11)
    expect([304 / 600, 320 / 600].some((at) => Math.abs(at - tear.at) < 1e-9)).toBe(true)
  })

  it('is not seen where a coat begins level with a row of blocks', () => {
    const coat = changed(drawnPortrait(), (x, y) => (y >= 480 && x > 60 && x < 390 ? -40 : 0))
    expect(measured(coat).surface.tear.part).toBe(0)
  })
})

describe('what covers a face (免冠、不戴有色眼镜)', () => {
  const bare = measured(drawnPortrait()).surface

  it('leaves no light under dark lenses', () => {
    expect(bare.lens).toBeGreaterThan(0.9)
    expect(measured(drawnPortrait({ lenses: [28, 28, 30] })).surface.lens).toBeLessThan(0.3)
  })

  it('is unlike skin over nose, mouth and chin, and of one colour, when it is a mask', () => {
    expect(bare.below.least).toBeLessThan(5)
    for (const mask of [
      [180, 205, 225],
      [240, 240, 240],
      [30, 30, 30],
    ] as readonly Colour[]) {
      const { below } = measured(drawnPortrait({ mask })).surface
      expect(below.least).toBeGreaterThan(16)
      expect(below.among).toBeLessThan(10)
    }
  })

  it('has no strands, or a colour that no hair has, when it is a hat', () => {
    expect(bare.above.rough).toBeGreaterThan(1)
    const grey = measured(drawnPortrait({ hat: [120, 122, 126] })).surface.above
    expect(grey.spread).toBeLessThan(2)
    expect(grey.apart).toBeGreaterThan(14)
    expect(grey.light).toBeGreaterThan(45)
    expect(bare.above.height).toBeGreaterThan(1)
    const red = measured(drawnPortrait({ hat: [60, 90, 190] })).surface.above
    expect(red.chroma).toBeGreaterThan(18)
    expect(red.even).toBeGreaterThan(0.7)
    expect(red.skin).toBeLessThan(0.3)
  })
})
