import sharp from 'sharp'
import { afterAll, expect, it } from 'vitest'
import { scannerPdf } from '../../test/scanner-pdf.ts'
import { renderPages, stopRendering } from './pdf-rendering.ts'

afterAll(stopRendering)

/** Left half black, right half white: which side is ink is not mistaken by any coder. */
const half = await sharp({ create: { width: 200, height: 280, channels: 3, background: '#fff' } })
  .composite([
    { input: { create: { width: 100, height: 280, channels: 3, background: '#000' } }, left: 0, top: 0 },
  ])
  .png()
  .toBuffer()

it('draws a page the same way, however it was coded', async () => {
  const codings = ['jpeg', 'flate', 'g4', 'jbig2'] as const
  const answer = await renderPages(await scannerPdf(codings.map((coding) => ({ page: half, coding }))), 4)
  if (typeof answer === 'string') throw new Error(answer)
  for (const page of answer.pages) {
    const { data, info } = await sharp(page).greyscale().raw().toBuffer({ resolveWithObject: true })
    const at = (x: number) =>
      data[Math.floor(info.height / 2) * info.width + Math.floor(info.width * x)] ?? -1
    expect([info.width, info.height]).toEqual([1652, 2338])
    expect(at(0.25)).toBeLessThan(10)
    expect(at(0.75)).toBeGreaterThan(245)
  }
})

it('says when there are too many pages, or none that can be opened, and goes on', async () => {
  const pdf = await scannerPdf([half, half].map((page) => ({ page, coding: 'flate' as const })))
  expect(await renderPages(pdf, 1)).toBe('tooMany')
  expect(await renderPages(Buffer.from('%PDF-1.4 nothing'), 1)).toBe('unreadable')
  expect(await renderPages(pdf, 2)).toMatchObject({ pages: { length: 2 } })
})

it('a sheet as large as a wall comes out coarser, never larger', async () => {
  const page = (await scannerPdf([{ page: half, coding: 'flate' }])).toString('latin1')
  const wall = Buffer.from(page.replace('[0 0 595 842]', '[0 0 9995 9842]'), 'latin1')
  const answer = await renderPages(wall, 1)
  if (typeof answer === 'string') throw new Error(answer)
  const { width = 0, height = 0 } = await sharp(answer.pages[0]).metadata()
  expect(width * height).toBeGreaterThan(5_900_000)
  expect(width * height).toBeLessThanOrEqual(6_000_000)
})
