/** Reads coded data bit by bit. The data is already free of stuffed zeros and padded with ones at its end, so reading
 *  past the end is harmless and shows in `bit`. */
export class BitReader {
  private readonly data: Uint8Array
  /** Bits read so far. */
  bit = 0
  /** Bits that are really there. */
  readonly length: number

  constructor(data: Uint8Array, bytes: number) {
    this.data = data
    this.length = bytes * 8
  }

  /** The next 16 bits, without moving. */
  peek(): number {
    const at = this.bit >>> 3
    const word =
      ((this.data[at] ?? 0xff) << 16) | ((this.data[at + 1] ?? 0xff) << 8) | (this.data[at + 2] ?? 0xff)
    return (word >>> (8 - (this.bit & 7))) & 0xffff
  }

  /** Reads `size` bits (1–15) as a number. */
  bits(size: number): number {
    const bits = this.peek() >>> (16 - size)
    this.bit += size
    return bits
  }

  /** Reads a difference of `size` bits (1–15), T.81 EXTEND. */
  signed(size: number): number {
    const bits = this.bits(size)
    return bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits
  }
}

/** Splits coded data at its restart markers and takes out the stuffed zeros. */
export function codedPieces(bytes: Uint8Array, from: number, until: number): readonly BitReader[] {
  const pieces: BitReader[] = []
  let piece = new Uint8Array(until - from)
  let filled = 0
  let at = from
  while (at < until) {
    const mark = bytes.indexOf(0xff, at)
    const stop = mark < 0 || mark >= until ? until : mark
    piece.set(bytes.subarray(at, stop), filled)
    filled += stop - at
    if (stop === until) break
    // A lone 0xFF at the very end is half a marker, not data.
    const next = stop + 1 < until ? (bytes[stop + 1] ?? 0) : -1
    if (next >= 0xd0 && next <= 0xd7) {
      pieces.push(new BitReader(piece.subarray(0, filled), filled))
      piece = piece.subarray(filled)
      filled = 0
    } else if (next === 0) {
      piece[filled++] = 0xff
    }
    at = stop + (next === 0xff ? 1 : 2)
  }
  pieces.push(new BitReader(piece.subarray(0, filled), filled))
  return pieces
}
