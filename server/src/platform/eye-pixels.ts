import sharp from 'sharp'
import type { RgbPicture } from '@zhongzhao/imaging/rgb-picture'
import { sniffFormat } from '@zhongzhao/imaging/sniff'

sharp.concurrency(1)
sharp.cache(false)

/** px; what is larger has the wrong size anyway, and a header that claims 65500×65500 is refused before decoding. */
const MOST_PIXELS = 16_000_000
/** px; larger pictures are shrunk inside the decoder: the rules are about a portrait of 450×600. */
const WIDEST = 900
const HIGHEST = 1200
/** What a portrait may be mistaken for; other decoders are never given bytes of strangers. */
const looked: readonly string[] = ['jpeg', 'png', 'webp']

/** Upright sRGB pixels as people see them; undefined when no decoder can show the picture. */
export async function decodePixels(bytes: Uint8Array): Promise<RgbPicture | undefined> {
  if (!looked.includes(sniffFormat(bytes))) return undefined
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'none' })
      .autoOrient()
      .resize(WIDEST, HIGHEST, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    if (info.channels !== 3 || info.width < 32 || info.height < 32) return undefined
    return { width: info.width, height: info.height, data: new Uint8Array(data) }
  } catch {
    return undefined
  }
}
