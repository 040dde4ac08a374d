import { spawnSync } from 'node:child_process'
import { chownSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CannotStart } from './cannot-start.ts'

/** The account PostgreSQL runs as: it refuses root, so root lends it an ordinary one. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** Lines of /etc/passwd, in order. */
export function parsePasswd(text: string): readonly Account[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', , uid = '', gid = ''] = line.split(':')
    return name !== '' && /^\d+$/.test(uid) && /^\d+$/.test(gid)
      ? [{ name, uid: Number(uid), gid: Number(gid) }]
      : []
  })
}

/**
 * Which account root lends to PostgreSQL: whoever owns the cluster or the folder around it already (so that
 * `sudo npm start` in a home folder stays that user's), else one that every Debian has.
 */
export function chooseAccount(accounts: readonly Account[], owners: readonly number[]): Account | undefined {
  const known = owners
    .filter((uid) => uid !== 0)
    .map((uid) => accounts.find((account) => account.uid === uid))
  const usual = ['postgres', 'nobody', 'daemon'].map((name) =>
    accounts.find((account) => account.name === name),
  )
  return [...known, ...usual].find((account) => account !== undefined && account.uid !== 0)
}

/** The lent account when we are root, undefined when we are an ordinary user ourselves. */
export function lentAccount(dataDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owners = [join(dataDir, 'postgres'), dataDir, dirname(dataDir)].flatMap(ownerOf)
  const account = chooseAccount(parsePasswd(readFileSync('/etc/passwd', 'utf8')), owners)
  if (account !== undefined) return account
  throw new CannotStart(
    '以 root 启动时，PostgreSQL 需要一个普通账户（postgres、nobody 或 daemon），/etc/passwd 中一个也没有。请用普通用户启动，或设置 DATABASE_URL。' +
      ' PostgreSQL refuses root and no ordinary account was found: start as an ordinary user, or set DATABASE_URL.',
  )
}

function ownerOf(path: string): readonly number[] {
  try {
    return [statSync(path).uid]
  } catch {
    return []
  }
}

/** Can the account pass through to `path` (a folder or program) and use it? Asked of the kernel, not computed. */
export function canReach(account: Account, path: string): boolean {
  const { status, error } = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], {
    uid: account.uid,
    gid: account.gid,
    cwd: '/',
  })
  if (error !== undefined) {
    throw new CannotStart(
      `这里不允许 root 换成账户 ${account.name} 运行 PostgreSQL（${error.message}）。请用普通用户启动，或设置 DATABASE_URL。` +
        ' This root may not become another account: start as an ordinary user, or set DATABASE_URL.',
    )
  }
  return status === 0
}

/** Gives a folder and everything below it to the account. */
export function giveFolder(folder: string, account: Account): void {
  chownSync(folder, account.uid, account.gid)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) giveFolder(path, account)
    else lchownSync(path, account.uid, account.gid)
  }
}
