import { describe, expect, it } from 'vitest'
import { type Recorded, type Sheet, groupedDigits, halfWidth, mayRecord, onEnter, remember } from './scan.ts'

const sheet: Sheet = {
  id: 's',
  number: '224100000123-01',
  digits: '0123456789012345',
  registration: 'r',
  name: '张三',
  className: '九年级1班',
  printedAt: 0,
  version: 1,
  state: 'issued',
  stateName: '已打印待签字',
  standing: 'current',
  reasons: [],
}

describe('Enter under the scanner', () => {
  it('looks a code up first, signs with the second Enter', () => {
    expect(onEnter(' 224100000123-01 ', { kind: 'empty' })).toEqual({ kind: 'find', code: '224100000123-01' })
    expect(onEnter('', { kind: 'sheet', sheet })).toEqual({ kind: 'sign', sheet })
  })
  it('never signs because a scanner read the same sheet twice', () => {
    expect(onEnter('224100000123-01', { kind: 'sheet', sheet }).kind).toBe('find')
  })
  it('does not sign a stale or an already signed sheet', () => {
    expect(onEnter('', { kind: 'sheet', sheet: { ...sheet, standing: 'stale' } })).toEqual({ kind: 'none' })
    expect(onEnter('', { kind: 'sheet', sheet: { ...sheet, standing: 'signed' } })).toEqual({ kind: 'none' })
    expect(onEnter('  ', { kind: 'empty' })).toEqual({ kind: 'none' })
  })
})

describe('a page of a pile of scans', () => {
  it('is not recorded before its picture stands on the screen, nor by a key that bounced', () => {
    expect(mayRecord(undefined, 10_000)).toBe(false)
    expect([0, 100, 499].map((after) => mayRecord(10_000, 10_000 + after))).toEqual([false, false, false])
    expect([500, 60_000].map((after) => mayRecord(10_000, 10_000 + after))).toEqual([true, true])
  })
})

describe('what a scanner types', () => {
  it('is read also through a Chinese input method', () => {
    expect(halfWidth('２２４１－０１')).toBe('2241-01')
    expect(halfWidth('ｚｚ１．a')).toBe('zz1.a')
    expect(halfWidth('224100000123-01')).toBe('224100000123-01')
  })
  it('is shown as printed on the paper', () =>
    expect(groupedDigits('0123456789012345')).toBe('0123 4567 8901 2345'))
})

describe('the running list', () => {
  it('has the newest first, each with its own number', () => {
    const two = remember(remember([], sheet, 'returned'), sheet, 'signed')
    expect(two.map((r) => [r.outcome, r.at])).toEqual([
      ['signed', 2],
      ['returned', 1],
    ])
  })
  it('does not grow without end', () => {
    let list: readonly Recorded[] = []
    for (let i = 0; i < 250; i++) list = remember(list, sheet, 'signed')
    expect(list).toHaveLength(200)
    expect(list[0]?.at).toBe(250)
  })
})
