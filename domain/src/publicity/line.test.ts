import { describe, expect, it } from 'vitest'
import { type OwnedLine, changedLines, numberEnd, publicLine, publicName } from './line.ts'

describe('a line of a public list', () => {
  it.each([
    ['王某', '王*'],
    ['王示例', '王*例'],
    ['欧阳示例', '欧**例'],
    ['𬱖', '𬱖'],
    ['王𬱖', '王*'],
    ['王㛃𫖯', '王*𫖯'],
    ['示例古丽·例买提', '示***·**提'],
  ])('covers %s as %s, a rare character counting as one', (name, said) => {
    expect(publicName(name)).toBe(said)
  })

  it('keeps the last four of the registration number', () => {
    expect(numberEnd('224100001234')).toBe('1234')
  })

  it('has room for nothing else', () => {
    const line = publicLine({
      className: '九年级1班',
      name: '王示例',
      number: '224100001234',
      result: '通过',
    })
    expect(line).toEqual({ className: '九年级1班', name: '王*例', numberEnd: '1234', result: '通过' })
  })
})

describe('what has changed since a list was prepared', () => {
  const of = (registration: string, result = '通过'): OwnedLine => ({
    registration,
    className: '九年级1班',
    name: '王*例',
    numberEnd: '1234',
    result,
  })
  it('is nothing while everybody stands there as before, in whatever order', () => {
    expect(changedLines([of('a'), of('b')], [of('b'), of('a')])).toBe(0)
  })
  it('is each candidate once: gone, new, or said otherwise, though two lines look alike', () => {
    expect(changedLines([of('a'), of('b')], [of('b')])).toBe(1)
    expect(changedLines([of('a')], [of('a'), of('b')])).toBe(1)
    expect(changedLines([of('a')], [of('a', '不通过')])).toBe(1)
    expect(changedLines([of('a')], [of('b')])).toBe(2)
  })
})
