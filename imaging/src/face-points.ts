/** A point, in px of the picture it was found in unless said otherwise. */
export type Point = readonly [x: number, y: number]

/** The 68 points of a face in the order of the iBUG scheme: jaw 0–16 (8 the chin), brows 17–26, nose 27–35 (30 the tip),
 *  eyes 36–41 and 42–47, mouth 48–67; left means left in the picture. */
export type FacePoints = readonly Point[]

export const FACE_POINTS = 68

const parts = {
  leftEye: [36, 37, 38, 39, 40, 41],
  rightEye: [42, 43, 44, 45, 46, 47],
  mouth: [48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59],
  noseBridge: [27, 28, 29, 30],
  noseTip: [30],
  chin: [8],
  /** The jaw at ear height. */
  leftJaw: [0, 1, 2],
  rightJaw: [14, 15, 16],
} as const satisfies Record<string, readonly number[]>

export type FacePart = keyof typeof parts

/** The mean point of a part of the face. */
export function partOf(points: FacePoints, part: FacePart): Point {
  let [x, y] = [0, 0]
  for (const at of parts[part]) {
    const [px, py] = points[at] ?? [0, 0]
    x += px
    y += py
  }
  return [x / parts[part].length, y / parts[part].length]
}

export function middle(a: Point, b: Point): Point {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1])
}

/** Index of the point that takes a point's place in a mirror. */
const mirrored: readonly number[] = [
  [16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
  [26, 25, 24, 23, 22, 21, 20, 19, 18, 17],
  [27, 28, 29, 30, 35, 34, 33, 32, 31],
  [45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40],
  [54, 53, 52, 51, 50, 49, 48, 59, 58, 57, 56, 55],
  [64, 63, 62, 61, 60, 67, 66, 65],
].flat()

/** Points found in a picture mirrored left to right, as points of the picture itself. `width` of that picture, in the
 *  unit of the points. */
export function unmirrored(points: FacePoints, width: number): FacePoints {
  return mirrored.map((from): Point => {
    const [x, y] = points[from] ?? [0, 0]
    return [width - x, y]
  })
}

/** Point by point the mean of both, and how far apart they are on average. */
export function meanPoints(
  a: FacePoints,
  b: FacePoints,
): { readonly points: FacePoints; readonly apart: number } {
  let apart = 0
  const points = a.map((p, i): Point => {
    const q = b[i] ?? p
    apart += distance(p, q) / a.length
    return middle(p, q)
  })
  return { points, apart }
}
