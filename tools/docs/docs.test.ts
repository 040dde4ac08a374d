import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clausesPage, unknownCitations } from './clauses-page.ts'
import { pagesOf, stalePages } from './pages.ts'
import { sourcesOf } from './sources.ts'

const root = join(import.meta.dirname, '../..')

describe('the generated papers', () => {
  const pages = pagesOf(root)
  it.each(pages.map((page) => page.path))('%s is as `npm run docs` would make it', (path) => {
    expect(stalePages(root, pages)).not.toContain(path)
  })
  it('would be missed when a word of one changed, or when one is not there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zz-docs-'))
    mkdirSync(join(folder, 'docs'))
    const [first, second, ...rest] = pages
    for (const page of [first, second, ...rest])
      if (page !== undefined) writeFileSync(join(folder, page.path), page.text)
    expect(stalePages(folder, pages)).toEqual([])
    writeFileSync(join(folder, first?.path ?? ''), `${first?.text} `)
    rmSync(join(folder, second?.path ?? ''))
    expect(stalePages(folder, pages)).toEqual([first?.path, second?.path])
    rmSync(folder, { recursive: true })
  })
})

describe('clauses', () => {
  const sources = sourcesOf(root)
  it('are cited only when the notice has them', () => {
    const own = sources.filter(({ path }) => !/^tools\/docs\/.*\.test\.ts$/.test(path))
    expect(unknownCitations(own)).toEqual([])
  })
  it('would be missed when a docstring cites one that does not exist', () => {
    expect(unknownCitations([{ path: 'x.ts', text: '/** (notice 四.1, 三.(九), 一.7) */' }])).toEqual([
      'x.ts: 一.7',
    ])
  })
  it('list a journey under the clause of its title', () => {
    const journey = {
      path: 'server/test/journeys/x.test.ts',
      text: "it('she confirms (notice 二.2)', () => {})",
    }
    expect(clausesPage([journey])).toContain(
      '  - she confirms (notice 二.2) — `server/test/journeys/x.test.ts`',
    )
  })
})
