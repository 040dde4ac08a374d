import type { Luma } from './luma.ts'

/** Power of each frequency in a square of the luminance: row v, column u, frequencies u/size and v/size from 0 up (the upper half are
 *  the negative ones). Only the columns up to size/2 are made: the others mirror them. */
export type PowerAt = (luma: Luma, left: number, top: number) => Float32Array

interface Tables {
  readonly size: number
  readonly window: Float32Array
  readonly cosines: Float32Array
  readonly sines: Float32Array
  readonly reversed: Uint16Array
}

function tablesFor(size: number): Tables {
  return {
    size,
    window: Float32Array.from(
      { length: size },
      (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (size - 1)),
    ),
    cosines: Float32Array.from({ length: size / 2 }, (_, i) => Math.cos((-2 * Math.PI * i) / size)),
    sines: Float32Array.from({ length: size / 2 }, (_, i) => Math.sin((-2 * Math.PI * i) / size)),
    reversed: Uint16Array.from({ length: size }, (_, i) => {
      let [value, rest] = [0, i]
      for (let bit = 1; bit < size; bit <<= 1, rest >>= 1) value = (value << 1) | (rest & 1)
      return value
    }),
  }
}

/** Fourier transform of one line in place (radix 2). */
function transform(re: Float32Array, im: Float32Array, { size, cosines, sines, reversed }: Tables): void {
  for (let i = 0; i < size; i++) {
    const j = reversed[i] ?? 0
    if (j <= i) continue
    const [r, m] = [re[i] ?? 0, im[i] ?? 0]
    re[i] = re[j] ?? 0
    im[i] = im[j] ?? 0
    re[j] = r
    im[j] = m
  }
  for (let span = 2; span <= size; span <<= 1) {
    const half = span >> 1
    const turn = size / span
    for (let k = 0; k < half; k++) {
      const c = cosines[k * turn] ?? 0
      const s = sines[k * turn] ?? 0
      for (let a = k; a < size; a += span) {
        const b = a + half
        const rb = re[b] ?? 0
        const ib = im[b] ?? 0
        const tr = rb * c - ib * s
        const ti = rb * s + ib * c
        re[b] = (re[a] ?? 0) - tr
        im[b] = (im[a] ?? 0) - ti
        re[a] = (re[a] ?? 0) + tr
        im[a] = (im[a] ?? 0) + ti
      }
    }
  }
}

/** Spectrum of squares of `size` px (a power of two) under a Hann window, their mean taken away first. */
export function powerOf(size: number): PowerAt {
  const tables = tablesFor(size)
  const { window } = tables
  const wide = size / 2 + 1
  return ({ width, data }, left, top) => {
    let mean = 0
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++) mean += data[(top + y) * width + left + x] ?? 0
    mean /= size * size
    const re = new Float32Array(size)
    const im = new Float32Array(size)
    const rows = { re: new Float32Array(size * wide), im: new Float32Array(size * wide) }
    for (let y = 0; y < size; y++) {
      const from = (top + y) * width + left
      const fade = window[y] ?? 0
      for (let x = 0; x < size; x++) re[x] = ((data[from + x] ?? 0) - mean) * fade * (window[x] ?? 0)
      im.fill(0)
      transform(re, im, tables)
      rows.re.set(re.subarray(0, wide), y * wide)
      rows.im.set(im.subarray(0, wide), y * wide)
    }
    const power = new Float32Array(size * wide)
    for (let x = 0; x < wide; x++) {
      for (let y = 0; y < size; y++) {
        re[y] = rows.re[y * wide + x] ?? 0
        im[y] = rows.im[y * wide + x] ?? 0
      }
      transform(re, im, tables)
      for (let y = 0; y < size; y++) power[y * wide + x] = (re[y] ?? 0) ** 2 + (im[y] ?? 0) ** 2
    }
    return power
  }
}
