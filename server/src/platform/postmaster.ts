import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart, codeOf } from './cannot-start.ts'

/** The process number in `postmaster.pid`, or undefined when PostgreSQL left none. */
export function postmasterPid(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 1 ? pid : undefined
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Stops the PostgreSQL that an earlier crash of the server left running on this cluster. Only for the holder of the
 * folder lock. A number that now belongs to some other program (after a reboot, from a copied folder) is only forgotten.
 */
export async function stopLeftover(cluster: string): Promise<void> {
  const pid = postmasterPid(cluster)
  if (pid === undefined) return
  if (serves(pid, cluster)) {
    // Fast shutdown first; after a minute without checkpoint: the log repairs what it leaves.
    for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
      if (await endedAfter(pid, signal)) return
    }
    throw new CannotStart(
      `上次留下的 PostgreSQL（进程号 ${pid}）停不下来，请手工结束它再启动。` +
        ` A PostgreSQL left by an earlier run (pid ${pid}) does not stop: end it by hand and start again.`,
    )
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

async function endedAfter(pid: number, signal: 'SIGINT' | 'SIGQUIT'): Promise<boolean> {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return true
    throw error
  }
  for (let tries = 0; tries < 600; tries++) {
    if (!alive(pid)) return true
    await pause(100)
  }
  return false
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Is this process a PostgreSQL on that cluster? It works inside its cluster folder, and is named by its command line. */
function serves(pid: number, cluster: string): boolean {
  if (!alive(pid)) return false
  const folder = realpathSync(cluster)
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === folder
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(folder)
  } catch (error) {
    return codeOf(error) === 'EACCES'
  }
}
