import { describe, expect, it } from 'vitest'
import { come } from './daily.ts'

describe('日报 (K9)', () => {
  it('counts who came at least so far, and expects nobody who has gone', () => {
    const heads = { rostered: 1, filling: 2, confirmed: 4, checked: 8, sealed: 16, correcting: 32 }
    expect(come({ ...heads, withdrawn: 64, transferred: 128, superseded: 256 })).toEqual({
      expected: 63,
      started: 62,
      confirmed: 60,
      checked: 56,
      sealed: 48,
    })
  })
  it('says nothing of nobody', () => {
    expect(come({})).toEqual({ expected: 0, started: 0, confirmed: 0, checked: 0, sealed: 0 })
  })
})
