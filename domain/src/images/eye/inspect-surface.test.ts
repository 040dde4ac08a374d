import { describe, expect, it } from 'vitest'
import { inspectSurface } from './inspect-surface.ts'
import type { SurfaceFacts } from './surface-facts.ts'
import type { SurfaceLimits } from './surface-limits.ts'

const words = { basis: '二.2(1)', evidence: '' }
const limits: SurfaceLimits = {
  wall: { certain: { pass: 0.9, refuse: 0.6 }, whole: 0.6, dark: 0.3, ...words },
  blur: { pass: 0.58, refuse: 0.64, ...words },
  coarseBlur: { pass: 0.52, noisy: 0.49, noise: 0.45, ...words },
  grid: { pass: 2.6, refuse: 4, ...words },
  screen: {
    face: 2.3,
    both: { face: 2, wall: 2.8 },
    grain: { blur: 0.22, wall: 2.1 },
    frame: { rim: 0.2, within: 0.6 },
    ...words,
  },
  tear: { part: 0.11, ...words },
  lens: { pass: 0.58, refuse: 0.45, ...words },
  mask: { refuse: 18, among: 10, doubt: 16, ...words },
  hat: {
    even: { doubt: 0.6, refuse: 0.7 },
    hair: { hueFrom: 15, hueUntil: 105, other: 18, most: 42 },
    smooth: 0.3,
    forehead: 0.25,
    plain: { even: 0.93, spread: 8, light: 36, apart: 14 },
    height: 0.75,
    ...words,
  },
  light: { least: 22, most: 97, ...words },
}
const box = { from: [0.2, 0.2], to: [0.8, 0.4] } as const
const good: SurfaceFacts = {
  wall: {
    certain: 1,
    whole: 0.95,
    hue: 210,
    saturation: 0.7,
    value: 0.86,
    frame: { rim: 1, within: 1 },
    elsewhere: [],
  },
  blur: 0.4,
  coarseBlur: 0.4,
  grid: { blocks: 1.4, period: 8 },
  screen: { face: 1.4, wall: 1 },
  tear: { part: 0, at: 0 },
  lens: 0.95,
  below: { least: 4, among: 8 },
  above: {
    skin: 0.9,
    height: 1.5,
    light: 25,
    spread: 20,
    apart: 30,
    chroma: 8,
    hue: 50,
    even: 0.6,
    rough: 2,
  },
  light: 65,
  places: { eyes: box, below: box, above: box },
}
const found = (changed: Partial<SurfaceFacts>) =>
  inspectSurface({ ...good, ...changed }, limits).map((f) => `${f.rule} ${f.severity} ${f.code}`)
const wall = (changed: Partial<SurfaceFacts['wall']>) => found({ wall: { ...good.wall, ...changed } })
const above = (changed: Partial<SurfaceFacts['above']>) => found({ above: { ...good.above, ...changed } })

it('has nothing to say about a good portrait', () => {
  expect(found({})).toEqual([])
})

describe('蓝色背景 (notice 二.2(1))', () => {
  it('passes at .9, is doubtful down to .6, refused below', () => {
    expect(wall({ certain: 0.9 })).toEqual([])
    expect(wall({ certain: 0.89 })).toEqual(['background_blue doubt WALL-PARTLY-BLUE'])
    expect(wall({ certain: 0.6 })).toEqual(['background_blue doubt WALL-PARTLY-BLUE'])
    expect(wall({ certain: 0.59 })).toEqual(['background_blue error WALL-NOT-BLUE'])
  })

  it('is doubtful where the lower border is not blue, and where it is too dark to say', () => {
    expect(wall({ whole: 0.59 })).toEqual(['background_blue doubt WALL-PARTLY-BLUE'])
    expect(wall({ certain: 0, value: 0.29 })).toEqual(['background_blue doubt WALL-DARK'])
    expect(wall({ certain: 0, value: 0.3 })).toEqual(['background_blue error WALL-NOT-BLUE'])
  })

  it('draws where', () => {
    const [finding] = inspectSurface(
      { ...good, wall: { ...good.wall, certain: 0.2, elsewhere: [box] } },
      limits,
    )
    expect(finding?.marks).toEqual([{ shape: 'box', meaning: 'background', ...box }])
  })
})

