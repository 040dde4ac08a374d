import type { RgbPicture } from './rgb-picture.ts'

/** The picture turned clockwise by 90, 180 or 270 degrees. */
export function turned({ width, height, data }: RgbPicture, degrees: 90 | 180 | 270): RgbPicture {
  const into = new Uint8Array(data.length)
  const upended = degrees === 180
  const [wide, high] = upended ? [width, height] : [height, width]
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0; x < width; x++, from += 3) {
      const [tx, ty] = upended
        ? [width - 1 - x, height - 1 - y]
        : degrees === 90
          ? [height - 1 - y, x]
          : [y, width - 1 - x]
      const to = (ty * wide + tx) * 3
      into[to] = data[from] ?? 0
      into[to + 1] = data[from + 1] ?? 0
      into[to + 2] = data[from + 2] ?? 0
    }
  }
  return { width: wide, height: high, data: into }
}
