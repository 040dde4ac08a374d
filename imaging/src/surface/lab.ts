import type { RgbPicture } from '../rgb-picture.ts'

/** A picture at half its size in CIE Lab (D65) and in plain levels: what colour is measured on. Planes row by row. */
export interface HalfPicture {
  /** px of the half picture. */
  readonly width: number
  readonly height: number
  /** L 0–100. */
  readonly l: Float32Array
  /** a, b about −128 to 127. */
  readonly a: Float32Array
  readonly b: Float32Array
  /** Levels 0–255, three a pixel. */
  readonly rgb: Uint8Array
}

/** sRGB level → linear light. */
const linear = Float32Array.from({ length: 256 }, (_, level) => {
  const c = level / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
})

/** Cube root by the CIE's definition, in steps fine enough for half a unit of L. */
const STEPS = 4096
const roots = Float32Array.from({ length: STEPS + 1 }, (_, i) => {
  const t = i / STEPS
  return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116
})
const root = (t: number) => roots[Math.min(STEPS, Math.max(0, Math.round(t * STEPS)))] ?? 0

/** The mean of each four pixels; an odd last row or column is left out. */
function halved({ width, height, data }: RgbPicture): {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
} {
  const [wide, high] = [width >> 1, height >> 1]
  const rgb = new Uint8Array(wide * high * 3)
  for (let y = 0, to = 0; y < high; y++) {
    for (let x = 0; x < wide; x++, to += 3) {
      const from = (y * 2 * width + x * 2) * 3
      const below = from + width * 3
      for (let c = 0; c < 3; c++) {
        const sum =
          (data[from + c] ?? 0) +
          (data[from + c + 3] ?? 0) +
          (data[below + c] ?? 0) +
          (data[below + c + 3] ?? 0)
        rgb[to + c] = (sum + 2) >> 2
      }
    }
  }
  return { width: wide, height: high, rgb }
}

export function halfPicture(picture: RgbPicture): HalfPicture {
  const { width, height, rgb } = halved(picture)
  const count = width * height
  const [l, a, b] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)]
  for (let i = 0; i < count; i++) {
    const red = linear[rgb[i * 3] ?? 0] ?? 0
    const green = linear[rgb[i * 3 + 1] ?? 0] ?? 0
    const blue = linear[rgb[i * 3 + 2] ?? 0] ?? 0
    const x = root(0.4339 * red + 0.3762 * green + 0.1899 * blue)
    const y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    const z = root(0.0177 * red + 0.1095 * green + 0.8728 * blue)
    l[i] = 116 * y - 16
    a[i] = 500 * (x - y)
    b[i] = 200 * (y - z)
  }
  return { width, height, l, a, b, rgb }
}
