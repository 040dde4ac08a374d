/** (x, y) → (a·x + b·y + c, d·x + e·y + f) */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export type Point = readonly [x: number, y: number]

export function applyAffine([a, b, c, d, e, f]: Affine, [x, y]: Point): Point {
  return [a * x + b * y + c, d * x + e * y + f]
}

/** The similarity that brings the unit segment (0,0)–(1,0) onto `from`–`to`; never a mirror image. */
export function alongSegment([x0, y0]: Point, [x1, y1]: Point): Affine {
  const [dx, dy] = [x1 - x0, y1 - y0]
  return [dx, -dy, x0, dy, dx, y0]
}

/** First `inner`, then `outer`. */
export function composed(outer: Affine, inner: Affine): Affine {
  const [ox, oy] = applyAffine(outer, [inner[2], inner[5]])
  return [
    outer[0] * inner[0] + outer[1] * inner[3],
    outer[0] * inner[1] + outer[1] * inner[4],
    ox,
    outer[3] * inner[0] + outer[4] * inner[3],
    outer[3] * inner[1] + outer[4] * inner[4],
    oy,
  ]
}

/** One thing seen: a point of the plan and where it was found. */
export type Pair = readonly [plan: Point, seen: Point]

/** The affine map with the least squared error over at least three pairs that are not on one line, else `undefined`. */
export function fitAffine(pairs: readonly Pair[]): Affine | undefined {
  const mean = (of: (pair: Pair) => number) => pairs.reduce((sum, p) => sum + of(p), 0) / pairs.length
  const [mx, my] = [mean((p) => p[0][0]), mean((p) => p[0][1])]
  const [mu, mv] = [mean((p) => p[1][0]), mean((p) => p[1][1])]
  const sum = (of: (x: number, y: number, u: number, v: number) => number) =>
    pairs.reduce((s, [[x, y], [u, v]]) => s + of(x - mx, y - my, u - mu, v - mv), 0)
  const [xx, xy, yy] = [sum((x) => x * x), sum((x, y) => x * y), sum((_, y) => y * y)]
  const determinant = xx * yy - xy * xy
  if (pairs.length < 3 || determinant < 1e-9 * (xx + yy) ** 2) return undefined
  const solve = (sx: number, sy: number): Point => [
    (sx * yy - sy * xy) / determinant,
    (sy * xx - sx * xy) / determinant,
  ]
  const [a, b] = solve(
    sum((x, _, u) => x * u),
    sum((_, y, u) => y * u),
  )
  const [d, e] = solve(
    sum((x, _, __, v) => x * v),
    sum((_, y, __, v) => y * v),
  )
  return [a, b, mu - a * mx - b * my, d, e, mv - d * mx - e * my]
}
