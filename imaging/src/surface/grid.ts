import type { GridFacts } from '@zhongzhao/domain/images/eye/surface-facts'
import type { Area, Luma } from './luma.ts'

const SHORTEST = 4
const LONGEST = 48

/** Mean absolute difference at each column (step 1) or row from its neighbour. */
function profile({ width, data }: Luma, area: Area, across: 'columns' | 'rows'): Float32Array {
  const columns = across === 'columns'
  const [from, until] = columns ? [area.left, area.right] : [area.top, area.bottom]
  const sums = new Float32Array(Math.max(0, until - from))
  const back = columns ? 1 : width
  for (let y = Math.max(area.top, 1); y < area.bottom; y++) {
    for (let x = Math.max(area.left, 1); x < area.right; x++) {
      const at = y * width + x
      const to = (columns ? x : y) - from
      sums[to] = (sums[to] ?? 0) + Math.abs((data[at] ?? 0) - (data[at - back] ?? 0))
    }
  }
  return sums
}

function strongest(sums: Float32Array): GridFacts {
  let best: GridFacts = { blocks: 1, period: 0 }
  for (let period = SHORTEST; period <= Math.min(LONGEST, sums.length >> 2); period++) {
    const phases = new Float32Array(period)
    const counts = new Float32Array(period)
    for (let i = 1; i < sums.length; i++) {
      const phase = i % period
      phases[phase] = (phases[phase] ?? 0) + (sums[i] ?? 0)
      counts[phase] = (counts[phase] ?? 0) + 1
    }
    const total = phases.reduce((a, b) => a + b, 0)
    const all = counts.reduce((a, b) => a + b, 0)
    for (let phase = 0; phase < period; phase++) {
      const at = (phases[phase] ?? 0) / (counts[phase] ?? 1)
      const elsewhere = (total - (phases[phase] ?? 0)) / (all - (counts[phase] ?? 0))
      const blocks = at / Math.max(elsewhere, 0.01)
      if (blocks > best.blocks) best = { blocks, period }
    }
  }
  return best
}

function gridIn(luma: Luma, area: Area): GridFacts {
  const [columns, rows] = [strongest(profile(luma, area, 'columns')), strongest(profile(luma, area, 'rows'))]
  return columns.blocks < rows.blocks ? columns : rows
}

/** Squares of one colour each (马赛克, or a small picture blown up): the weaker of both directions, since both must show the grid; the
 *  plainest of several areas, since often the eyes alone are hidden. */
export function gridOf(luma: Luma, areas: readonly Area[]): GridFacts {
  return areas
    .map((area) => gridIn(luma, area))
    .reduce((best, one) => (one.blocks > best.blocks ? one : best), { blocks: 1, period: 0 })
}
