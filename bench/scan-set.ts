import { PDFiumLibrary } from '@hyzyla/pdfium'
import { qrText } from '@zhongzhao/domain/registration/sheet'
import { createTypesetter } from '@zhongzhao/server/platform/pdf-typesetter'
import { type Chance, chanceOf } from '@zhongzhao/tool-sandbox/chance'
import sharp from 'sharp'
import { sampleForm } from './form-sample.ts'

/** How an office scans: what the machine was set to and what the paper had been through. */
export interface Scanning {
  readonly name: string
  readonly dpi: number
  readonly ink: 'colour' | 'grey' | 'black'
  /** Sigma in pixels of the scan. */
  readonly blur: number
  readonly noise: number
  readonly jpeg: number
}

export const scannings: readonly Scanning[] = [100, 150, 200, 300].flatMap((dpi): Scanning[] => [
  { name: 'grey', dpi, ink: 'grey', blur: 0.5, noise: 6, jpeg: 75 },
  { name: 'soft', dpi, ink: 'colour', blur: 0.9, noise: 10, jpeg: 45 },
  { name: 'black', dpi, ink: 'black', blur: 0.4, noise: 8, jpeg: 90 },
])

export interface ScannedPage {
  readonly text: string
  readonly page: Buffer
}

/** Paper at 360 dpi, from which every scan is made. */
const PAPER_DPI = 360

async function papers(count: number, chance: Chance) {
  const hex = (n: number) => Array.from({ length: n }, () => chance.below(16).toString(16)).join('')
  const texts = Array.from({ length: count }, () =>
    qrText('https://zhongzhao.example.cn', {
      sheet: `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
      seal: hex(64),
    }),
  )
  const portrait = await sharp({ create: { width: 450, height: 600, channels: 3, background: '#438edb' } })
    .jpeg()
    .toBuffer()
  const parts = texts.map((qr, at) => {
    const form = sampleForm('王䶮', { standing: 'final', at })
    return form.mark === undefined ? form : { ...form, mark: { ...form.mark, qr } }
  })
  const pictures = Object.fromEntries(texts.map((_, at) => [`portrait-${at}`, portrait]))
  const pdf = createTypesetter()({ title: 'scans', parts, pictures })
  const document = await (await PDFiumLibrary.init()).loadDocument(pdf)
  const pages: { text: string; paper: Buffer }[] = []
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({
      scale: PAPER_DPI / 72,
      render: 'bitmap',
      colorSpace: 'Gray',
    })
    const paper = await sharp(data, { raw: { width, height, channels: 1 } })
      .png({ compressionLevel: 1 })
      .toBuffer()
    pages.push({ text: texts[page.number] ?? '', paper })
  }
  return pages
}

/** Grain of paper and sensor, sigma 1: a prime number of them, so that no two lines are alike. */
const GRAINS = 65_537
const grained = chanceOf(1)
const grains = Float32Array.from(
  { length: GRAINS },
  () => (grained.below(1000) + grained.below(1000) + grained.below(1000) - 1500) / 500,
)

async function scanned(paper: Buffer, how: Scanning, chance: Chance): Promise<Buffer> {
  const turn = (chance.below(500) - 250) / 100
  const turned = await sharp(paper).rotate(turn, { background: '#fff' }).toBuffer()
  const width = Math.round(8.27 * how.dpi)
  // Toner is not black and paper not white.
  const lit = sharp(turned)
    .resize({ width, kernel: 'cubic' })
    .linear(0.78, 24 + chance.below(16))
    .blur(how.blur)
  const { data, info } = await lit.greyscale().raw().toBuffer({ resolveWithObject: true })
  const from = chance.below(GRAINS)
  const noisy = data.map((value, at) => {
    const grain = grains[(from + at) % GRAINS] ?? 0
    return Math.max(0, Math.min(255, Math.round(value + grain * how.noise)))
  })
  const page = sharp(noisy, { raw: { width: info.width, height: info.height, channels: 1 } })
  const inked = how.ink === 'black' ? page.threshold(128) : how.ink === 'colour' ? page.tint('#fbf8f0') : page
  return inked.jpeg({ quality: how.jpeg }).toBuffer()
}

/** A made set of scanned registration forms: the same pages every time. */
export async function scanSet(count: number): Promise<ReadonlyMap<Scanning, readonly ScannedPage[]>> {
  const chance = chanceOf(20220325)
  const made = await papers(count, chance)
  const set = new Map<Scanning, readonly ScannedPage[]>()
  for (const how of scannings) {
    const pages: ScannedPage[] = []
    for (const { text, paper } of made) pages.push({ text, page: await scanned(paper, how, chance) })
    set.set(how, pages)
  }
  return set
}
