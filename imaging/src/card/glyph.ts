/** A closed line in parts of the em, y upwards from the baseline. */
export type Outline = readonly (readonly [x: number, y: number])[]

/** Darkness of a square cell, 0 paper to 1 ink, `side × side`. */
export interface GlyphCell {
  readonly side: number
  readonly ink: Float32Array
}

/** Where the em square of a CJK font begins below the baseline, parts of the em. */
const DESCENT = 0.12
/** Sub-rows a pixel is drawn with. */
const FINE = 4

/** Draws a character into its em square (non-zero winding), `side` px. */
export function drawGlyph(outlines: readonly Outline[], side: number): GlyphCell {
  const ink = new Float32Array(side * side)
  for (let fine = 0; fine < side * FINE; fine++) {
    const y = 1 - DESCENT - (fine + 0.5) / (side * FINE)
    const row = Math.floor(fine / FINE)
    for (const [from, to] of spansAt(outlines, y)) paint(ink, { row, side, from: from * side, to: to * side })
  }
  return { side, ink }
}

/** Stretches of ink on one height, by winding number. */
function spansAt(outlines: readonly Outline[], y: number): readonly (readonly [number, number])[] {
  const crossings: { x: number; turn: number }[] = []
  for (const outline of outlines)
    for (const [i, [x1, y1]] of outline.entries()) {
      const [x0, y0] = outline[(i === 0 ? outline.length : i) - 1] ?? [0, 0]
      if (y0 <= y === y1 <= y) continue
      crossings.push({ x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn: y1 > y0 ? 1 : -1 })
    }
  crossings.sort((a, b) => a.x - b.x)
  const spans: (readonly [number, number])[] = []
  let [winding, from] = [0, 0]
  for (const { x, turn } of crossings) {
    if (winding === 0) from = x
    winding += turn
    if (winding === 0) spans.push([from, x])
  }
  return spans
}

function paint(
  ink: Float32Array,
  { row, side, from, to }: { row: number; side: number; from: number; to: number },
): void {
  for (let column = Math.max(0, Math.floor(from)); column < Math.min(side, to); column++) {
    const covered = Math.min(to, column + 1) - Math.max(from, column)
    ink[row * side + column] = (ink[row * side + column] ?? 0) + covered / FINE
  }
}

/** How alike two cells are, −1 to 1 (Pearson's correlation of their darkness). 0 when one of them is even. */
export function alikeness(a: Float32Array, b: Float32Array): number {
  const n = a.length
  let [sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0]
    sa += x
    sb += y
    saa += x * x
    sbb += y * y
    sab += x * y
  }
  const spread = Math.sqrt((saa - (sa * sa) / n) * (sbb - (sb * sb) / n))
  return spread < 1e-6 ? 0 : (sab - (sa * sb) / n) / spread
}

/** Averages each pixel with its neighbours: edges one pixel apart still meet. */
export function softened({ side, ink }: GlyphCell): GlyphCell {
  const soft = new Float32Array(ink.length)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      let [sum, count] = [0, 0]
      for (let v = Math.max(0, y - 1); v <= Math.min(side - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(side - 1, x + 1); u++) {
          sum += ink[v * side + u] ?? 0
          count++
        }
      soft[y * side + x] = sum / count
    }
  return { side, ink: soft }
}
