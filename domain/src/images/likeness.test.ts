import { describe, expect, it } from 'vitest'
import { type Likeness, faceDistance, hashDistance, likeTo, toldOnce } from './likeness.ts'

const limits = { samePicture: 8, sameFace: 0.2, otherFace: 0.6, swapMargin: 0.1, evidence: 'test' }
/** A face that lies `at` along one of the 128 directions. */
const face = (direction: number, at = 1) =>
  Float32Array.from({ length: 128 }, (_, i) => (i === direction ? at : 0))
const bits = (n: number) =>
  Uint8Array.from({ length: 8 }, (_, at) =>
    n >= 8 * (at + 1) ? 255 : n > 8 * at ? (1 << (n - 8 * at)) - 1 : 0,
  )
const pupil = (registration: string, given: Partial<Likeness> = {}): Likeness => ({
  registration,
  image: `${registration}-1`,
  hash: bits(0),
  ...given,
})
const kinds = (a: Likeness, ...others: Likeness[]) => likeTo(a, others, limits).map((found) => found.kind)

describe('distances', () => {
  it('counts the bits that differ', () => {
    expect([0, 1, 8, 9, 64].map((n) => hashDistance(bits(0), bits(n)))).toEqual([0, 1, 8, 9, 64])
    expect(hashDistance(bits(64), bits(3))).toBe(61)
  })
  it('measures faces as the length between them', () => {
    expect(faceDistance(face(0), face(1))).toBeCloseTo(Math.SQRT2)
    expect(faceDistance(face(0, 0.2), face(0, 0))).toBeCloseTo(0.2)
  })
})

describe('two pupils with one picture (E6)', () => {
  it('up to the limit of the hash, not one bit further', () => {
    expect(kinds(pupil('a'), pupil('b', { hash: bits(8) }))).toEqual(['samePicture'])
    expect(kinds(pupil('a'), pupil('b', { hash: bits(9) }))).toEqual([])
  })
  it('or one face in two pictures, up to the distance', () => {
    const a = pupil('a', { face: face(0, 0) })
    expect(kinds(a, pupil('b', { hash: bits(30), face: face(0, 0.199) }))).toEqual(['sameFace'])
    expect(kinds(a, pupil('b', { hash: bits(30), face: face(0, 0.201) }))).toEqual([])
  })
  it('without faces compares the pictures alone, and nobody with themselves', () => {
    expect(kinds(pupil('a'), pupil('a'), pupil('b'))).toEqual(['samePicture'])
  })
  it('names the earlier registration first, whoever asked', () => {
    const [found] = likeTo(pupil('b'), [pupil('a')], limits)
    expect([found?.a.registration, found?.b.registration]).toEqual(['a', 'b'])
    expect(found?.measured).toEqual({ hash: 0 })
  })
})

describe('two pupils who have each other’s picture', () => {
  const his = { hash: bits(0), face: face(0), cardFace: face(1) }
  const hers = { hash: bits(40), face: face(1), cardFace: face(0) }
  it('is told when each face fits the other’s card and not the own', () => {
    expect(kinds(pupil('a', his), pupil('b', hers))).toEqual(['swapped'])
  })
  it('is not told when only one of them differs from the own card, or when no card could be seen', () => {
    expect(kinds(pupil('a', his), pupil('b', { ...hers, cardFace: face(1) }))).toEqual([])
    expect(kinds(pupil('a', { hash: bits(0), face: face(0) }), pupil('b', hers))).toEqual([])
  })
  it('is not told when the other’s card shows a third person, though it fits better than the own', () => {
    // Own distance √2 each; across 0.7 and 0.5.
    const third = { hash: bits(40), face: face(1), cardFace: face(0, 0.3) }
    expect(kinds(pupil('a', { ...his, cardFace: face(1, 0.5) }), pupil('b', third))).toEqual([])
    const closer = { ...third, cardFace: face(0, 0.5) }
    expect(kinds(pupil('a', { ...his, cardFace: face(1, 0.5) }), pupil('b', closer))).toEqual(['swapped'])
  })
  it('is not told when the other’s card fits hardly better than the own', () => {
    const vague = { hash: bits(40), face: face(1), cardFace: face(2) }
    expect(kinds(pupil('a', { ...his, cardFace: face(3) }), pupil('b', vague))).toEqual([])
  })
})

describe('one picture for many', () => {
  it('is told of each pupil once, against the first', () => {
    const four = ['a', 'b', 'c', 'd'].map((name) => pupil(name))
    const all = four.flatMap((one, at) => likeTo(one, four.slice(at + 1), limits))
    expect(all).toHaveLength(6)
    expect(toldOnce(all).map(({ a, b }) => a.registration + b.registration)).toEqual(['ab', 'ac', 'ad'])
  })
})
