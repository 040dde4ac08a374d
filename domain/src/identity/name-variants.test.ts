import { describe, expect, it } from 'vitest'
import variants from './character-variants.json' with { type: 'json' }
import { foldVariants } from './name-variants.ts'
import { foldName, nameFaults } from './person-name.ts'

describe('names written in simplified and traditional characters (G4)', () => {
  it.each([
    ['陳劉', '陈刘'],
    ['張國榮', '张国荣'],
    ['周祥宇', '周\ufa1a宇'],
    ['李峯', '李峰'],
    ['王啟', '王啓'],
    ['裏', '裡'],
    ['鍾爲民', '钟為民'],
  ])('%s and %s may be one name', (one, other) => {
    expect(foldVariants(one)).toBe(foldVariants(other))
  })
  it.each([
    ['陈', '程'],
    ['王子涵', '王梓涵'],
    ['佳怡', '佳仪'],
    ['未', '末'],
    ['㛃', '洁'],
  ])('%s and %s are two', (one, other) => {
    expect(foldVariants(one)).not.toBe(foldVariants(other))
  })
  it('folds what other folding does, and leaves what is written here alone', () => {
    expect(foldVariants('阿卜来提•如则托合提')).toBe(foldName('阿卜来提·如则托合提'))
    for (const name of ['王䶮', '郑𬸚', '𠅤某', '陈〇一', '沈于后', 'Anna'])
      expect(foldVariants(name)).toBe(foldName(name))
  })
})

describe('the table', () => {
  const [from, to] = [[...variants.from], [...variants.to]]
  it('has a form for each character, and each once, in order', () => {
    expect(from.length).toBeGreaterThan(4000)
    expect(to.length).toBe(from.length)
    expect(new Set(from).size).toBe(from.length)
    const points = from.map((character) => character.codePointAt(0) ?? 0)
    expect(points).toEqual(points.toSorted((a, b) => a - b))
  })
  it('leads to the end at once: no form is itself written otherwise', () => {
    const known = new Set(from)
    expect(to.filter((character) => known.has(character))).toEqual([])
  })
  it('holds characters that a name may have, and none that other folding changes', () => {
    for (const character of [...from, ...to]) {
      expect(nameFaults(`王${character}`), character).toEqual([])
      expect(foldName(character), character).toBe(character)
    }
  })
})
