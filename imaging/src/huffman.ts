/** A Huffman table of ITU-T T.81 annex C, ready to look codes up by their first bits. */
export interface HuffmanTable {
  /** By the next 9 bits: `length << 8 | symbol`, or 0 when the code is longer or does not exist. */
  readonly quick: Uint16Array
  /** By length: the first code beyond that length, left-aligned to 16 bits; and what to add to get its symbol. */
  readonly beyond: Int32Array
  readonly offset: Int32Array
  readonly symbols: Uint8Array
}

const QUICK_BITS = 9

/** Reads one table from a DHT body: 16 counts, then the symbols. Undefined when the counts ask for more codes than
 *  there can be, or for symbols that are not there. */
export function readHuffmanTable(body: Uint8Array): { table: HuffmanTable; size: number } | undefined {
  const counts = body.subarray(0, 16)
  const total = counts.reduce((sum, n) => sum + n, 0)
  if (counts.length < 16 || total > 256 || body.length < 16 + total) return undefined
  const symbols = body.slice(16, 16 + total)
  const quick = new Uint16Array(1 << QUICK_BITS)
  const beyond = new Int32Array(18)
  const offset = new Int32Array(18)
  let code = 0
  let index = 0
  for (let length = 1; length <= 16; length++) {
    offset[length] = index - code
    for (let n = counts[length - 1] ?? 0; n > 0; n--, code++, index++) {
      if (code >= 1 << length) return undefined
      if (length <= QUICK_BITS) {
        const first = code << (QUICK_BITS - length)
        quick.fill((length << 8) | (symbols[index] ?? 0), first, first + (1 << (QUICK_BITS - length)))
      }
    }
    beyond[length] = code << (16 - length)
    code <<= 1
  }
  return { table: { quick, beyond, offset, symbols }, size: 16 + total }
}

/** Finds the code at the head of 16 bits: `length << 8 | symbol`, or 0 when no table entry fits. */
export function lookUp(table: HuffmanTable, bits: number): number {
  const found = table.quick[bits >>> (16 - QUICK_BITS)] ?? 0
  if (found !== 0) return found
  for (let length = QUICK_BITS + 1; length <= 16; length++) {
    if (bits < (table.beyond[length] ?? 0)) {
      const symbol = table.symbols[(bits >>> (16 - length)) + (table.offset[length] ?? 0)]
      return symbol === undefined ? 0 : (length << 8) | symbol
    }
  }
  return 0
}
