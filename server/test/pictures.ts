import sharp from 'sharp'

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

/** 450×600, 300 dpi, in colour, under 30 KB: what notice 二.2(1) asks of the container. Nobody's face. */
export const goodPortrait = (): Promise<Buffer> => jpeg(450, 600)
/** 800×600 (notice 二.2(2)). */
export const goodDocument = (): Promise<Buffer> => jpeg(800, 600)
