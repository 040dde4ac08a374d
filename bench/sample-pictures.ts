import sharp from 'sharp'
import { randomBytes } from 'node:crypto'

const jfif300 = Buffer.from('ffe000104a46494600010101012c012c0000', 'hex')

/** A noisy coloured picture as heavy as the limit allows, so that decoding costs what a real one costs. */
async function heavy(width: number, height: number, limit: number): Promise<Buffer> {
  const noise = await sharp(randomBytes(Math.ceil(width / 4) * Math.ceil(height / 4) * 3), {
    raw: { width: Math.ceil(width / 4), height: Math.ceil(height / 4), channels: 3 },
  })
    .resize(width, height, { kernel: 'cubic' })
    .modulate({ saturation: 1.5 })
    .png()
    .toBuffer()
  for (let quality = 90; quality > 5; quality -= 3) {
    const bytes = await sharp(noise).jpeg({ quality, progressive: false }).toBuffer()
    const own = bytes.readUInt16BE(2) === 0xffe0 ? 4 + bytes.readUInt16BE(4) : 2
    const whole = Buffer.concat([bytes.subarray(0, 2), jfif300, bytes.subarray(own)])
    if (whole.length <= limit) return whole
  }
  throw new Error('bench picture does not fit')
}

export async function benchPictures(): Promise<{ readonly portrait: Buffer; readonly document: Buffer }> {
  return { portrait: await heavy(450, 600, 30_000), document: await heavy(800, 600, 50_000) }
}
