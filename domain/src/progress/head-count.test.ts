import { describe, expect, it } from 'vitest'
import { addHeadCounts, closes, headCount } from './head-count.ts'

describe('人数核对表 (B7)', () => {
  it('closes when everybody is collected, returning, given up or moved', () => {
    const count = headCount({
      staying: { confirmed: 2, checked: 1, sealed: 30, withdrawn: 1, transferred: 1 },
      returning: { rostered: 2, filling: 1, confirmed: 1, withdrawn: 1 },
      guests: 3,
    })
    expect(count).toEqual({
      rostered: 40,
      collected: 33,
      returning: 4,
      withdrawn: 2,
      moved: 1,
      superseded: 0,
      open: 0,
      guests: 3,
    })
    expect(closes(count)).toBe(true)
  })
  it('stays open while one who stays has not confirmed, though a returner has', () => {
    const count = headCount({ staying: { filling: 1 }, returning: { confirmed: 1 }, guests: 0 })
    expect(count).toMatchObject({ rostered: 2, collected: 0, returning: 1, open: 1 })
    expect(closes(count)).toBe(false)
  })
  it('counts a record under correction as collected, and an empty class as closed', () => {
    expect(headCount({ staying: { correcting: 1 }, returning: {}, guests: 0 }).collected).toBe(1)
    expect(closes(headCount({ staying: {}, returning: {}, guests: 0 }))).toBe(true)
  })
  it('adds classes up', () => {
    const one = headCount({ staying: { filling: 1 }, returning: { filling: 1 }, guests: 1 })
    expect(addHeadCounts([one, one])).toEqual({
      rostered: 4,
      collected: 0,
      returning: 2,
      withdrawn: 0,
      moved: 0,
      superseded: 0,
      open: 2,
      guests: 2,
    })
    expect(closes(addHeadCounts([]))).toBe(true)
  })
})
