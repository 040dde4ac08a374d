import jsqr from 'jsqr'
import sharp from 'sharp'

/** px; no scanner of an office makes larger pages. */
const MOST_PIXELS = 80_000_000
/** px across the page, one after another: a clean page is read small, a grainy one larger. */
const WIDTHS = [1654, 2480, 1100]

async function readAt(page: Uint8Array, width: number): Promise<string | null> {
  const { data, info } = await sharp(page, { limitInputPixels: MOST_PIXELS, failOn: 'none' })
    .rotate()
    .flatten({ background: '#fff' })
    .resize({ width, withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length)
  return jsqr.default(pixels, info.width, info.height, { inversionAttempts: 'dontInvert' })?.data ?? null
}

/** The text of the first QR found on a page (JPEG, PNG), turned any way; `null` when there is none or it is no picture. */
export async function qrOf(page: Uint8Array): Promise<string | null> {
  for (const width of WIDTHS) {
    const read = await readAt(page, width).catch(() => null)
    if (read !== null) return read
  }
  return null
}
