import { execFileSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SOURCES, breaches, readSource } from './habits.ts'

const root = resolve(import.meta.dirname, '..', '..')

/** What git keeps; outside a checkout, what lies there. */
function ourFiles(): readonly string[] {
  try {
    const kept = execFileSync('git', ['ls-files', '-z'], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    }).split('\0')
    return kept.filter((path) => SOURCES.test(path) && globSync(path, { cwd: root }).length > 0)
  } catch {
    const all = globSync('**/*.{ts,tsx,mjs,cjs}', { cwd: root, exclude: ['**/node_modules', '**/dist'] })
    return all.map((path) => path.replaceAll('\\', '/')).filter((path) => SOURCES.test(path))
  }
}

const say = (path: string, text: string) => breaches([{ path, text }])

describe('habits', () => {
  it('hold in every file of ours', () => {
    const files = ourFiles()
    expect(files).toContain(join('domain', 'src', 'base', 'result.ts'))
    // This file quotes what may not be said.
    const quoting = relative(root, import.meta.filename)
    expect(breaches(files.filter((path) => path !== quoting).map((path) => readSource(root, path)))).toEqual(
      [],
    )
  })

  it('a file has 300 lines, not 301', () => {
    expect(say('domain/src/base/long.ts', 'const x = 1\n'.repeat(300))).toEqual([])
    expect(say('domain/src/base/long.ts', 'const x = 1\n'.repeat(301))).toHaveLength(1)
  })

  it.each([
    ['domain/src/base/index.ts', 'export const x = 1'],
    ['api/src/all.ts', "export { x } from './x.ts'\nexport type { Y } from './y.ts'\n"],
    ['api/src/all.ts', "// everything\nexport * from './x.ts'\n"],
    ['server/src/app.ts', 'export default 1'],
    ['tools/launch/a.mjs', 'export default function run() {}'],
    ['server/src/orgs/store.ts', "db.selectFrom('org').selectAll().execute()"],
    ['server/src/registration/sign.ts', 'registration.state = next'],
    ['server/src/registration/sign.ts', "if (registration.state === 'sealed') return"],
    ['server/src/registration/sign.ts', "if (r.state != 'filling') return"],
    ['domain/src/registration/seal.ts', "switch (r.state) {\n  case 'sealed':\n}"],
    ['web/src/candidate/Confirm.tsx', "view.state === 'filling' && <Button />"],
    ['server/src/registration/sign.ts', 'const now = Date.now()'],
    ['server/src/platform/files.ts', 'const now = new Date()'],
    ['domain/src/base/ids.ts', 'Math.random()'],
    ['server/src/a.test.ts', "it.only('x', () => {})"],
    ['server/test/journeys/a.test.ts', "await world.at('2022-03-10T09:00')"],
    ['e2e/a.spec.ts', "describe.skip('x', () => {})"],
  ])('%s may not say %j', (path, text) => {
    expect(say(path, text)).toHaveLength(1)
  })

  it.each([
    ['vite.config.ts', 'export default {}'],
    ['api/src/one.ts', "export { x } from './x.ts'\nexport const y = 1\n"],
    ['domain/src/lifecycle/table.ts', "if (state === 'sealed') next.state = 1"],
    ['domain/src/registration/lifecycle.ts', "case 'sealed':"],
    ['server/src/roster/batch.ts', "if (batch.state === 'checked') return"],
    [
      'server/src/registration/sign.ts',
      "// registration.state = 'sealed' is what we never write\nconst d = new Date(ms)",
    ],
    ['server/src/registration/store.ts', 'const f = (r) => r.state === filter.state'],
    ['server/src/platform/context.ts', 'const now = new Date()'],
    ['bench/run.ts', 'const begun = Date.now()'],
    ['server/src/a.test.ts', 'const begun = Date.now()'],
  ])('%s may say %j', (path, text) => {
    expect(say(path, text)).toEqual([])
  })
})
