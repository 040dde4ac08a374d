import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { buildPages } from './web-build.ts'

const root = resolve(import.meta.dirname, '..', '..')
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')

if (process.argv.includes('--dev')) develop()
else {
  build()
  await import('../../server/src/main.ts')
}

function build(): void {
  try {
    buildPages(root)
  } catch (problem) {
    process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`)
    process.exit(1)
  }
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
