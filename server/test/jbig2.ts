/** States of the MQ coder (ITU-T T.88, table E.1): estimate, next after the likely and after the unlikely symbol, switch. */
const STATES: readonly (readonly [qe: number, likely: number, unlikely: number, turn: number])[] = [
  [0x5601, 1, 1, 1],
  [0x3401, 2, 6, 0],
  [0x1801, 3, 9, 0],
  [0x0ac1, 4, 12, 0],
  [0x0521, 5, 29, 0],
  [0x0221, 38, 33, 0],
  [0x5601, 7, 6, 1],
  [0x5401, 8, 14, 0],
  [0x4801, 9, 14, 0],
  [0x3801, 10, 14, 0],
  [0x3001, 11, 17, 0],
  [0x2401, 12, 18, 0],
  [0x1c01, 13, 20, 0],
  [0x1601, 29, 21, 0],
  [0x5601, 15, 14, 1],
  [0x5401, 16, 14, 0],
  [0x5101, 17, 15, 0],
  [0x4801, 18, 16, 0],
  [0x3801, 19, 17, 0],
  [0x3401, 20, 18, 0],
  [0x3001, 21, 19, 0],
  [0x2801, 22, 19, 0],
  [0x2401, 23, 20, 0],
  [0x2201, 24, 21, 0],
  [0x1c01, 25, 22, 0],
  [0x1801, 26, 23, 0],
  [0x1601, 27, 24, 0],
  [0x1401, 28, 25, 0],
  [0x1201, 29, 26, 0],
  [0x1101, 30, 27, 0],
  [0x0ac1, 31, 28, 0],
  [0x09c1, 32, 29, 0],
  [0x08a1, 33, 30, 0],
  [0x0521, 34, 31, 0],
  [0x0441, 35, 32, 0],
  [0x02a1, 36, 33, 0],
  [0x0221, 37, 34, 0],
  [0x0141, 38, 35, 0],
  [0x0111, 39, 36, 0],
  [0x0085, 40, 37, 0],
  [0x0049, 41, 38, 0],
  [0x0025, 42, 39, 0],
  [0x0015, 43, 40, 0],
  [0x0009, 44, 41, 0],
  [0x0005, 45, 42, 0],
  [0x0001, 45, 43, 0],
  [0x5601, 46, 46, 0],
]

/** The arithmetic coder of T.88, annex E. */
class Coder {
  readonly #out: number[] = [0]
  readonly #state = new Uint8Array(1 << 16)
  readonly #likely = new Uint8Array(1 << 16)
  #a = 0x8000
  #c = 0
  #room = 12

  put(context: number, bit: number): void {
    const [qe, likely, unlikely, turn] = STATES[this.#state[context] ?? 0] ?? [0, 0, 0, 0]
    this.#a -= qe
    if (bit === this.#likely[context]) {
      if (this.#a >= 0x8000) {
        this.#c += qe
        return
      }
      if (this.#a < qe) this.#a = qe
      else this.#c += qe
      this.#state[context] = likely
    } else {
      if (this.#a < qe) this.#c += qe
      else this.#a = qe
      if (turn === 1) this.#likely[context] = 1 - bit === 1 ? 0 : 1
      this.#state[context] = unlikely
    }
    do {
      this.#a *= 2
      this.#c *= 2
      if (--this.#room === 0) this.#byte()
    } while (this.#a < 0x8000)
  }

  #byte(): void {
    const last = this.#out.length - 1
    if (this.#out[last] !== 0xff && this.#c >= 0x8000000) {
      this.#out[last] = (this.#out[last] ?? 0) + 1
      this.#c -= 0x8000000
    }
    const stuffed = this.#out[last] === 0xff
    const unit = stuffed ? 0x100000 : 0x80000
    this.#out.push(Math.floor(this.#c / unit))
    this.#c %= unit
    this.#room = stuffed ? 7 : 8
  }

  end(): Buffer {
    const most = this.#c + this.#a
    this.#c = Math.floor(this.#c / 0x10000) * 0x10000 + 0xffff
    if (this.#c >= most) this.#c -= 0x8000
    for (let n = 0; n < 2; n++) {
      this.#c *= 2 ** this.#room
      this.#byte()
    }
    if (this.#out.at(-1) !== 0xff) this.#out.push(0xff)
    return Buffer.from([...this.#out.slice(1), 0xac])
  }
}

/** Pixels that foretell one (generic region, template 0, pixels AT at their places): the order is free, states begin alike. */
const AROUND: readonly (readonly [dx: number, dy: number])[] = [
  ...[-4, -3, -2, -1].map((dx) => [dx, 0] as const),
  ...[-3, -2, -1, 0, 1, 2, 3].map((dx) => [dx, -1] as const),
  ...[-2, -1, 0, 1, 2].map((dx) => [dx, -2] as const),
]

const words = (...numbers: readonly number[]) => {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [at, n] of numbers.entries()) bytes.writeUInt32BE(n, at * 4)
  return bytes
}
const segment = (number: number, kind: number, data: Buffer) =>
  Buffer.concat([words(number), Buffer.from([kind, 0, 1]), words(data.length), data])

/** A page of JBIG2 (ITU-T T.88) as it stands in a PDF, its one generic region coded arithmetically: what copiers write. `black` 1 = ink. */
export function jbig2({
  width,
  height,
  black,
}: {
  width: number
  height: number
  black: Uint8Array
}): Buffer {
  const coder = new Coder()
  const ink = (x: number, y: number) => (x < 0 || y < 0 || x >= width ? 0 : (black[y * width + x] ?? 0))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let context = 0
      for (const [dx, dy] of AROUND) context = context * 2 + ink(x + dx, y + dy)
      coder.put(context, ink(x, y))
    }
  const place = words(width, height, 0, 0)
  const at = Buffer.from(Int8Array.from([3, -1, -3, -1, 2, -2, -2, -2]).buffer)
  return Buffer.concat([
    segment(0, 48, Buffer.concat([place, Buffer.from([0, 0, 0])])),
    segment(1, 38, Buffer.concat([place, Buffer.from([0, 0]), at, coder.end()])),
  ])
}
