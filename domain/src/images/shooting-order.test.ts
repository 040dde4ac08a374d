import { describe, expect, it } from 'vitest'
import { type OrderRow, orderSentence, pairShots } from './shooting-order.ts'

const shots = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `IMG_${String(from + i).padStart(4, '0')}.JPG`)
const rows = (...written: readonly string[]): readonly OrderRow[] =>
  written.map((shot, i) => ({ row: i + 1, pupil: `p${i + 1}`, className: '九年级1班', shot }))
const pairsOf = (...args: Parameters<typeof pairShots>) =>
  Object.fromEntries(pairShots(...args).pairs.map(({ pupil, file }) => [pupil, file]))

describe('照相馆的 IMG_0001.jpg 按拍照顺序表对应 (E5)', () => {
  it('reads whole names, names without ending and bare numbers', () => {
    expect(pairsOf(rows('IMG_0003.jpg', 'img_0001', '2'), shots(1, 3))).toEqual({
      p1: 'IMG_0003.JPG',
      p2: 'IMG_0001.JPG',
      p3: 'IMG_0002.JPG',
    })
  })

  it('counts on from the first to the last of a class, when exactly so many lie between', () => {
    expect(pairsOf(rows('IMG_0008', '', '', 'IMG_0011'), shots(8, 11))).toEqual({
      p1: 'IMG_0008.JPG',
      p2: 'IMG_0009.JPG',
      p3: 'IMG_0010.JPG',
      p4: 'IMG_0011.JPG',
    })
  })

  it('pairs nobody between first and last when one shot is too many or too few, and says so', () => {
    for (const last of ['IMG_0010', 'IMG_0012']) {
      const { pairs, missing, problems } = pairShots(rows('IMG_0008', '', '', last), shots(8, 12))
      expect([pairs, missing]).toEqual([[], ['p1', 'p2', 'p3', 'p4']])
      expect(problems.map(orderSentence).join()).toContain('4 人')
    }
  })

  it('leaves out who was absent, and never counts on over one', () => {
    const found = pairShots(rows('1', '缺', '', '3', '4'), shots(1, 4))
    expect(found.pairs.map((p) => p.pupil)).toEqual(['p1', 'p4', 'p5'])
    expect([found.missing, found.surplus]).toEqual([['p2', 'p3'], ['IMG_0002.JPG']])
  })

  it('lists a picture named twice, one that is not there, and a number that two pictures bear', () => {
    const { pairs, problems } = pairShots(rows('1', '1', '9', '2'), [...shots(1, 2), 'DSC_0002.JPG'])
    expect(pairs).toEqual([])
    expect(problems.map((p) => [p.row, p.kind])).toEqual([
      [1, 'double'],
      [2, 'double'],
      [3, 'noFile'],
      [4, 'ambiguous'],
    ])
    for (const problem of problems) expect(orderSentence(problem)).toMatch(/请/)
  })
})
