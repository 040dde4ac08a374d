import { type FacePoints, type Point, distance, middle, partOf } from './face-points.ts'
import type { RgbPicture } from './rgb-picture.ts'

/** A square cut out of a picture: `side` in px, turned clockwise by `angle` (radians) against the picture. */
export interface CropFrame {
  readonly centre: Point
  readonly side: number
  readonly angle: number
}

/** Side of the square around a face, in distances between eyes and mouth: what the points are found best in. */
const SIDE = 2.6
/** Where the middle of the square lies on the line from the eyes (0) to the mouth (1). */
const MIDDLE = 0.62

/** The square around known points that stands upright with the face. */
export function uprightFrame(points: FacePoints): CropFrame {
  const left = partOf(points, 'leftEye')
  const right = partOf(points, 'rightEye')
  const eyes = middle(left, right)
  const mouth = partOf(points, 'mouth')
  const [x, y] = [eyes[0] + (mouth[0] - eyes[0]) * MIDDLE, eyes[1] + (mouth[1] - eyes[1]) * MIDDLE]
  return {
    centre: [x, y],
    // Of a face turned away the eyes are near each other, of one that looks down eyes and mouth: the longer counts.
    side: SIDE * Math.max(distance(eyes, mouth), distance(left, right) * 0.8),
    angle: Math.atan2(right[1] - left[1], right[0] - left[0]),
  }
}

/** A place in the square (0–1) as a point of the picture. */
export function fromFrame({ centre, side, angle }: CropFrame, [u, v]: Point): Point {
  const [x, y] = [(u - 0.5) * side, (v - 0.5) * side]
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos]
}

/** Adds the colour at a place (px, nearest edge outside) to three sums, bilinear. Numbers only: this runs 100,000 times a face. */
function adder({ width, height, data }: RgbPicture, sums: Float32Array) {
  return (x: number, y: number, at: number): void => {
    const fx = Math.min(Math.max(x - 0.5, 0), width - 1)
    const fy = Math.min(Math.max(y - 0.5, 0), height - 1)
    const x0 = Math.floor(fx)
    const y0 = Math.floor(fy)
    const right = x0 < width - 1 ? 3 : 0
    const down = y0 < height - 1 ? width * 3 : 0
    const dx = fx - x0
    const dy = fy - y0
    let i = (y0 * width + x0) * 3
    for (let to = at; to < at + 3; to++, i++) {
      const top = (data[i] ?? 0) * (1 - dx) + (data[i + right] ?? 0) * dx
      const bottom = (data[i + down] ?? 0) * (1 - dx) + (data[i + down + right] ?? 0) * dx
      sums[to] = (sums[to] ?? 0) + top * (1 - dy) + bottom * dy
    }
  }
}

/** The square as `size`×`size` pixels (levels 0–255, red, green, blue), upright; several samples a pixel when it shrinks. Outside the
 *  picture its edge goes on. */
export function cropped(picture: RgbPicture, frame: CropFrame, size: number): Float32Array {
  const pixels = new Float32Array(size * size * 3)
  const add = adder(picture, pixels)
  const times = Math.min(3, Math.max(1, Math.round(frame.side / size)))
  const fine = size * times
  const [left, top] = fromFrame(frame, [0.5 / fine, 0.5 / fine])
  const step = frame.side / fine
  const [along, across] = [Math.cos(frame.angle) * step, Math.sin(frame.angle) * step]
  for (let row = 0; row < fine; row++) {
    for (let column = 0; column < fine; column++) {
      const at = (Math.floor(row / times) * size + Math.floor(column / times)) * 3
      add(left + column * along - row * across, top + column * across + row * along, at)
    }
  }
  return times === 1 ? pixels : pixels.map((sum) => sum / (times * times))
}

/** `size`×`size` pixels seen in a mirror. */
export function mirrorImage(pixels: Float32Array, size: number): Float32Array {
  const turned = new Float32Array(pixels.length)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const from = (row * size + column) * 3
      turned.set(pixels.subarray(from, from + 3), (row * size + (size - 1 - column)) * 3)
    }
  }
  return turned
}
