import type { PictureKind } from '@zhongzhao/domain/images/spec'
import sharp from 'sharp'
import { pack } from './moments.ts'

/** 18 bytes of JFIF APP0 saying 300 dots per inch. */
const jfif300 = Buffer.from('ffe000104a46494600010101012c012c0000', 'hex')

async function jpeg(width: number, height: number, quality = 70): Promise<Buffer> {
  const gradient = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#3f7fd0"/><circle cx="50%" cy="45%" r="28%" fill="#e0b090"/><rect x="20%" y="78%" width="60%" height="22%" fill="#203040"/></svg>`,
  )
  const bytes = await sharp(gradient).jpeg({ quality, progressive: false }).toBuffer()
  // The encoder writes its own APP0 right after SOI: replaced by one that says 300 dpi.
  const own = bytes.readUInt16BE(2) === 0xffe0 ? 4 + bytes.readUInt16BE(4) : 2
  return Buffer.concat([bytes.subarray(0, 2), jfif300, bytes.subarray(own)])
}

/** What the season under test asks of the container (notice 二.2(1)–(2)): so wide and high, 300 dpi, in colour, small enough. */
const asAsked = (kind: PictureKind) => {
  const { width, height } = pack.pictures[kind].spec
  return jpeg(width, height)
}
/** Nobody's face. */
export const goodPortrait = (): Promise<Buffer> => asAsked('portrait')
export const goodDocument = (): Promise<Buffer> => asAsked('document')
