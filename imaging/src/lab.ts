/** CIE L*a*b* of sRGB levels: distances in it are what eyes see (1 just noticeable, 16 plainly another colour). */
export type Lab = readonly [l: number, a: number, b: number]

const linear = Float64Array.from({ length: 256 }, (_, level) => {
  const part = level / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
})

const curved = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)

/** Levels 0–255, D65. */
export function labOf(red: number, green: number, blue: number): Lab {
  const [r, g, b] = [linear[red] ?? 0, linear[green] ?? 0, linear[blue] ?? 0]
  const x = curved((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
  const y = curved(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = curved((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
