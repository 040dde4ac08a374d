import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refusalOf } from './errors.ts'

const folder = join(import.meta.dirname, '../migrations')
const text = readdirSync(folder)
  .toSorted()
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n')

/** Functions as they stand after all migrations: of two of one name the later. */
const functions = new Map(
  [...text.matchAll(/create (?:or replace )?function (\w+)\(.*?\$\$(.*?)end \$\$;/gs)].map(
    ([, name = '', body = '']) => [name, body] as const,
  ),
)
const raised = [...functions.values()].flatMap((body) =>
  [...body.matchAll(/raise exception '([^']*)'.*?errcode = '(ZZ\d{3})'/gs)].map(
    ([, message = '', code = '']) => ({ message, code }),
  ),
)

describe('what our own triggers raise', () => {
  it('is found at all', () => {
    expect(raised.length).toBeGreaterThan(6)
  })
  it('has a sentence for each code but of the nets under what is decided before: caught there it is a bug', () => {
    for (const { code } of raised.filter((r) => !['ZZ046', 'ZZ051'].includes(r.code)))
      expect(refusalOf(Object.assign(new Error(code), { code })), code).toBeDefined()
  })
  it('of the slots and of merging are not the same', () => {
    const codeOf = (words: string) => raised.filter((r) => r.message.includes(words)).map((r) => r.code)
    expect(codeOf('has no place')).toEqual(['ZZ003'])
    expect(codeOf('keeps its slot')).toEqual(['ZZ004'])
    expect(codeOf('stands in a merging')).toEqual(['ZZ021'])
    expect(codeOf('without two people')).toEqual(['ZZ022'])
    const meaning = (code: string) => refusalOf(Object.assign(new Error(code), { code }))?.code
    expect(['ZZ003', 'ZZ004', 'ZZ021', 'ZZ022'].map(meaning)).toEqual([
      'SLOT-GONE',
      'BOOKING-GONE',
      'ROSTER-MERGED',
      'DUPLICATE-GONE',
    ])
  })
  it.each([
    ['registration_one_active', 'REG-TWICE'],
    ['booking_live', 'BOOKING-ONE'],
    ['some_other_rule', undefined],
  ])('%s, met by two at once, is %s', (constraint, told) => {
    const twice = Object.assign(new Error('x'), { code: '23505', constraint })
    expect(refusalOf(twice)?.code).toBe(told)
  })
})
