import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refusals } from '@zhongzhao/domain/base/refusals'
import { isTest, sourcesOf } from './sources.ts'

const CALL = /\b(?:refuse|refused|refusal)\(\s*'([A-Z-]+)'(?:,\s*\{([^{}]*)\})?\s*[,)]/g
const sources = sourcesOf(join(import.meta.dirname, '../..')).filter(({ path }) => !isTest(path))
const calls = sources.flatMap(({ path, text }) =>
  [...text.replaceAll(/\$\{[^{}]*\}/g, 'x').matchAll(CALL)].map((m) => ({
    path,
    code: m[1] ?? '',
    given: [...(m[2] ?? '').matchAll(/(?:^|,)\s*(\w+)/g)].map((p) => p[1] ?? ''),
  })),
)
const catalogue = new Map<string, string>(Object.entries(refusals).map(([code, { zh }]) => [code, zh]))

describe('every refusal in the source', () => {
  it('is found: the search is not blind', () => {
    expect(calls.length).toBeGreaterThan(40)
  })
  it('stands in the catalogue', () => {
    expect(calls.filter(({ code }) => !catalogue.has(code))).toEqual([])
  })
  it('gives every word its sentence asks for', () => {
    const lacking = calls.flatMap(({ path, code, given }) => {
      const asked = [...(catalogue.get(code) ?? '').matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '')
      const missing = asked.filter((name) => !given.includes(name))
      return missing.length === 0 ? [] : [`${path}: ${code} lacks ${missing.join(', ')}`]
    })
    // table.ts refuses with the activity alone; circumstances.ts puts track and period in.
    expect(lacking).toEqual(['domain/src/lifecycle/table.ts: TIME-CLOSED lacks track, period'])
  })
  it('of the catalogue is used somewhere', () => {
    const all = sources
      .filter(({ path }) => path !== 'domain/src/base/refusals.ts')
      .map(({ text }) => text)
      .join('\n')
    expect([...catalogue.keys()].filter((code) => !all.includes(`'${code}'`))).toEqual([])
  })
})
