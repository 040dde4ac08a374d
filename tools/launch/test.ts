import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { firstSeason } from '../../packs/first-season.ts'
import { type Counts, countsOf, summary } from './counts.ts'

/** `npm test`: the cheap checks first, then rules, server, browser; the first failure ends it. */
const root = resolve(import.meta.dirname, '..', '..')
const bin = join(root, 'node_modules', '.bin')
const reports = mkdtempSync(join(tmpdir(), 'zz-reports-'))

interface Step {
  readonly title: string
  readonly command: readonly [program: string, ...args: string[]]
  /** Where vitest leaves its counts. */
  readonly report?: string
}

const vitest = (title: string, projects: readonly string[]): Step => ({
  title,
  report: join(reports, `${projects.join('-')}.json`),
  command: [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, `${projects.join('-')}.json`)}`,
    ...projects.map((project) => `--project=${project}`),
  ],
})

const ROOMS = ['domain', 'packs', 'api', 'imaging', 'server', 'web', 'bench', 'tools', 'e2e'].filter((room) =>
  existsSync(join(root, room)),
)

const steps: readonly Step[] = [
  { title: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { title: 'types of the pages', command: ['tsc', '-p', 'web/tsconfig.json'] },
  { title: 'lint', command: ['oxlint', '--deny-warnings'] },
  { title: 'formatting', command: ['prettier', '--check', '.', '--log-level', 'warn'] },
  { title: 'structure', command: ['depcruise', '--config', '.dependency-cruiser.cjs', ...ROOMS] },
  vitest('rules and server', ['unit', 'server']),
  ...otherSeasons().map((season) => vitest(`journeys in ${season}`, [season])),
  ...(hasBrowserTests() ? [vitest('browser', ['e2e'])] : []),
]

/** Seasons besides the one that all journeys are told in (`vitest.config.ts`). */
function otherSeasons(): readonly string[] {
  const packs = join(root, 'packs')
  return readdirSync(packs).filter((name) => name !== firstSeason && existsSync(join(packs, name, 'pack.ts')))
}

function hasBrowserTests(): boolean {
  const folder = join(root, 'e2e')
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.spec.ts'))
  )
}

function run({ title, command: [program, ...args] }: Step): number {
  console.log(`\n== ${title}`)
  const begun = performance.now()
  const { status, error } = spawnSync(join(bin, program), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  console.log(
    `== ${title}: ${status === 0 ? 'ok' : 'FAILED'} in ${seconds} s${error === undefined ? '' : ` (${error.message})`}`,
  )
  return status ?? 1
}

function reported({ report }: Step): Counts {
  if (report === undefined || !existsSync(report)) return { passed: 0, failed: 0 }
  return countsOf(readFileSync(report, 'utf8'))
}

const done: Counts[] = []
let status = 0
for (const step of steps) {
  status = run(step)
  done.push(reported(step))
  if (status !== 0) break
}
rmSync(reports, { recursive: true, force: true })
console.log(`\n${summary(done, status)}`)
process.exit(status)
