import type { RgbPicture } from '../rgb-picture.ts'

/** Luminance 0–255, row by row. */
export interface Luma {
  readonly width: number
  readonly height: number
  readonly data: Float32Array
}

/** A rectangle in px; `right` and `bottom` are the first beyond it. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export function lumaOf({ width, height, data }: RgbPicture): Luma {
  const luma = new Float32Array(width * height)
  for (let i = 0, from = 0; i < luma.length; i++, from += 3)
    luma[i] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0)
  return { width, height, data: luma }
}

/** The part of an area that lies in the picture, whole px. */
export function inside({ width, height }: { width: number; height: number }, area: Area): Area {
  const clamp = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most)
  return {
    left: clamp(area.left, width),
    top: clamp(area.top, height),
    right: clamp(area.right, width),
    bottom: clamp(area.bottom, height),
  }
}
