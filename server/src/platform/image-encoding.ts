import sharp from 'sharp'
import type { PictureSpec } from '@zhongzhao/domain/images/spec'
import { type Compressed, compressUnder } from '@zhongzhao/imaging/compress'
import { walkMarkers } from '@zhongzhao/imaging/markers'
import { rewrapped } from '@zhongzhao/imaging/rewrap'

/** Three channels of sRGB, row by row. */
export interface Pixels {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

async function encoded({ data, width, height }: Pixels, quality: number, dpi: number): Promise<Uint8Array> {
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality, progressive: false, optimiseCoding: true, chromaSubsampling: '4:2:0' })
    .toBuffer()
  return rewrapped(bytes, walkMarkers(bytes), dpi)
}

/** The best quality that fits under `emitBytes`, with the density written in. Undefined when even the least does not. */
export function encodeUnder(pixels: Pixels, spec: PictureSpec): Promise<Compressed | undefined> {
  return compressUnder((quality) => encoded(pixels, quality, spec.minDpi), { limit: spec.emitBytes })
}
