import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { userInfo } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { CannotStart, codeOf } from './cannot-start.ts'
import { type PostgresBinaries, reachableFolder } from './postgres-binaries.ts'
import { type Account, canReach, giveFolder } from './unprivileged.ts'

/** What PostgreSQL keeps for us below the data folder. */
export interface Cluster {
  /** PGDATA. */
  readonly data: string
  /** The password of the owner login, random, mode 600. */
  readonly password: string
  readonly log: string
  readonly folder: string
}

export interface ClusterPlace {
  readonly dataDir: string
  readonly binaries: PostgresBinaries
  readonly account: Account | undefined
}

/** The login that owns every table; migrations run as it, the server does not. */
export const OWNER = 'zhongzhao_owner'

/** Opens `<dataDir>/postgres`, making it on the first start; refuses another major version and another user's folder. */
export function openCluster(place: ClusterPlace): Cluster {
  const link = join(place.dataDir, 'postgres')
  if (danglingLink(link)) {
    throw new CannotStart(
      `数据库目录 ${fs.readlinkSync(link)} 不见了（由 ${link} 指向）。请恢复它；要从空库重新开始，请删除整个数据目录。` +
        ` The database folder that ${link} points to is gone: restore it, or remove the whole data folder to begin anew.`,
    )
  }
  if (!fs.existsSync(link)) createCluster(link, place)
  const folder = fs.realpathSync(link)
  checkOwner(folder, place.account)
  checkMajor(folder, place.binaries)
  return {
    folder,
    data: join(folder, 'data'),
    log: join(folder, 'postgres.log'),
    password: fs.readFileSync(join(folder, 'password'), 'utf8').trim(),
  }
}

function danglingLink(path: string): boolean {
  return fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true && !fs.existsSync(path)
}

/** In the data folder when PostgreSQL can reach it, else outside with a link to it. A half-made one is never seen. */
function createCluster(link: string, { dataDir, account, binaries }: ClusterPlace): void {
  const inPlace = account === undefined || canReach(account, dataDir)
  const parent = inPlace ? dataDir : reachableFolder(account)
  const half = inPlace ? join(parent, 'postgres.new') : fs.mkdtempSync(join(parent, `${nameOf(dataDir)}-`))
  fs.rmSync(half, { recursive: true, force: true })
  fs.mkdirSync(half, { mode: 0o700 })
  fs.writeFileSync(join(half, 'password'), randomBytes(24).toString('hex'), { mode: 0o600 })
  if (account !== undefined) giveFolder(half, account)
  initialise(half, { account, binaries })
  if (inPlace) fs.renameSync(half, link)
  else fs.symlinkSync(half, link)
}

function nameOf(dataDir: string): string {
  return basename(resolve(dataDir)).replace(/^\.+/, '') || 'data'
}

function initialise(folder: string, { account, binaries }: Pick<ClusterPlace, 'account' | 'binaries'>): void {
  const at = ['-D', join(folder, 'data'), '--pwfile', join(folder, 'password'), '-U', OWNER]
  const kind = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  try {
    if (account === undefined) userInfo()
    execFileSync(
      join(binaries.folder, 'bin', 'initdb'),
      [...at, ...kind, '--auth=scram-sha-256', '--no-instructions'],
      {
        ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
        cwd: '/',
        env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true })
    throw new CannotStart(
      `无法建立数据库（${lastLine(error)}）。请检查磁盘空间和目录权限；当前账户须在 /etc/passwd 中；也可以设置 DATABASE_URL。` +
        ' initdb failed: check disk space and permissions, the account must stand in /etc/passwd; or set DATABASE_URL.',
      { cause: error },
    )
  }
}

function lastLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
  return said.trim().split('\n').slice(-2).join(' ').slice(-400)
}

/** A folder restored or copied by root is given back to the account; an ordinary user cannot do that. */
function checkOwner(folder: string, account: Account | undefined): void {
  const { uid } = fs.statSync(join(folder, 'data'))
  const expected = account?.uid ?? process.getuid?.() ?? uid
  if (uid === expected) return
  if (account !== undefined) return giveFolder(folder, account)
  throw new CannotStart(
    `数据库目录 ${folder} 属于另一个账户（uid ${uid}）。请用那个账户或 root 启动，或运行 sudo chown -R ${userInfo().username} ${folder}。` +
      ' The database folder belongs to another account: start as that account or root, or chown it.',
  )
}

function checkMajor(folder: string, { major }: PostgresBinaries): void {
  const made = madeBy(folder)
  if (made === major) return
  throw new CannotStart(
    `数据库目录 ${folder} 是 PostgreSQL ${made} 建立的，本程序带的是 PostgreSQL ${major}，不能直接打开，数据没有改动。` +
      `请用原来版本的程序导出备份，再用本版本恢复。 The database folder was made by PostgreSQL ${made}, this program brings` +
      ` ${major}; nothing was changed. Back up with the former release and restore with this one.`,
  )
}

function madeBy(folder: string): string {
  try {
    return fs.readFileSync(join(folder, 'data', 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '?'
    throw error
  }
}
