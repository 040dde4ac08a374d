import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { type ChromiumProgram, chromiumFromNpm } from './chromium-from-npm.ts'

/** Where an installed Chromium or Chrome lies. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** A way to a browser, tried in order; undefined where it does not lead to one. */
type Way = () => ChromiumProgram | undefined

const WAYS = {
  installed: () => at(INSTALLED.find((path) => existsSync(path))),
  npm: chromiumFromNpm,
  apt: chromiumFromApt,
} satisfies Record<string, Way>

function at(path: string | undefined): ChromiumProgram | undefined {
  return path === undefined ? undefined : { path, env: {} }
}

/** CHROMIUM_PATH: a program, or one of `installed`, `npm`, `apt` to go that way only; unset: all in this order. */
function waysFor(wish: string | undefined): readonly (readonly [string, Way])[] {
  const all = Object.entries(WAYS)
  if (wish === undefined || wish === '') return all
  const named = all.filter(([name]) => name === wish)
  return named.length > 0 ? named : [['CHROMIUM_PATH', () => at(wish)]]
}

/** A browser that has really started. Fails with the one command that helps; a browser test is never skipped. */
export function openBrowser(wish = process.env['CHROMIUM_PATH']): Promise<Browser> {
  return started(launched, wish)
}

/** A browser that keeps what it holds in `profile`, as a machine's own does: closed and opened again it is the same one. */
export function openProfile(
  profile: string,
  { flags, viewport }: { flags: readonly string[]; viewport: { width: number; height: number } },
): Promise<BrowserContext> {
  return started(
    ({ path, env }) =>
      chromium.launchPersistentContext(profile, {
        ...options({ path, env }),
        args: [...ARGS, ...flags],
        viewport,
        locale: 'zh-CN',
      }),
    process.env['CHROMIUM_PATH'],
  )
}

async function started<T>(
  launch: (program: ChromiumProgram) => Promise<T>,
  wish: string | undefined,
): Promise<T> {
  const reasons: string[] = []
  for (const [name, way] of waysFor(wish)) {
    try {
      const program = way()
      if (program !== undefined) return await launch(program)
      reasons.push(`${name}: none`)
    } catch (error) {
      reasons.push(`${name}: ${String(error).split('\n').slice(0, 3).join(' ')}`)
    }
  }
  throw new Error(
    `浏览器测试需要 Chromium，没有找到能启动的。请运行 sudo apt-get install -y chromium，再运行 npm test。\n` +
      `No Chromium starts here; run: sudo apt-get install -y chromium\n${reasons.join('\n')}`,
  )
}

const ARGS = [
  // Root may not use the sandbox; the pages are our own.
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // /dev/shm of a container is often 64 MB.
  '--disable-dev-shm-usage',
]

const options = ({ path, env }: ChromiumProgram) => ({
  executablePath: path,
  env: { ...process.env, ...env },
  timeout: 60_000,
})

function launched(program: ChromiumProgram): Promise<Browser> {
  return chromium.launch({ ...options(program), args: ARGS })
}

/** The last way, for root on Debian and its kin: the browser test of a fresh machine brings its browser. */
function chromiumFromApt(): ChromiumProgram | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  process.stderr.write('没有可用的浏览器，正在用 apt 安装 Chromium…… Installing Chromium by apt.\n')
  aptGet('update', '-q')
  aptGet('install', '-q', '-y', '--no-install-recommends', 'chromium')
  return at(INSTALLED.find((path) => existsSync(path)))
}

function aptGet(...args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', args, { env, stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 })
}
