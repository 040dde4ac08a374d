/** One JPEG at one quality (1–100). In the browser a canvas, on the server sharp; both are handed in. */
export type Encode = (quality: number) => Promise<Uint8Array>

export interface Compressed {
  readonly bytes: Uint8Array
  readonly quality: number
}

export interface QualityRange {
  /** Bytes, inclusive. */
  readonly limit: number
  /** Below `least`, faces and digits smear; above `best` bytes grow and nothing is seen. */
  readonly least?: number
  readonly best?: number
}

const LEAST_QUALITY = 40
const BEST_QUALITY = 95

/** The best quality that fits under the limit, by halving (at most 6 encodes). Undefined when even the least does not. */
export async function compressUnder(
  encode: Encode,
  { limit, least = LEAST_QUALITY, best = BEST_QUALITY }: QualityRange,
): Promise<Compressed | undefined> {
  let [low, high] = [least, best]
  let found: Compressed | undefined
  while (low <= high) {
    const quality = (low + high) >> 1
    const bytes = await encode(quality)
    if (bytes.length <= limit) {
      found = { bytes, quality }
      low = quality + 1
    } else high = quality - 1
  }
  return found
}
