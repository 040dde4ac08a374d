import { globSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { countsOf, summary } from './counts.ts'
import { pagesAreBuilt } from './web-build.ts'

/** A project whose files were changed at these seconds. */
function project(files: Readonly<Record<string, number>>): string {
  const root = mkdtempSync(join(tmpdir(), 'zz-pages-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const path of Object.keys(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), '')
  }
  // Folders change when files are made in them: their time is set after.
  for (const folder of globSync('**/*', { cwd: root })) utimesSync(join(root, folder), 1, 1)
  for (const [path, seconds] of Object.entries(files)) utimesSync(join(root, path), seconds, seconds)
  return root
}

describe('npm start builds the pages', () => {
  it('when they were never built', () => {
    expect(pagesAreBuilt(project({ 'web/src/a.tsx': 1000 }))).toBe(false)
  })

  it('when a source is newer, also one of domain, but not for a test', () => {
    const built = { 'web/dist/index.html': 1000, 'web/src/a.tsx': 1000 }
    expect(pagesAreBuilt(project(built))).toBe(true)
    expect(pagesAreBuilt(project({ ...built, 'web/src/a.tsx': 1001 }))).toBe(false)
    expect(pagesAreBuilt(project({ ...built, 'domain/src/forms/form.ts': 1001 }))).toBe(false)
    expect(pagesAreBuilt(project({ ...built, 'domain/src/forms/form.test.ts': 1001 }))).toBe(true)
  })
})

const report = (passed: number, failed: number, files: readonly object[] = []) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults: files })

describe('the last line of npm test', () => {
  it('sums over rules, server and browser', () => {
    expect(summary([countsOf(report(412, 0)), countsOf(report(9, 0))], 0)).toBe('421 passed, 0 failed')
  })

  it('counts a test file that could not be loaded', () => {
    const broken = [{ status: 'failed', assertionResults: [] }]
    expect(summary([countsOf(report(3, 1, broken))], 1)).toBe('3 passed, 2 failed')
  })

  it('never says 0 failed when a check before the tests failed', () => {
    expect(summary([], 1)).toBe('0 passed, 1 failed')
  })
})
