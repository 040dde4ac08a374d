import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type EmbeddedOptions, startEmbedded } from '../src/platform/embedded-postgres.ts'
import type { Account } from '../src/platform/unprivileged.ts'

/** A server process of which only the embedded PostgreSQL matters, to be killed by a test. */
export interface ServerProcess {
  readonly child: ChildProcess
  readonly ownerUrl: string
}

/** Starts this very file as another process, on request under another account. */
export async function serverProcess(dataDir: string, account?: Account): Promise<ServerProcess> {
  const as = account === undefined ? {} : { uid: account.uid, gid: account.gid }
  const child = spawn(process.execPath, [import.meta.filename, dataDir], {
    ...as,
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: '/',
    env: { PATH: process.env['PATH'], HOME: dataDir },
  })
  const said: Buffer[] = []
  child.stderr.on('data', (part: Buffer) => said.push(part))
  const first: unknown = await Promise.race([
    once(child.stdout, 'data').then(([part]) => String(part)),
    once(child, 'exit').then(() => new Error(Buffer.concat(said).toString())),
  ])
  if (first instanceof Error) throw first
  return { child, ownerUrl: String(first).trim() }
}

/** Everything that process keeps running, below the shell that holds PostgreSQL; PostgreSQL itself excepted. */
export function leashOf(postmaster: number): readonly number[] {
  const parent = Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(postmaster)], { encoding: 'utf8' }))
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  const children = all
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, ppid]) => ppid === parent)
  return [parent, ...children.flatMap(([pid]) => (pid === undefined || pid === postmaster ? [] : [pid]))]
}

if (process.argv[1] === import.meta.filename) {
  const options: EmbeddedOptions = { dataDir: join(process.argv[2] ?? '') }
  const postgres = await startEmbedded(options)
  process.stdout.write(`${postgres.ownerUrl('postgres')}\n`)
  process.on('SIGTERM', () => void postgres.stop())
  await postgres.ended
}
