import { describe, expect, it } from 'vitest'
import type { ContainerFacts, PictureFacts, PixelFacts } from './facts.ts'
import { type ImageFinding, imageSentence } from './finding.ts'
import { inspectDocument, inspectName, inspectPicture, verdictOf } from './inspect.ts'
import { type PictureSpec, maySupply } from './spec.ts'

const spec: PictureSpec = {
  kind: 'portrait',
  basis: '二.2(1)',
  width: 450,
  height: 600,
  maxBytes: 30_720,
  emitBytes: 30_000,
  minDpi: 300,
  maxPixels: 50_000_000,
  colour: { grey: 4, doubtful: 8, leastSpread: 3, tintedBelow: 40, evidence: '' },
  damage: { seam: 0.75, outOfRange: 0.002, evidence: '' },
  suppliers: ['school', 'point'],
}
const documentSpec: PictureSpec = {
  ...spec,
  kind: 'document',
  basis: '二.2(2)',
  width: 800,
  height: 600,
  maxBytes: 51_200,
}

const frame = { width: 450, height: 600, components: 3, precision: 8, process: 'baseline' } as const
const good: PictureFacts = {
  container: {
    format: 'jpeg',
    bytes: 28_110,
    frame,
    density: { dpi: 300, from: 'jfif' },
    orientation: 1,
    end: 'present',
    comments: 0,
    script: 'none',
  },
  pixels: { decoding: 'whole', chroma: 40, chromaPeak: 60, chromaSpread: 30, seam: 0.2, outOfRange: 0 },
}
const withContainer = (changed: Partial<ContainerFacts>): PictureFacts => ({
  ...good,
  container: { ...good.container, ...changed },
})
const withPixels = (changed: Partial<PixelFacts>): PictureFacts => ({
  ...good,
  pixels: { ...good.pixels, ...changed },
})
const withSize = (width: number, height: number) => withContainer({ frame: { ...frame, width, height } })
const found = (facts: PictureFacts, by = spec) =>
  inspectPicture(facts, by).map((f) => `${f.rule} ${f.severity} ${f.code}`)
const verdict = (facts: PictureFacts, by = spec) => verdictOf(inspectPicture(facts, by))

describe('照片信息采集要求 (notice 二.2(1))', () => {
  it('accepts a picture that keeps every rule, without a word', () => {
    expect(inspectPicture(good, spec)).toEqual([])
    expect(verdict(good)).toBe('accepted')
  })

  it('accepts 30,720 bytes and refuses 30,721', () => {
    expect(found(withContainer({ bytes: 30_720 }))).toEqual([])
    expect(found(withContainer({ bytes: 30_721 }))).toEqual(['bytes_le_30k error PICTURE-BYTES'])
  })

  it('refuses 299 dpi and accepts 300', () => {
    expect(found(withContainer({ density: { dpi: 299, from: 'jfif' } }))).toEqual([
      'dpi_ge_300 error PICTURE-DPI',
    ])
    expect(found(withContainer({ density: { dpi: 300, from: 'exif' } }))).toEqual([])
  })

  it('does not round: 118 dots a centimetre are 299.72 dpi and refused, 119 are enough', () => {
    const [refused] = inspectPicture(withContainer({ density: { dpi: 118 * 2.54, from: 'jfif' } }), spec)
    expect(refused).toMatchObject({ measured: '299.72 dpi', required: '300 dpi', severity: 'error' })
    expect(verdict(withContainer({ density: { dpi: 119 * 2.54, from: 'jfif' } }))).toBe('accepted')
  })

  it('refuses a picture that does not say its density', () => {
    const { density: _, ...container } = good.container
    expect(found({ ...good, container })).toEqual(['dpi_ge_300 error PICTURE-DPI-MISSING'])
  })

  it('refuses 449 px and accepts 450, in width and in height alike', () => {
    expect(found(withSize(449, 600))).toEqual(['size_450x600 error PICTURE-SIZE'])
    expect(found(withSize(450, 600))).toEqual([])
    expect(found(withSize(451, 600))).toEqual(['size_450x600 error PICTURE-SIZE'])
    expect(found(withSize(450, 599))).toEqual(['size_450x600 error PICTURE-SIZE'])
    expect(found(withSize(450, 601))).toEqual(['size_450x600 error PICTURE-SIZE'])
  })

  it('says what was measured, what is required and what to do', () => {
    const [size] = inspectPicture(withSize(448, 600), spec)
    expect(size && imageSentence(size)).toBe('照片为 448×600，应为 450×600，请重新采集。')
  })

  it('refuses a picture lying on its side, and asks a person when EXIF sets it upright', () => {
    expect(found(withSize(600, 450))).toEqual(['size_450x600 error PICTURE-SIZE'])
    const lying = { frame: { ...frame, width: 600, height: 450 }, orientation: 6 } as const
    expect(found(withContainer(lying))).toEqual(['size_450x600 doubt PICTURE-TURNED'])
  })

  it('asks a person about a picture that EXIF turns upside down', () => {
    expect(found(withContainer({ orientation: 3 }))).toEqual(['size_450x600 doubt PICTURE-TURNED'])
  })

  it('refuses a picture whose right size EXIF turns into a wrong one', () => {
    expect(found(withContainer({ orientation: 8 }))).toEqual(['size_450x600 error PICTURE-SIZE'])
  })

  it('returns everything it found, not the first', () => {
    const bad = withContainer({
      frame: { ...frame, width: 449 },
      bytes: 40_000,
      density: { dpi: 72, from: 'jfif' },
    })
    expect(found(bad).map((f) => f.split(' ')[0])).toEqual(['size_450x600', 'dpi_ge_300', 'bytes_le_30k'])
  })
})

