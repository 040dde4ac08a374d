import { expect, it } from 'vitest'
import { pieces } from './pieces.ts'

const rows = (count: number, columns: number) =>
  Array.from({ length: count }, (_, n) =>
    Object.fromEntries(Array.from({ length: columns }, (_value, c) => [`c${c}`, n])),
  )

it.each([
  [0, 9],
  [1, 9],
  [3_333, 9],
  [3_334, 9],
  [20_000, 13],
  [3, 40_000],
])('%i rows of %i columns: all of them, in order, never more parameters than a statement takes', (n, c) => {
  const all = rows(n, c)
  const cut = [...pieces(all)]
  expect(cut.flat()).toEqual(all)
  expect(cut.every((piece) => piece.length > 0)).toBe(true)
  for (const piece of cut) expect(piece.length === 1 || piece.length * c <= 65_535).toBe(true)
})
