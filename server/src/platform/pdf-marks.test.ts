import jsqr from 'jsqr'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { barcodeSvg, qrSvg } from './pdf-marks.ts'

it('draws a QR code that a reader understands, for texts short and long', async () => {
  for (const text of ['1', `ZZ1:HN22-00000001:${'9f2c'.repeat(16)}`, '中招'.repeat(40)]) {
    const { data, info } = await sharp(Buffer.from(qrSvg(text)), { density: 72 * 8 })
      .flatten({ background: '#fff' })
      .extend({ top: 32, bottom: 32, left: 32, right: 32, background: '#fff' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const read = jsqr.default(new Uint8ClampedArray(data), info.width, info.height)
    expect(read?.data).toBe(text)
  }
})

it('draws Code 128: eleven modules a character, start, check and a stop of thirteen', () => {
  const length = Number(/viewBox="0 0 (\d+) 10"/.exec(barcodeSvg('HN22-AB'))?.[1])
  expect(length).toBe(11 * (1 + 'HN22-AB'.length + 1) + 13)
})

it('puts nothing of the text into the picture but bars', () => {
  expect(barcodeSvg('HN22-1')).toMatch(/^<svg [^<>]*><path d="[MhvzM0-9 -]+" fill="#000"\/><\/svg>$/)
})