describe('彩色', () => {
  it('refuses one component, and three that are grey', () => {
    expect(found(withContainer({ frame: { ...frame, components: 1 } }))).toEqual([
      'colour error PICTURE-GREY',
    ])
    expect(found(withPixels({ chromaPeak: 0, chromaSpread: 0 }))).toEqual(['colour error PICTURE-GREY'])
    expect(found(withPixels({ chromaPeak: 3.99, chromaSpread: 3 }))).toEqual(['colour error PICTURE-GREY'])
  })

  it('asks a person about faint colour and about a tint', () => {
    expect(found(withPixels({ chromaPeak: 4, chromaSpread: 3 }))).toEqual(['colour doubt PICTURE-PALE'])
    expect(found(withPixels({ chromaPeak: 8, chromaSpread: 3 }))).toEqual([])
    expect(found(withPixels({ chromaPeak: 20, chromaSpread: 2.9 }))).toEqual(['colour doubt PICTURE-TINTED'])
    expect(found(withPixels({ chromaPeak: 66, chromaSpread: 0 }))).toEqual([])
  })

  it('asks a person about CMYK', () => {
    expect(found(withContainer({ frame: { ...frame, components: 4 } }))).toEqual([
      'colour doubt PICTURE-CMYK',
    ])
    expect(verdict(withContainer({ frame: { ...frame, components: 4 } }))).toBe('doubtful')
  })

  it('says nothing about colour when nothing was decoded', () => {
    expect(found({ ...good, pixels: { decoding: 'cut' } })).toEqual(['decodes error PICTURE-CUT'])
  })
})

describe('what the file is', () => {
  const bare = (format: ContainerFacts['format']): PictureFacts => ({
    container: { format, bytes: 100, orientation: 1, end: 'missing', comments: 0, script: 'none' },
    pixels: { decoding: 'undecodable' },
  })

  it('refuses other pictures for what they are and says that renaming is not enough', () => {
    const findings = inspectPicture(bare('png'), spec)
    expect(findings.map((f) => f.rule)).toEqual(['file_is_jpeg'])
    expect(findings[0] && imageSentence(findings[0])).toContain('不能只改文件名')
  })

  it('refuses what is no picture at all by two rules', () => {
    for (const format of ['empty', 'text', 'pdf', 'zip', 'unknown'] as const) {
      expect(found(bare(format)).map((f) => f.split(' ')[0])).toEqual(['file_is_jpeg', 'decodes'])
    }
    expect(found(bare('empty'))[0]).toBe('file_is_jpeg error PICTURE-EMPTY')
  })

  it('asks a person about a second file behind the picture, but not about padding', () => {
    for (const kind of ['html', 'zip', 'jpeg', 'other'] as const) {
      expect(found(withContainer({ trailing: { bytes: 53, kind } }))).toEqual([
        'file_is_jpeg doubt PICTURE-TRAILING',
      ])
    }
    const padded = withContainer({ trailing: { bytes: 874, kind: 'padding' } })
    expect(found(padded)).toEqual(['file_is_jpeg advice PICTURE-PADDED'])
    expect(verdict(padded)).toBe('accepted')
  })

  it('only mentions script in a comment: the picture is served as a picture', () => {
    expect(verdict(withContainer({ script: 'found', comments: 1 }))).toBe('accepted')
  })
})

