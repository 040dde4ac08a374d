import type { ContainerFacts, PixelFacts } from '@zhongzhao/domain/images/facts'
import { componentsOf } from './coding.ts'
import { type JpegLayout, frameBody } from './markers.ts'
import { type ColourModel, longestSeam, measureChroma, partOutOfRange } from './pixels.ts'
import { followProgressive } from './progressive.ts'
import { followCodes } from './scan.ts'
import type { Plane } from './units.ts'

/** Three components are YCbCr unless Adobe says RGB, or nobody says anything and they are called R, G, B. */
export function colourModelOf(bytes: Uint8Array, layout: JpegLayout, container: ContainerFacts): ColourModel {
  if (container.adobeTransform !== undefined) return container.adobeTransform === 0 ? 'rgb' : 'ycc'
  const body = frameBody(bytes, layout)
  const called = String.fromCharCode(body?.[6] ?? 0, body?.[9] ?? 0, body?.[12] ?? 0)
  return called === 'RGB' && container.jfif === undefined ? 'rgb' : 'ycc'
}

/** What block means say about colour and damage. `blockRows`: block rows of the first plane in one coded row. */
export function measurePlanes(
  planes: readonly Plane[],
  { model, blockRows }: { readonly model: ColourModel; readonly blockRows: number },
): Omit<PixelFacts, 'decoding'> {
  return {
    ...measureChroma(planes, model),
    ...(planes.length === 0
      ? {}
      : { seam: longestSeam(planes, blockRows), outOfRange: partOutOfRange(planes) }),
  }
}

/** Pixel facts of a Huffman JPEG of 8 bits (`baseline`, `extended`, `progressive`), in pure arithmetic. */
export function measurePixels(bytes: Uint8Array, layout: JpegLayout, container: ContainerFacts): PixelFacts {
  const follow = container.frame?.process === 'progressive' ? followProgressive : followCodes
  const { decoding, planes } = follow(bytes, layout)
  if (decoding === 'undecodable' || decoding === 'cut' || decoding === 'damaged') return { decoding }
  const model = colourModelOf(bytes, layout, container)
  const blockRows = componentsOf(bytes, layout)?.[0]?.down ?? 1
  return { decoding, ...measurePlanes(planes, { model, blockRows }) }
}
