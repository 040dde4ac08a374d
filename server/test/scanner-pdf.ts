import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { jbig2 } from './jbig2.ts'

/** How a scanner codes a page: colour as JPEG, lossless, or black and white as fax machines and copiers do. */
export type Coding = 'jpeg' | 'flate' | 'g4' | 'jbig2'

interface Strip {
  readonly filter: string
  readonly more: string
  readonly width: number
  readonly height: number
  readonly data: Buffer
}

/** Group 4 (ITU-T T.6) strips of a picture, as libtiff codes them. */
async function g4Strips(page: Buffer): Promise<readonly Strip[]> {
  const { width = 0, height = 0 } = await sharp(page).metadata()
  const grey = await sharp(page).greyscale().threshold(150).toColourspace('b-w').raw().toBuffer()
  const tiff = await sharp(grey, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1, miniswhite: true })
    .toBuffer()
  const le = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (le ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number) => (le ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const directory = u32(4)
  const tags = new Map(
    Array.from({ length: u16(directory) }, (_, at) => {
      const entry = directory + 2 + at * 12
      const [size, count] = [u16(entry + 2) === 3 ? 2 : 4, u32(entry + 4)]
      const from = size * count > 4 ? u32(entry + 8) : entry + 8
      const values = Array.from({ length: count }, (__, n) =>
        size === 2 ? u16(from + 2 * n) : u32(from + 4 * n),
      )
      return [u16(entry), values] as const
    }),
  )
  const of = (tag: number) => tags.get(tag) ?? []
  const rows = of(278)[0] ?? height
  // 262: 0 = white is zero, 1 = black is zero.
  const blackIs1 = of(262)[0] === 0 ? 'false' : 'true'
  return of(273).map((from, at) => {
    const lines = Math.min(rows, height - at * rows)
    return {
      filter: '/CCITTFaxDecode',
      more: `/BitsPerComponent 1/ColorSpace/DeviceGray/DecodeParms<</K -1/Columns ${width}/Rows ${lines}/BlackIs1 ${blackIs1}>>`,
      width,
      height: lines,
      data: tiff.subarray(from, from + (of(279)[at] ?? 0)),
    }
  })
}

/** The whole page as JBIG2. */
async function jbig2Page(page: Buffer): Promise<readonly Strip[]> {
  const { data, info } = await sharp(page)
    .greyscale()
    .threshold(150)
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const coded = jbig2({ width, height, black: data.map((value) => (value === 0 ? 1 : 0)) })
  return [
    { filter: '/JBIG2Decode', more: '/BitsPerComponent 1/ColorSpace/DeviceGray', width, height, data: coded },
  ]
}

async function stripsOf(page: Buffer, coding: Coding): Promise<readonly Strip[]> {
  const { width = 0, height = 0 } = await sharp(page).metadata()
  if (coding === 'g4') return g4Strips(page)
  if (coding === 'jbig2') return jbig2Page(page)
  const more = '/BitsPerComponent 8/ColorSpace/DeviceRGB'
  const data =
    coding === 'jpeg'
      ? await sharp(page).jpeg({ quality: 60 }).toBuffer()
      : deflateSync(await sharp(page).removeAlpha().raw().toBuffer())
  return [{ filter: coding === 'jpeg' ? '/DCTDecode' : '/FlateDecode', more, width, height, data }]
}

/** A PDF as a scanner with a feeder writes it: a page of A4 for each picture, coded as said, in strips where the coder makes strips. */
export async function scannerPdf(
  pages: readonly { readonly page: Buffer; readonly coding: Coding }[],
): Promise<Buffer> {
  const objects: Buffer[] = []
  const add = (...parts: readonly (string | Buffer)[]) =>
    objects.push(Buffer.concat(parts.map((p) => Buffer.from(p))))
  // 1 is the catalogue, 2 the tree.
  add('<</Type/Catalog/Pages 2 0 R>>')
  add('')
  const kids: number[] = []
  for (const { page, coding } of pages) {
    const strips = await stripsOf(page, coding)
    const whole = strips.reduce((sum, { height }) => sum + height, 0)
    let below = whole
    const names = strips.map((strip) => {
      const number = add(
        `<</Type/XObject/Subtype/Image/Width ${strip.width}/Height ${strip.height}${strip.more}/Filter${strip.filter}/Length ${strip.data.length}>>\nstream\n`,
        strip.data,
        '\nendstream',
      )
      below -= strip.height
      const [h, y] = [(strip.height * 842) / whole, (below * 842) / whole]
      return { name: `/I${number} ${number} 0 R`, draw: `q 595 0 0 ${h} 0 ${y} cm /I${number} Do Q` }
    })
    const content = names.map(({ draw }) => draw).join('\n')
    const drawn = add(`<</Length ${content.length}>>\nstream\n${content}\nendstream`)
    kids.push(
      add(
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${drawn} 0 R/Resources<</XObject<<${names.map(({ name }) => name).join('')}>>>>>>`,
      ),
    )
  }
  objects[1] = Buffer.from(
    `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((k) => `${k} 0 R`).join(' ')}]>>`,
  )
  return withTable(objects)
}

/** Numbered objects with their table of places (ISO 32000-1, 7.5). */
function withTable(objects: readonly Buffer[]): Buffer {
  const head = Buffer.from('%PDF-1.5\n')
  const places: number[] = []
  let at = head.length
  const body = objects.map((object, n) => {
    const bytes = Buffer.concat([Buffer.from(`${n + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    places.push(at)
    at += bytes.length
    return bytes
  })
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`
  return Buffer.concat([head, ...body, Buffer.from(table)])
}