describe('清晰', () => {
  it('passes to .58, is doubtful to .64, refused beyond', () => {
    expect(found({ blur: 0.58 })).toEqual([])
    expect(found({ blur: 0.59 })).toEqual(['sharp doubt FACE-BLURRED-PERHAPS'])
    expect(found({ blur: 0.64 })).toEqual(['sharp doubt FACE-BLURRED-PERHAPS'])
    expect(found({ blur: 0.65 })).toEqual(['sharp error FACE-BLURRED'])
  })

  it('tells a mosaic as one, once', () => {
    expect(found({ grid: { blocks: 2.7, period: 9 } })).toEqual(['sharp doubt FACE-MOSAIC-PERHAPS'])
    expect(found({ grid: { blocks: 4.1, period: 9 }, blur: 0.9 })).toEqual(['sharp error FACE-MOSAIC'])
  })

  it('asks a person about too little and too much light', () => {
    expect(found({ light: 21 })).toEqual(['sharp doubt LIGHT-DARK'])
    expect(found({ light: 22 })).toEqual([])
    expect(found({ light: 98 })).toEqual(['sharp doubt LIGHT-BURNT'])
  })
})

describe('不得翻拍、扫描', () => {
  it('is only ever doubted: by the face alone, or by face and wall together', () => {
    expect(found({ screen: { face: 2.29, wall: 1 } })).toEqual([])
    expect(found({ screen: { face: 2.3, wall: 1 } })).toEqual(['not_recapture doubt SCREEN-PERHAPS'])
    expect(found({ screen: { face: 2, wall: 2.8 } })).toEqual(['not_recapture doubt SCREEN-PERHAPS'])
    expect(found({ screen: { face: 2, wall: 2.7 } })).toEqual([])
  })

  it('is not asked of a blurred picture or a mosaic, which are refused anyway', () => {
    expect(found({ screen: { face: 3, wall: 3 }, blur: 0.7 })).toEqual(['sharp error FACE-BLURRED'])
  })
})

describe('免冠、露出整张脸', () => {
  it('refuses dark lenses and asks about tinted ones', () => {
    expect(found({ lens: 0.58 })).toEqual([])
    expect(found({ lens: 0.57 })).toEqual(['no_glasses doubt GLASSES-PERHAPS'])
    expect(found({ lens: 0.44 })).toEqual(['no_glasses error GLASSES-DARK'])
  })

  it('refuses a mask of one colour, asks about one of several, and leaves a beard alone', () => {
    expect(found({ below: { least: 15, among: 3 } })).toEqual([])
    expect(found({ below: { least: 17, among: 3 } })).toEqual(['one_face doubt FACE-MASKED-PERHAPS'])
    expect(found({ below: { least: 18, among: 3 } })).toEqual(['one_face error FACE-MASKED'])
    expect(found({ below: { least: 25, among: 20 } })).toEqual(['one_face doubt FACE-MASKED-PERHAPS'])
  })

  it('refuses what no hair is: blue, bright red, or without a strand down to the brows', () => {
    expect(above({ chroma: 30, hue: 260, even: 0.8 })).toEqual(['bareheaded error HAT-WORN'])
    expect(above({ chroma: 30, hue: 260, even: 0.65 })).toEqual(['bareheaded doubt HAT-PERHAPS'])
    expect(above({ chroma: 45, hue: 40, even: 0.8 })).toEqual(['bareheaded error HAT-WORN'])
    expect(above({ rough: 0.1, even: 0.9, skin: 0 })).toEqual(['bareheaded error HAT-WORN'])
  })

  it('leaves red hair, black hair in poor light above a bare forehead, and a fringe alone', () => {
    expect(above({ chroma: 38, hue: 45, even: 0.9 })).toEqual([])
    expect(above({ rough: 0.1, even: 0.9, skin: 0.8 })).toEqual([])
    expect(above({ rough: 2, even: 0.9, skin: 0 })).toEqual([])
  })
})

