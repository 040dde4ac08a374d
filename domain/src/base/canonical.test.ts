import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Json, canonical } from './canonical.ts'

const json = fc.jsonValue() as fc.Arbitrary<Json>

describe('canonical JSON (RFC 8785)', () => {
  it('sorts keys and leaves no space', () => {
    expect(canonical({ b: 1, a: [true, null, 'x'] })).toBe('{"a":[true,null,"x"],"b":1}')
  })
  it('sorts by UTF-16 code units, so an emoji stands before a private-use character', () => {
    expect(canonical({ '\ufb33': 1, '\u{1f600}': 2, '\u20ac': 3 })).toBe('{"€":3,"😀":2,"\ufb33":1}')
  })
  it('leaves out what is undefined, so an absent field and a missing one are the same content', () => {
    expect(canonical({ a: undefined, b: 1 })).toBe(canonical({ b: 1 }))
  })
  it('does not normalise a name: U+F9DC stays U+F9DC', () => {
    expect(canonical('\uf9dc')).toBe('"\uf9dc"')
    expect(canonical('\uf9dc')).not.toBe(canonical('\uf9dc'.normalize('NFC')))
  })
  it('writes control characters and quotes as JSON does', () => {
    expect(canonical('a"\n\u0001')).toBe(String.raw`"a\"\n\u0001"`)
  })
  it('reads back as what was written', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonical(value))).toEqual(plain(value))
      }),
    )
  })
  it('says the same whatever order the keys came in', () => {
    const record = fc.dictionary(fc.string(), fc.integer())
    fc.assert(
      fc.property(record, (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse())
        expect(canonical(turned)).toBe(canonical(value))
      }),
    )
  })
  it('differs when anything differs', () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(canonical(a) === canonical(b)).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)))
      }),
    )
  })
})

const plain = (value: Json): unknown => JSON.parse(JSON.stringify(value))

function sorted(value: Json): unknown {
  if (Array.isArray(value)) return { array: value.map(sorted) }
  if (value === null || typeof value !== 'object') return value
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return { object: fields.map(([k, v]) => [k, sorted(v ?? null)]) }
}
