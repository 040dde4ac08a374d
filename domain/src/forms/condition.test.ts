import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, all, any, filled, holds, is, not, oneOf } from './condition.ts'

const row = (values: Readonly<Record<string, string>>) => (name: string) => values[name]

describe('the six words of a condition', () => {
  it('is: the value and no other', () => {
    expect(holds(is('track', 'grade8'), row({ track: 'grade8' }))).toBe(true)
    expect(holds(is('track', 'grade8'), row({ track: 'inPlace' }))).toBe(false)
    expect(holds(is('track', 'grade8'), row({}))).toBe(false)
  })
  it('in: one of a list; blank is in no list', () => {
    expect(holds(oneOf('sex', ['1', '2']), row({ sex: '2' }))).toBe(true)
    expect(holds(oneOf('sex', ['1', '2']), row({ sex: '9' }))).toBe(false)
    expect(holds(oneOf('sex', ['1', '2']), row({}))).toBe(false)
  })
  it('filled: blank and absent are the same', () => {
    expect(holds(filled('phone'), row({ phone: '1' }))).toBe(true)
    expect(holds(filled('phone'), row({ phone: '' }))).toBe(false)
    expect(holds(filled('phone'), row({}))).toBe(false)
  })
  it('all of nothing holds, any of nothing does not', () => {
    expect(holds(all(), row({}))).toBe(true)
    expect(holds(any(), row({}))).toBe(false)
  })
  it('survives being sent as JSON', () => {
    const sent = JSON.parse(JSON.stringify(any(is('a', 'x'), all(not(filled('b')), oneOf('c', ['1'])))))
    expect(holds(sent, row({ c: '1' }))).toBe(true)
    expect(holds(sent, row({ b: '1', c: '1' }))).toBe(false)
  })
})

const leaf = fc.oneof(
  fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('', 'x', 'y')).map(([f, v]): Condition => is(f, v)),
  fc.constantFrom('a', 'b').map((f): Condition => filled(f)),
)
const values = fc.record({ a: fc.constantFrom('', 'x', 'y'), b: fc.constantFrom('', 'x', 'y') })

describe('conditions as logic', () => {
  it('not all = any of the nots', () => {
    fc.assert(
      fc.property(fc.array(leaf), values, (parts, v) => {
        expect(holds(not(all(...parts)), row(v))).toBe(holds(any(...parts.map(not)), row(v)))
      }),
    )
  })
  it('twice not is the same', () => {
    fc.assert(
      fc.property(leaf, values, (part, v) => {
        expect(holds(not(not(part)), row(v))).toBe(holds(part, row(v)))
      }),
    )
  })
})
