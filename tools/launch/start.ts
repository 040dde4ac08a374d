import { spawn, spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { pagesAreBuilt } from './web-build.ts'

const root = resolve(import.meta.dirname, '..', '..')
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')

if (process.argv.includes('--dev')) develop()
else {
  buildPages()
  await import('../../server/src/main.ts')
}

function buildPages(): void {
  if (pagesAreBuilt(root)) return
  console.log('正在生成网页，约需半分钟…… Building the pages, about half a minute.')
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', 'web'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status === 0) return
  process.stderr.write(`${stdout}${stderr}`)
  process.stderr.write(
    '网页没有生成。请运行 npm ci 后重试。 The pages were not built: run npm ci and try again.\n',
  )
  process.exit(1)
}

/** Server restarted on change, pages by Vite with the server behind them. */
function develop(): void {
  const port = process.env['PORT'] ?? '8047'
  const server = [process.execPath, '--watch', join(root, 'server', 'src', 'main.ts')]
  const pages = [process.execPath, vite, 'web', '--clearScreen', 'false']
  const env = { ...process.env, API: `http://127.0.0.1:${port}` }
  const running = [server, pages].map(([program = '', ...rest]) =>
    spawn(program, rest, { cwd: root, stdio: 'inherit', env }),
  )
  const stop = (): void => running.forEach((child) => void child.kill('SIGTERM'))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  for (const child of running) child.on('exit', stop)
}
