import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import sharp, { type Sharp } from 'sharp'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

// The program of the reader lies beside it: nothing is fetched.
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } })

/** px; no scanner of an office makes larger pages. */
const MOST_PIXELS = 80_000_000
/** px across a page; of more than twice 200 dpi nothing new is said. */
const WIDEST = 3400

type Shown = (page: Sharp, width: number) => Sharp

const larger = (width: number) => Math.min(WIDEST, Math.max(width, width * 2))

/** How a page is shown to the reader, one after another: as it is, then larger and sharper for a coarse or a soft scan. */
const SHOWN: readonly { readonly shown: Shown; readonly binarizer: 'LocalAverage' | 'FixedThreshold' }[] = [
  { shown: (page) => page.resize({ width: WIDEST, withoutEnlargement: true }), binarizer: 'LocalAverage' },
  {
    shown: (page, width) => page.resize({ width: larger(width), kernel: 'lanczos3' }).sharpen({ sigma: 2 }),
    binarizer: 'LocalAverage',
  },
  {
    shown: (page, width) =>
      page
        .resize({ width: larger(width), kernel: 'cubic' })
        .normalise()
        .sharpen({ sigma: 3, m1: 3, m2: 6 }),
    binarizer: 'FixedThreshold',
  },
]

/** Luminance as the reader takes it: four bytes a pixel. */
function greyImage(grey: Uint8Array, { width, height }: { width: number; height: number }) {
  const pixels = new Uint32Array(grey.length)
  for (let at = 0; at < grey.length; at++) pixels[at] = ((grey[at] ?? 0) * 0x010101 + 0xff000000) >>> 0
  return { data: new Uint8ClampedArray(pixels.buffer), width, height, colorSpace: 'srgb' as const }
}

async function readAs(
  page: Uint8Array,
  { shown, binarizer }: (typeof SHOWN)[number],
): Promise<string | null> {
  const options = { limitInputPixels: MOST_PIXELS, failOn: 'none' } as const
  const { width } = await sharp(page, options).metadata()
  const { data, info } = await shown(sharp(page, options).rotate().flatten({ background: '#fff' }), width)
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const asked = { formats: ['QRCode' as const], tryHarder: true, maxNumberOfSymbols: 1, binarizer }
  const [read] = await readBarcodes(greyImage(data, info), asked)
  return read?.text ?? null
}

/** The text of the first QR found on a page (JPEG, PNG), turned any way; `null` when there is none or it is no picture. */
export async function qrOf(page: Uint8Array): Promise<string | null> {
  for (const way of SHOWN) {
    const read = await readAs(page, way).catch(() => null)
    if (read !== null) return read
  }
  return null
}