it('asks a person about a torn picture and draws the line', () => {
  const [finding] = inspectSurface({ ...good, tear: { part: 0.3, at: 0.52 } }, limits)
  expect(finding?.code).toBe('PICTURE-TORN')
  expect(finding?.marks).toEqual([{ shape: 'line', meaning: 'damage', from: [0, 0.52], to: [1, 0.52] }])
  expect(found({ tear: { part: 0.1, at: 0.5 } })).toEqual([])
})

describe('a blurred face under noise (清晰)', () => {
  it('is doubtful in means of 3×3 px: from .52 on, from .49 where noise looks sharp', () => {
    expect(found({ coarseBlur: 0.52 })).toEqual(['sharp doubt FACE-BLURRED-PERHAPS'])
    expect(found({ blur: 0.5, coarseBlur: 0.52 })).toEqual([])
    expect(found({ blur: 0.5, coarseBlur: 0.53 })).toEqual(['sharp doubt FACE-BLURRED-PERHAPS'])
    expect(found({ coarseBlur: 0.49 })).toEqual([])
  })

  it('is no mosaic when the squares are dark glasses', () => {
    expect(found({ lens: 0.3, grid: { blocks: 3.9, period: 10 } })).toEqual(['no_glasses error GLASSES-DARK'])
    expect(found({ lens: 0.3, grid: { blocks: 4.1, period: 10 } })).toContain('sharp error FACE-MOSAIC')
  })
})

describe('a frame or a print (不得翻拍、扫描)', () => {
  it('is doubtful where the rim is not blue and the wall within is', () => {
    const framed = (rim: number, within: number) => wall({ frame: { rim, within } })
    expect(framed(0.19, 0.61)).toEqual(['not_recapture doubt FRAME-PERHAPS'])
    expect(framed(0.2, 1)).toEqual([])
    expect(framed(0, 0.6)).toEqual([])
  })

  it('is doubtful where dots on the wall come with more grain than a camera has', () => {
    expect(found({ blur: 0.21, screen: { face: 1.4, wall: 2.1 } })).toEqual([
      'not_recapture doubt SCREEN-PERHAPS',
    ])
    expect(found({ blur: 0.22, screen: { face: 1.4, wall: 2.7 } })).toEqual([])
    expect(found({ blur: 0.21, screen: { face: 1.4, wall: 2.09 } })).toEqual([])
  })
})

describe('a head-dress of one colour (免冠)', () => {
  const plain = { even: 0.93, spread: 8, apart: 14 }
  it('is refused when lighter than the hair of pupils, doubtful when as dark', () => {
    expect(above({ ...plain, light: 36 })).toEqual(['bareheaded error HAT-WORN'])
    expect(above({ ...plain, light: 35 })).toEqual(['bareheaded doubt HAT-PERHAPS'])
  })

  it('is none where hair shines, where the head is shaven, or in the dark', () => {
    expect(above({ ...plain, light: 50, spread: 8.1 })).toEqual([])
    expect(above({ ...plain, light: 50, even: 0.92 })).toEqual([])
    expect(above({ ...plain, light: 50, apart: 13.9 })).toEqual([])
    const dark = { ...good, light: 21, above: { ...good.above, ...plain, light: 5 } }
    expect(found(dark)).toEqual(['sharp doubt LIGHT-DARK'])
  })

  it('may be of the colour of the wall, when the head ends right above the brows', () => {
    expect(above({ height: 0.74 })).toEqual(['bareheaded doubt HAT-PERHAPS'])
    expect(above({ height: 0.75 })).toEqual([])
  })
})