describe('decoding', () => {
  it('refuses what no reader could show whole', () => {
    for (const decoding of ['cut', 'damaged', 'undecodable'] as const) {
      expect(verdict(withPixels({ decoding }))).toBe('refused')
    }
  })

  it('asks a person where the picture may be whole', () => {
    expect(found(withPixels({ decoding: 'leftover' }))).toEqual(['decodes doubt PICTURE-SUSPECT'])
    expect(found(withPixels({ seam: 0.75 }))).toEqual(['decodes doubt PICTURE-SUSPECT'])
    expect(found(withPixels({ seam: 0.74 }))).toEqual([])
    expect(found(withPixels({ outOfRange: 0.002 }))).toEqual(['decodes doubt PICTURE-SUSPECT'])
    expect(found(withContainer({ end: 'missing' }))).toEqual(['decodes doubt PICTURE-END-MISSING'])
  })

  it('refuses a header that claims 65500×65500 by two rules', () => {
    const bomb = { ...withSize(65_500, 65_500), pixels: { decoding: 'untried' } as const }
    expect(found(bomb)).toEqual(['decodes error PICTURE-BOMB', 'size_450x600 error PICTURE-SIZE'])
  })

  it('refuses 12 bits, lossless and arithmetic coding, and zero height', () => {
    expect(found(withContainer({ frame: { ...frame, precision: 12 } }))).toEqual([
      'decodes error PICTURE-CODING',
    ])
    expect(found(withContainer({ frame: { ...frame, process: 'arithmetic' } }))).toEqual([
      'decodes error PICTURE-CODING',
    ])
    expect(verdict(withSize(450, 0))).toBe('refused')
    expect(found(withContainer({ frame: { ...frame, process: 'progressive' } }))).toEqual([])
  })

  it('refuses a file that breaks off between its markers', () => {
    for (const broken of ['cut', 'garbage', 'no-frame', 'no-scan'] as const) {
      expect(found(withContainer({ broken }))).toEqual(['decodes error PICTURE-DAMAGED'])
    }
  })
})

describe('证件信息采集要求 (notice 二.2(2))', () => {
  const card = withSize(800, 600)

  it('accepts 51,200 bytes and refuses 51,201', () => {
    expect(found({ ...card, container: { ...card.container, bytes: 51_200 } }, documentSpec)).toEqual([])
    expect(found({ ...card, container: { ...card.container, bytes: 51_201 } }, documentSpec)).toEqual([
      'bytes_le_50k error PICTURE-BYTES',
    ])
  })

  it('asks for 800×600', () => {
    expect(found(withSize(1600, 1200), documentSpec)).toEqual(['size_800x600 error PICTURE-SIZE'])
  })

  it('judges the name where files are brought by name', () => {
    const name = { named: 'checksum', registry: 'unasked' } as const
    expect(inspectDocument({ ...card, name }, documentSpec).map((f) => f.rule)).toEqual(['id_checksum'])
    expect(inspectDocument(card, documentSpec)).toEqual([])
  })

  it('refuses a number that is none, asks about one nobody knows, and only mentions another kind of name', () => {
    const severity = (findings: readonly ImageFinding[]) => findings.map((f) => f.severity)
    expect(severity(inspectName({ named: 'malformed', registry: 'unasked' }))).toEqual(['error'])
    expect(severity(inspectName({ named: 'id', registry: 'unlisted' }))).toEqual(['doubt'])
    expect(severity(inspectName({ named: 'other', registry: 'unasked' }))).toEqual(['advice'])
    expect(inspectName({ named: 'id', registry: 'listed' })).toEqual([])
    expect(inspectName({ named: 'id', registry: 'unasked' })).toEqual([])
  })
})

describe('who may supply (E0)', () => {
  it('is what the spec lists', () => {
    expect(maySupply(spec, 'school')).toBe(true)
    expect(maySupply(spec, 'point')).toBe(true)
    expect(maySupply(spec, 'candidate')).toBe(false)
  })
})

it('lets an error outweigh a doubt, and a doubt advice', () => {
  const one = (severity: ImageFinding['severity']): ImageFinding => ({
    rule: 'colour',
    severity,
    code: 'PICTURE-CMYK',
    measured: '',
    required: '',
  })
  expect(verdictOf([])).toBe('accepted')
  expect(verdictOf([one('advice')])).toBe('accepted')
  expect(verdictOf([one('advice'), one('doubt')])).toBe('doubtful')
  expect(verdictOf([one('doubt'), one('error')])).toBe('refused')
})
