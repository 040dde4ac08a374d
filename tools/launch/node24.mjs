// Plain JavaScript that Node 12 and later can read: it runs before we know which Node this is.
import { spawnSync } from 'node:child_process'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..')

const OLDEST = 24

/** The Node to run TypeScript with: this one when it is new enough, else the one that `npm ci` brings. */
export function findNode() {
  if (major(process.versions.node) >= OLDEST) return process.execPath
  const brought = join(root, 'node_modules', '.bin', 'node')
  const asked = spawnSync(brought, ['--version'], { encoding: 'utf8' })
  if (asked.status === 0 && major(asked.stdout.trim().slice(1)) >= OLDEST) return brought
  process.stderr.write(
    `需要 Node ${OLDEST} 或更新的版本，这里是 ${process.versions.node}。请在 ${root} 运行 npm ci（它会带来 Node ${OLDEST}），` +
      `或自行安装 Node ${OLDEST}。\nNode ${OLDEST} or newer is needed, this is ${process.versions.node}: run npm ci, which brings it.\n`,
  )
  process.exit(1)
}

function major(version) {
  return Number(version.split('.')[0])
}

/** Runs a TypeScript file under that Node in place of this process, handing signals on; ends as it ends. */
export async function runTypeScript(file) {
  const { spawn } = await import('node:child_process')
  const node = findNode()
  const path = `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`
  const child = spawn(node, [join(root, file), ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: root,
    env: { ...process.env, PATH: path },
  })
  // Ctrl-C reaches the child by itself; a stop asked of us alone is handed on.
  process.on('SIGINT', () => undefined)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}
