import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'

vi.setConfig({ testTimeout: 120_000 })

const root = resolve(import.meta.dirname, '..', '..')

/** A small house of the same rooms, in which things can be done wrongly. */
function house(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'zz-house-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const room of ['domain', 'api', 'imaging', 'server', 'web', 'tools/launch']) {
    cpSync(join(root, room, 'package.json'), join(folder, room, 'package.json'))
  }
  for (const config of ['package.json', '.dependency-cruiser.cjs'])
    cpSync(join(root, config), join(folder, config))
  mkdirSync(join(folder, 'node_modules', '@zhongzhao'), { recursive: true })
  for (const room of ['domain', 'api', 'imaging', 'server', 'web']) {
    const link = join(folder, 'node_modules', '@zhongzhao', room)
    symlinkSync(join(folder, room), link)
  }
  for (const name of ['kysely', 'pg', 'antd', 'vitest', 'stray', 'typebox']) {
    write(join(folder, 'node_modules', name, 'package.json'), `{ "name": "${name}", "main": "index.js" }`)
    write(join(folder, 'node_modules', name, 'index.js'), 'exports.x = 1')
  }
  symlinkSync(join(root, 'node_modules', '@swc'), join(folder, 'node_modules', '@swc'))
  for (const [path, text] of Object.entries(files)) write(join(folder, path), text)
  return folder
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** `rule from -> to` of everything the checker finds there. */
function violations(files: Readonly<Record<string, string>>): readonly string[] {
  const checker = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const rooms = ['domain', 'packs', 'api', 'imaging', 'server', 'web', 'tools']
  const args = [checker, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...rooms]
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: house(files),
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (stdout === '') throw new Error(stderr)
  const { summary } = JSON.parse(stdout) as {
    readonly summary: {
      readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[]
    }
  }
  return [...new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`))].sort()
}

const ok = 'export const x = 1\n'
const use = (from: string) => `import { x } from '${from}'\nexport const y = x\n`

const sound = {
  'domain/src/base/result.ts': ok,
  'domain/src/season/pack.ts': use('../base/result.ts'),
  'domain/src/registration/confirm.ts': use('../season/pack.ts'),
  'packs/henan-2022/pack.ts': use('@zhongzhao/domain/season/pack'),
  'api/src/registration.ts': `import { x } from 'typebox'\n${use('@zhongzhao/domain/base/result').replace('{ x }', '{ x as z }')}`,
  'imaging/src/face.ts': use('@zhongzhao/domain/base/result'),
  'server/src/platform/db.ts': use('kysely'),
  'server/src/messages/store.ts': use('kysely'),
  'server/src/registration/store.ts': use('kysely'),
  'server/src/registration/confirm.ts': use('./store.ts'),
  'server/src/roster/sync.ts': use('../registration/confirm.ts'),
  'server/src/images/take.ts': ok,
  'server/src/app.ts': use('./registration/confirm.ts'),
  'packs/henan-2023/pack.ts': use('../henan-2022/pack.ts').replace('{ x }', '{ y as x }'),
  'server/src/services.ts': use('@zhongzhao/domain/season/pack').replace('{ x }', '{ y as x }'),
  'server/src/registration/confirm.test.ts': use('kysely'),
  'web/src/shared/Field.tsx': `${use('@zhongzhao/api/registration')}export const Field = () => <p>{x}</p>\n`,
  'web/src/desk/main.tsx': `${use('../shared/Field.tsx')}export const Desk = () => <b>{x}</b>\n`,
  'web/src/candidate/main.tsx': use('../shared/Field.tsx'),
  'web/src/station/main.tsx': use('../shared/Field.tsx'),
}

/** Rule, file that breaks it, what it says. */
const planted: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['domain-alone', 'domain/src/base/node.ts', use('node:fs')],
  ['domain-alone', 'domain/src/base/npm.ts', use('kysely')],
  ['package-domain', 'domain/src/base/up.ts', use('@zhongzhao/api/registration')],
  [
    'package-domain',
    'domain/src/base/type.ts',
    "import type { x } from '@zhongzhao/api/registration'\nexport type Y = typeof x\n",
  ],
  ['package-domain', 'domain/src/base/again.ts', "export { x } from '@zhongzhao/api/registration'\n"],
  [
    'package-domain',
    'domain/src/base/late.ts',
    "export const y = () => import('@zhongzhao/api/registration')\n",
  ],
  ['domain-floor-base', 'domain/src/base/floor.ts', use('../season/pack.ts')],
  ['domain-floor-codes', 'domain/src/codes/floor.ts', use('../season/pack.ts')],
  ['domain-floor-season', 'domain/src/season/floor.ts', use('../registration/confirm.ts')],
  [
    'domain-floor-lifecycle',
    'domain/src/lifecycle/beside.ts',
    "import type { x } from '../orgs/org.ts'\nexport type Y = typeof x\n",
  ],
  ['package-packs', 'packs/henan-2022/up.ts', use('@zhongzhao/server/app')],
  ['packs-alone', 'packs/henan-2022/npm.ts', use('typebox')],
  ['package-api', 'api/src/up.ts', use('@zhongzhao/server/app')],
  ['api-typebox-only', 'api/src/npm.ts', use('kysely')],
  ['package-imaging', 'imaging/src/up.ts', use('@zhongzhao/api/registration')],
  ['imaging-measures-only', 'imaging/src/disk.ts', use('node:fs')],
  ['package-server', 'server/src/registration/web.ts', use('@zhongzhao/web/shared/x')],
  ['server-main-and-cli', 'server/src/main.ts', use('@zhongzhao/web/shared/x')],
  ['packs-found-not-named', 'server/src/services.ts', use('../../packs/henan-2022/pack.ts')],
  ['server-platform-lowest', 'server/src/platform/up.ts', use('../registration/confirm.ts')],
  ['server-feature-images', 'server/src/images/arrow.ts', use('../roster/sync.ts')],
  ['server-feature-messages', 'server/src/messages/arrow.ts', use('../registration/confirm.ts')],
  ['server-app-knows-features', 'server/src/registration/app.ts', use('../app.ts')],
  ['sql-in-stores', 'server/src/registration/sql.ts', use('kysely')],
  ['sql-in-stores', 'server/src/registration/client.ts', use('pg')],
  ['package-web', 'web/src/shared/server.ts', use('@zhongzhao/server/app')],
  [
    'package-web',
    'web/src/desk/Pack.tsx',
    `${use('../../../packs/henan-2022/pack.ts')}export const Pack = () => <p>{x}</p>\n`,
  ],
  ['web-entry-candidate', 'web/src/candidate/Other.tsx', use('../desk/main.tsx')],
  ['web-entry-desk', 'web/src/desk/Other.tsx', use('../station/main.tsx')],
  ['web-entry-station', 'web/src/station/Other.tsx', use('../desk/main.tsx')],
  ['web-shared-below', 'web/src/shared/Up.tsx', use('../desk/main.tsx')],
  ['candidate-without-antd', 'web/src/candidate/Heavy.tsx', use('antd')],
  ['no-test-in-code', 'server/src/registration/lean.ts', use('./confirm.test.ts')],
  ['no-test-in-code', 'domain/src/base/lean.ts', use('vitest')],
  ['no-undeclared-package', 'server/src/platform/stray.ts', use('stray')],
  ['not-to-unresolvable', 'web/src/shared/Gone.tsx', use('./Nowhere.tsx')],
  ['no-circular', 'server/src/registration/one.ts', use('./two.ts')],
  ['no-circular', 'web/src/desk/One.tsx', "import type { x } from './Two.tsx'\nexport type Y = typeof x\n"],
]

const beside = {
  'domain/src/orgs/org.ts': ok,
  'server/src/registration/two.ts': use('./one.ts').replace('x', 'y as x'),
  'web/src/desk/Two.tsx': use('./One.tsx'),
  'web/src/shared/x.ts': ok,
}

describe('the structure', () => {
  it('has nothing to say of a sound house', () => {
    expect(violations(sound)).toEqual([])
  })

  it('every planted violation is caught: .ts and .tsx, import type, export from, import(), workspace names', () => {
    const files = Object.fromEntries(planted.map(([, file, text]) => [file, text]))
    const found = violations({ ...sound, ...beside, ...files })
    const missed = planted.map(([rule, file]) => `${rule}: ${file}`).filter((line) => !found.includes(line))
    expect(missed).toEqual([])
  })

  it('every rule of the configuration has a violation planted here, floors and features by example', async () => {
    const { default: config } = (await import(join(root, '.dependency-cruiser.cjs'))) as {
      readonly default: { readonly forbidden: readonly { readonly name: string }[] }
    }
    const tried = new Set(planted.map(([rule]) => rule))
    const family = (name: string) => /^(domain-floor|server-feature)-/.test(name)
    const untried = config.forbidden
      .map(({ name }) => name)
      .filter((name) => !family(name) && !tried.has(name))
    expect(untried).toEqual([])
  })
})
