import { type Framing, framingFault } from '@zhongzhao/domain/images/framing'
import { compressUnder } from '@zhongzhao/imaging/compress'
import type { FramePixels } from '@zhongzhao/imaging/crop'
import { walkMarkers } from '@zhongzhao/imaging/markers'
import { rewrapped } from '@zhongzhao/imaging/rewrap'
import type { Limits } from './shift.ts'

/** One still picture: what the camera saw, or a chosen file, upright. */
export interface Still {
  readonly canvas: HTMLCanvasElement
  /** The original that will be kept: the whole frame, or the file byte for byte. */
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** px; what is kept of a frame at most. */
const MOST_PIXELS = 12_000_000
const FRAME_QUALITY = 0.92

type Drawable = CanvasImageSource

function drawn(from: Drawable, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width)
  canvas.height = Math.round(height)
  contextOf(canvas).drawImage(from, 0, 0, canvas.width, canvas.height)
  return canvas
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('station: no canvas')
  context.imageSmoothingQuality = 'high'
  return context
}

async function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>((settle) => canvas.toBlob(settle, 'image/jpeg', quality))
  if (blob === null) throw new Error('station: the browser cannot write a JPEG')
  return new Uint8Array(await blob.arrayBuffer())
}

/** The camera's frame as it is now, in its full resolution. */
export async function grab(video: HTMLVideoElement): Promise<Still> {
  const { videoWidth: width, videoHeight: height } = video
  const part = Math.min(1, Math.sqrt(MOST_PIXELS / (width * height)))
  const canvas = drawn(video, width * part, height * part)
  return { canvas, bytes: await jpegOf(canvas, FRAME_QUALITY) }
}

/** A chosen file; undefined when the browser cannot show it. */
export async function readFile(file: Blob): Promise<Still | undefined> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const bytes = new Uint8Array(await file.arrayBuffer())
    return { canvas: drawn(bitmap, bitmap.width, bitmap.height), bytes }
  } catch {
    return undefined
  }
}

/** A small copy to look at, with how many px of the frame one of its px is. */
export function smallOf(
  from: HTMLVideoElement | HTMLCanvasElement,
  longest: number,
): { readonly canvas: HTMLCanvasElement; readonly by: number } {
  const video = from instanceof HTMLVideoElement
  const [width, height] = video ? [from.videoWidth, from.videoHeight] : [from.width, from.height]
  const by = Math.max(1, Math.max(width, height) / longest)
  return { canvas: drawn(from, width / by, height / by), by }
}

export function pixelsOf(canvas: HTMLCanvasElement): FramePixels {
  const { width, height } = canvas
  return { data: contextOf(canvas).getImageData(0, 0, width, height).data, width, height }
}

/** The framed part in the size of the spec, before it is compressed. Cut out, turned back, made smaller; nothing else. */
function cut({ canvas }: Still, framing: Framing, limits: Limits): HTMLCanvasElement {
  const result = document.createElement('canvas')
  result.width = limits.width
  result.height = limits.height
  const context = contextOf(result)
  const by = limits.width / framing.width
  context.translate(limits.width / 2, limits.height / 2)
  context.rotate((-framing.roll * Math.PI) / 180)
  context.scale(by, by)
  context.drawImage(canvas, -(framing.left + framing.width / 2), -(framing.top + framing.height / 2))
  return result
}

/** The picture as it will be filed: right size, density, and the highest quality under the limit. Undefined when it cannot
 *  be made small enough. */
export async function cutOut(
  still: Still,
  framing: Framing,
  limits: Limits,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const canvas = cut(still, framing, limits)
  const found = await compressUnder(
    async (quality) => {
      const bytes = await jpegOf(canvas, quality / 100)
      return rewrapped(bytes, walkMarkers(bytes), limits.minDpi)
    },
    { limit: limits.emitBytes },
  )
  return found === undefined ? undefined : new Uint8Array(found.bytes)
}

/** Why the part cannot be cut out honestly; undefined when it can. */
export const faultOf = ({ canvas }: Still, framing: Framing, limits: Limits) =>
  framingFault(framing, { frame: [canvas.width, canvas.height], spec: limits })
