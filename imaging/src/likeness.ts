/** px; side of the small grey picture that the hash is made of. */
export const HASH_SIDE = 32
/** Frequencies each way that make the 64 bits. */
const KEPT = 8

/** Cosines of the first frequencies (DCT-II) over the side; `cosines[u][x]`. The first, the mean, is left out. */
const cosines: readonly Float64Array[] = Array.from({ length: KEPT }, (_, at) =>
  Float64Array.from({ length: HASH_SIDE }, (_, x) =>
    Math.cos(((2 * x + 1) * (at + 1) * Math.PI) / (2 * HASH_SIDE)),
  ),
)

const sumOver = (length: number, term: (at: number) => number): number => {
  let sum = 0
  for (let at = 0; at < length; at++) sum += term(at)
  return sum
}

/** The 64 lowest frequencies of a square of luminance, row by row, without the means. */
function frequencies(luma: Uint8Array): Float64Array {
  // First along each row, then down the columns of what that gave.
  const rows = cosines.map((cosine) =>
    Float64Array.from({ length: HASH_SIDE }, (_, y) =>
      sumOver(HASH_SIDE, (x) => (luma[y * HASH_SIDE + x] ?? 0) * (cosine[x] ?? 0)),
    ),
  )
  return Float64Array.from(
    cosines.flatMap((cosine) =>
      rows.map((row) => sumOver(HASH_SIDE, (y) => (row[y] ?? 0) * (cosine[y] ?? 0))),
    ),
  )
}

/** Perceptual hash (感知哈希) of a picture shrunk to `HASH_SIDE`² levels of grey (0–255): 64 bits in 8 bytes, one a frequency,
 *  set where it is above their median. Encoding anew, shrinking and a little light change few bits. */
export function likenessHash(luma: Uint8Array): Uint8Array {
  if (luma.length !== HASH_SIDE * HASH_SIDE) throw new Error(`likeness: ${luma.length} levels`)
  const values = frequencies(luma)
  const sorted = values.toSorted()
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2
  const hash = new Uint8Array(8)
  values.forEach((value, bit) => {
    if (value > median) hash[bit >> 3] = (hash[bit >> 3] ?? 0) | (1 << (bit & 7))
  })
  return hash
}
