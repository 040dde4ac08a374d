import { describe, expect, it } from 'vitest'
import {
  type DoubtfulLine,
  beside,
  judgeKeyOf,
  lineInHand,
  nearEnd,
  nextUndecided,
  upcoming,
} from './doubtful-sitting.ts'

const line = (image: string): DoubtfulLine => ({
  id: `of-${image}`,
  name: '王示例',
  number: '224100000001',
  className: '九年级1班',
  school: '示例中学',
  image,
  verdict: 'doubtful',
  disputed: false,
  at: 0,
  findings: [],
})
const lines = ['a', 'b', 'c'].map(line)
const none = new Map()

describe('a sitting at the queue of doubtful pictures', () => {
  it('begins with the first undecided one, and keeps the one in hand', () => {
    expect(lineInHand(lines, { here: undefined, decisions: new Map([['a', 'accepted']]) })?.image).toBe('b')
    expect(lineInHand(lines, { here: 'c', decisions: none })?.image).toBe('c')
    expect(lineInHand(lines, { here: 'gone', decisions: none })?.image).toBe('a')
    expect(lineInHand([], { here: 'a', decisions: none })).toBeUndefined()
  })
  it('goes to the neighbour and stays at the ends', () => {
    expect([beside(lines, 'a', 1), beside(lines, 'c', 1), beside(lines, 'a', -1)]).toEqual(['b', 'c', 'a'])
  })
  it('goes on to the next undecided one, from the top again, and ends when none is left', () => {
    expect(nextUndecided(lines, { image: 'b', decisions: none })).toBe('c')
    expect(nextUndecided(lines, { image: 'c', decisions: new Map([['a', 'elsewhere']]) })).toBe('b')
    const all = new Map(lines.map((l) => [l.image, 'accepted'] as const))
    expect(nextUndecided(lines, { image: 'b', decisions: all })).toBeUndefined()
  })
  it('loads three ahead, and asks for more before the end', () => {
    expect(upcoming(lines, 'a').map((l) => l.image)).toEqual(['b', 'c'])
    const many = Array.from({ length: 50 }, (_, i) => line(`n${i}`))
    expect([nearEnd(many, 'n0'), nearEnd(many, 'n40')]).toEqual(['far', 'near'])
  })
})

describe('its keys', () => {
  const press = {
    repeat: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    into: 'desk',
  } as const
  it.each([
    ['j', 'next'],
    ['K', 'previous'],
    ['a', 'accept'],
    ['r', 'refuse'],
    ['u', 'undo'],
    ['z', undefined],
  ])('%s: %s', (key, does) => {
    expect(judgeKeyOf({ ...press, key })).toBe(does)
  })
  it('act in no field, no dialog, with no other key held, and decide once however long they are held', () => {
    for (const other of [
      { into: 'field' },
      { into: 'dialog' },
      { ctrlKey: true },
      { isComposing: true },
      { repeat: true },
    ] as const)
      expect(judgeKeyOf({ ...press, key: 'a', ...other })).toBeUndefined()
    expect(judgeKeyOf({ ...press, key: 'j', repeat: true })).toBe('next')
  })
})
