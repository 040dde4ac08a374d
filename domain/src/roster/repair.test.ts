import { describe, expect, it } from 'vitest'
import { type RepairKind, daySerial, isFloat, readDay, repairNumber, tidyCell } from './repair.ts'

describe('cells as they were meant', () => {
  it.each([
    ["'410105200803149969", '410105200803149969'],
    ['="410105200803149969"', '410105200803149969'],
    [' 王梓涵\u3000', '王梓涵'],
    ['\ufeff王梓涵\u200b', '王梓涵'],
    ["' 410", '410'],
    ["'", ''],
    ['', ''],
    ['王梓涵', '王梓涵'],
    ['（女）', '（女）'],
    ['𠅤某', '𠅤某'],
    ["O'Hara", "O'Hara"],
    ['-', '-'],
  ])('%j → %j', (typed, meant) => expect(tidyCell(typed)).toBe(meant))
})

describe('numbers', () => {
  it('tells every repair it made', () => {
    const kinds: RepairKind[] = []
    expect(repairNumber('１１０１０５ 194912\u200b31002x', (kind) => kinds.push(kind))).toBe(
      '11010519491231002X',
    )
    expect(kinds).toEqual(['fullWidth', 'invisible', 'space', 'lowerX'])
  })
  it('leaves a sound number alone', () => {
    expect(repairNumber('11010519491231002X', () => expect.unreachable())).toBe('11010519491231002X')
  })
  it.each(['4.10105200803150E+17', '4.1E17', '4E+17', '410105200803150000.0'])('knows the float %s', (text) =>
    expect(isFloat(text)).toBe(true),
  )
  it.each(['410105200803149969', 'E12345678', '1E', ''])('%j is no float', (text) =>
    expect(isFloat(text)).toBe(false),
  )
})

describe('days', () => {
  it.each([
    '20080314',
    '2008-3-14',
    '2008/3/14',
    '2008年3月14日',
    '2008.3.14',
    '2008-03-14',
    '2008/03/14 0:00',
    '2008-03-14T00:00:00.000',
    '2008 年 3 月 14 日',
    '２００８-３-１４',
  ])('reads %s', (text) => expect(readDay(text)).toBe('2008-03-14'))
  it.each(['2007-02-29', '20081314', '2008-3', '3/14/2008', '08-3-14', '200803', '18991231', 'x', ''])(
    'cannot read %j',
    (text) => expect(readDay(text)).toBeUndefined(),
  )
  it('reads 29 February of a leap year', () => expect(readDay('2008-2-29')).toBe('2008-02-29'))
  it('knows the serial numbers of Excel', () => {
    expect(daySerial('39521')).toBe('2008-03-14')
    expect(daySerial('3952')).toBeUndefined()
    expect(daySerial('99999')).toBeUndefined()
  })
})
