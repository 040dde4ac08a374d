import { qrText } from '@zhongzhao/domain/registration/sheet'
import sharp from 'sharp'
import { qrSvg } from '../src/platform/pdf-marks.ts'

/** A page as a scanner of 200 dpi gives it: the QR of the sheet somewhere on white, turned a little, grey. */
export async function scanOf(sheet: string, seal: string): Promise<Buffer> {
  const text = qrText('http://127.0.0.1:8047', { sheet, seal })
  const qr = await sharp(Buffer.from(qrSvg(text)), { density: 72 * 4 })
    .resize(236)
    .png()
    .toBuffer()
  return sharp({ create: { width: 1654, height: 2339, channels: 3, background: '#f4f2ee' } })
    .composite([{ input: qr, left: 1320, top: 90 }])
    .rotate(1.5, { background: '#f4f2ee' })
    .jpeg({ quality: 60 })
    .toBuffer()
}
