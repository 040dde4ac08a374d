import { type ChildProcess, spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { CannotStart } from './cannot-start.ts'
import { type Cluster, OWNER, openCluster } from './cluster.ts'
import { databaseUrl, whyUnreachable } from './database-url.ts'
import { lockFolder } from './folder-lock.ts'
import { postgresBinaries } from './postgres-binaries.ts'
import { type PostgresSettings, settingsFor } from './postgres-settings.ts'
import { postmasterPid, stopLeftover } from './postmaster.ts'
import { type Account, canReach, giveFolder, lentAccount } from './unprivileged.ts'

/** A real PostgreSQL of our own, reachable through a socket in a folder of mode 700 and through nothing else. */
export interface EmbeddedPostgres {
  /** The connection of the owner (superuser) to a database of that name. */
  ownerUrl(database: string): string
  /** Settles with a sentence when PostgreSQL ends, wished or not. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  readonly dataDir: string
  /** Overrides what `settingsFor` says of this machine. */
  readonly settings?: PostgresSettings
}

/**
 * Starts the PostgreSQL from npm in `<dataDir>/postgres`: first start makes the cluster; what a crash left is stopped.
 * Throws CannotStart with a sentence when the folder is in use, of another version, or out of reach.
 */
export async function startEmbedded({ dataDir, settings = {} }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  makeDataDir(dataDir)
  const lock = lockFolder(dataDir)
  try {
    const account = lentAccount(dataDir)
    if (account !== undefined) letThrough(dataDir, account)
    const binaries = postgresBinaries(account)
    const cluster = openCluster({ dataDir, binaries, account })
    await stopLeftover(cluster.data)
    const sockets = socketFolder(cluster.folder, account)
    const all = {
      ...settingsFor(machine(cluster.folder)),
      ...settings,
      unix_socket_directories: sockets.folder,
    }
    const running = await started({
      program: join(binaries.folder, 'bin', 'postgres'),
      cluster,
      settings: all,
      account,
    })
    const release = () => {
      sockets.remove()
      lock.release()
    }
    void running.ended.then(release)
    return running
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Others may pass through (PostgreSQL's account, when we are root) but not look around. */
export function makeDataDir(dataDir: string): void {
  try {
    if (fs.mkdirSync(dataDir, { recursive: true }) !== undefined) fs.chmodSync(dataDir, 0o711)
    fs.accessSync(dataDir, fs.constants.W_OK | fs.constants.X_OK)
  } catch (cause) {
    throw new CannotStart(
      `无法写入数据目录 ${dataDir}。请检查目录权限，或用 DATA_DIR 指定另一个目录。` +
        ' The data folder cannot be written: check its permissions, or set DATA_DIR to another one.',
      { cause },
    )
  }
}

/** The folder itself is ours to open for passing through; those above it are not. What lies in it is private by itself. */
function letThrough(dataDir: string, account: Account): void {
  if (canReach(account, dataDir) || !canReach(account, dirname(resolve(dataDir)))) return
  fs.chmodSync(dataDir, fs.statSync(dataDir).mode | 0o011)
}

function machine(folder: string) {
  const { bavail, bsize } = fs.statfsSync(folder)
  return { memory: totalmem(), freeDisk: bavail * bsize, processors: availableParallelism() }
}

interface SocketFolder {
  readonly folder: string
  remove(): void
}

/** A socket path holds 107 bytes: a deep data folder gets a short private folder for its socket instead. */
function socketFolder(cluster: string, account: Account | undefined): SocketFolder {
  const inside = join(cluster, 'socket')
  if (Buffer.byteLength(join(inside, '.s.PGSQL.5432')) <= 107) {
    fs.mkdirSync(inside, { recursive: true, mode: 0o700 })
    if (account !== undefined) giveFolder(inside, account)
    return { folder: inside, remove: () => undefined }
  }
  const folder = fs.mkdtempSync(join(tmpdir(), 'zz-'))
  if (account !== undefined) giveFolder(folder, account)
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) }
}

interface Start {
  readonly program: string
  readonly cluster: Cluster
  readonly settings: PostgresSettings & { readonly unix_socket_directories: string }
  readonly account: Account | undefined
}

async function started(start: Start): Promise<EmbeddedPostgres> {
  const { cluster, settings } = start
  const ownerUrl = (database: string) =>
    databaseUrl({ user: OWNER, password: cluster.password, host: settings.unix_socket_directories, database })
  // Backends of a killed PostgreSQL may outlive it by a moment and hold its memory: then once more.
  for (let tries = 1; ; tries++) {
    const child = leashed(start)
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message))
      child.once('exit', () => resolve(tail(cluster.log)))
    })
    const watch = new AbortController()
    const trouble = await Promise.race([ended, ready(ownerUrl('postgres'), watch.signal)])
    watch.abort()
    if (trouble === undefined) return { ownerUrl, ended, stop: () => stopped(child, { cluster, ended }) }
    if (tries < 20 && trouble.includes('shared memory block')) await pause(500)
    else
      throw new CannotStart(
        `PostgreSQL 没有启动：${trouble}。详见 ${cluster.log}。 PostgreSQL did not start.`,
      )
  }
}

/**
 * PostgreSQL in a session of its own (Ctrl-C is for us; we then stop it in order), held by a shell that stops it when
 * our end of the pipe closes, in whatever way we end.
 */
const LEASH = `exec 3<&0
"$@" </dev/null 3<&- &
server=$!
( while read -r line <&3; do :; done; kill -INT $server ) 2>/dev/null &
exec 3<&-
wait $server
status=$?
kill $! 2>/dev/null
exit $status`

function leashed({ program, cluster, settings, account }: Start): ChildProcess {
  const log = freshLog(cluster.log, account)
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn('/bin/sh', ['-c', LEASH, 'sh', program, '-D', cluster.data, ...given], {
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
    stdio: ['pipe', log, log],
    detached: true,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  })
  fs.closeSync(log)
  return child
}

/** Appends to the log, keeping one older file once it has grown past 5 MB. */
function freshLog(path: string, account: Account | undefined): number {
  if ((fs.statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 5_000_000) fs.renameSync(path, `${path}.1`)
  const log = fs.openSync(path, 'a', 0o600)
  if (account !== undefined) fs.fchownSync(log, account.uid, account.gid)
  return log
}

/** Settles once PostgreSQL answers; repairing after a crash may take minutes, and ends in `ended` if it fails. */
async function ready(url: string, watch: AbortSignal): Promise<undefined> {
  while (!watch.aborted && (await whyUnreachable(url)) !== undefined) await pause(40)
}

async function stopped(
  child: ChildProcess,
  { cluster, ended }: { cluster: Cluster; ended: Promise<string> },
) {
  const pid = postmasterPid(cluster.data)
  if (child.exitCode === null && pid !== undefined) process.kill(pid, 'SIGINT')
  const late = setTimeout(() => pid !== undefined && process.kill(pid, 'SIGQUIT'), 60_000)
  await ended
  clearTimeout(late)
}

function tail(log: string): string {
  return fs.readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' ').slice(-600)
}
