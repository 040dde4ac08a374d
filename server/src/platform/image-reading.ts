import sharp from 'sharp'
import type { ContainerFacts, PictureFacts, PixelFacts } from '@zhongzhao/domain/images/facts'
import { jpegContainer, readContainer } from '@zhongzhao/imaging/container'
import { type JpegLayout, walkMarkers } from '@zhongzhao/imaging/markers'
import { measurePlanes, measureSequential } from '@zhongzhao/imaging/measure'
import { sniffFormat } from '@zhongzhao/imaging/sniff'
import { inTurn } from './image-queue.ts'

/** px; a picture larger than this has the wrong size anyway and is not looked into (a 65500×65500 header never). */
const MEASURED_PIXELS = 4_000_000
const BLOCK = 8

/** Block means of a picture that libjpeg has to decode: shrunk to 1/8 inside the decoder, all codes are followed. */
async function measureByLibjpeg(bytes: Uint8Array, { frame, end }: ContainerFacts): Promise<PixelFacts> {
  if (frame === undefined) return { decoding: 'undecodable' }
  const wide = Math.ceil(frame.width / BLOCK)
  const high = Math.ceil(frame.height / BLOCK)
  const complete = end === 'present' ? bytes : Buffer.concat([bytes, Buffer.from([0xff, 0xd9])])
  try {
    const rgb = await inTurn(() =>
      sharp(complete, { limitInputPixels: MEASURED_PIXELS, failOn: 'warning', sequentialRead: true })
        .resize(wide, high, { fit: 'fill', kernel: 'nearest' })
        .toColourspace('srgb')
        .removeAlpha()
        .raw()
        .toBuffer(),
    )
    const plane = (channel: number) =>
      Float32Array.from({ length: wide * high }, (_, i) => rgb[3 * i + channel] ?? 0)
    const planes = [0, 1, 2].map((channel) => ({ wide, high, means: plane(channel) }))
    return { decoding: 'whole', ...measurePlanes(planes, { model: 'rgb', blockRows: 1 }) }
  } catch {
    return { decoding: 'undecodable' }
  }
}

async function pixelsOf(
  bytes: Uint8Array,
  layout: JpegLayout,
  container: ContainerFacts,
): Promise<PixelFacts> {
  const { frame, broken } = container
  if (frame === undefined || layout.scans.length === 0) return { decoding: 'undecodable' }
  if (frame.width * frame.height > MEASURED_PIXELS) return { decoding: 'untried' }
  if (frame.precision !== 8) return { decoding: 'untried' }
  if (frame.process === 'baseline' || frame.process === 'extended') {
    return measureSequential(bytes, layout, container)
  }
  if (frame.process !== 'progressive') return { decoding: 'untried' }
  return broken === undefined ? measureByLibjpeg(bytes, container) : { decoding: 'undecodable' }
}

/** Measures a picture file: what it is, what its markers say, whether it decodes, how much colour it has.
 *  Any bytes; never throws; nothing is decoded that a header claims to be larger than 4 million px. */
export async function readPicture(bytes: Uint8Array): Promise<PictureFacts> {
  if (sniffFormat(bytes) !== 'jpeg') {
    return { container: readContainer(bytes), pixels: { decoding: 'undecodable' } }
  }
  const layout = walkMarkers(bytes)
  const container = jpegContainer(bytes, layout)
  return { container, pixels: await pixelsOf(bytes, layout, container) }
}
