import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { leashOf, serverProcess } from '../../test/embedded-process.ts'
import { whyUnreachable, withLogin } from './database-url.ts'
import { startEmbedded } from './embedded-postgres.ts'
import { alive, postmasterPid } from './postmaster.ts'
import { canReach, lentAccount, parsePasswd } from './unprivileged.ts'

function dataFolder(...below: readonly string[]): string {
  const parent = fs.mkdtempSync(join(tmpdir(), 'zz-pg-'))
  onTestFinished(() => fs.rmSync(parent, { recursive: true, force: true, maxRetries: 5 }))
  fs.chmodSync(parent, 0o711)
  return join(parent, 'data', ...below)
}

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** A data folder after its first start; making one takes seconds, copying it does not. */
let begun = ''
beforeAll(async () => {
  begun = fs.mkdtempSync(join(tmpdir(), 'zz-pg-begun-'))
  fs.chmodSync(begun, 0o711)
  await (await startEmbedded({ dataDir: join(begun, 'data') })).stop()
})
afterAll(() => fs.rmSync(begun, { recursive: true, force: true }))

function begunFolder(...below: readonly string[]): string {
  const dataDir = dataFolder(...below)
  fs.mkdirSync(join(dataDir, '..'), { recursive: true })
  execFileSync('cp', ['-a', join(begun, 'data'), dataDir])
  return dataDir
}

async function ask(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' })
    return rows.flat()
  } finally {
    await client.end()
  }
}

const clusterOf = (dataDir: string) => join(dataDir, 'postgres', 'data')

describe('the PostgreSQL of our own', () => {
  it('keeps what was written from one start to the next, and listens only on a private socket', async () => {
    const dataDir = dataFolder()
    const first = await startEmbedded({ dataDir })
    const url = first.ownerUrl('postgres')
    await ask(url, "CREATE TABLE kept AS SELECT '䶮' AS name")
    expect(await ask(url, 'SHOW fsync')).toEqual(['on'])
    expect(await ask(url, 'SHOW listen_addresses')).toEqual([''])
    expect(await ask(url, 'SHOW server_encoding')).toEqual(['UTF8'])
    const socket = new URL(url).searchParams.get('host') ?? ''
    expect(fs.statSync(socket).mode & 0o777).toBe(0o700)
    expect(fs.statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700)
    expect(fs.statSync(join(dataDir, 'postgres', 'password')).mode & 0o777).toBe(0o600)
    expect(await whyUnreachable(withLogin(url, { password: 'wrong' }))).toMatch(
      /password authentication failed/,
    )
    await first.stop()
    expect(await whyUnreachable(url)).toBeDefined()
    const second = await startEmbedded({ dataDir })
    expect(await ask(second.ownerUrl('postgres'), 'SELECT name FROM kept')).toEqual(['䶮'])
    await second.stop()
  })

  it('orders names by pinyin where asked to', async () => {
    const postgres = await startEmbedded({ dataDir: begunFolder() })
    const sorted = `SELECT n FROM (VALUES ('张'), ('李'), ('阿')) v (n) ORDER BY n COLLATE "zh-x-icu"`
    expect(await ask(postgres.ownerUrl('postgres'), sorted)).toEqual(['阿', '李', '张'])
    await postgres.stop()
  })

  it('refuses a second start on the same folder with a sentence, and starts beside it on another', async () => {
    const dataDir = begunFolder()
    const first = await startEmbedded({ dataDir })
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/正被另一个进程使用（进程号 \d+）/)
    await expect(serverProcess(dataDir)).rejects.toThrow(/正被另一个进程使用/)
    const beside = await startEmbedded({ dataDir: begunFolder() })
    expect(await ask(first.ownerUrl('postgres'), 'SELECT 1')).toEqual([1])
    await Promise.all([first.stop(), beside.stop()])
  })

  it('lies deeper than a socket path may be long', async () => {
    const dataDir = begunFolder('registration-of-pupils'.repeat(4), '报名系统数据')
    const postgres = await startEmbedded({ dataDir })
    const socket = new URL(postgres.ownerUrl('postgres')).searchParams.get('host') ?? ''
    expect(socket.startsWith(tmpdir())).toBe(true)
    expect(fs.statSync(socket).mode & 0o777).toBe(0o700)
    await postgres.stop()
    expect(fs.existsSync(socket)).toBe(false)
  })
})

describe('after a crash', () => {
  it('kill -9 of the server: PostgreSQL ends by itself, and the next start has everything that was committed', async () => {
    const dataDir = begunFolder()
    const { child, ownerUrl } = await serverProcess(dataDir)
    await ask(ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS one')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const next = await startEmbedded({ dataDir })
    expect(await ask(next.ownerUrl('postgres'), 'SELECT one FROM kept')).toEqual([1])
    await next.stop()
  })

  it('kill -9 of the server and of all that holds PostgreSQL: the next start stops what was left', async () => {
    const dataDir = begunFolder()
    const { child, ownerUrl } = await serverProcess(dataDir)
    await ask(ownerUrl, 'CREATE TABLE kept AS SELECT 2 AS two')
    const left = postmasterPid(clusterOf(dataDir)) ?? 0
    for (const pid of leashOf(left)) process.kill(pid, 'SIGKILL')
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(alive(left)).toBe(true)
    const next = await startEmbedded({ dataDir })
    expect(alive(left)).toBe(false)
    expect(await ask(next.ownerUrl('postgres'), 'SELECT two FROM kept')).toEqual([2])
    await next.stop()
  })

  it('kill -9 of PostgreSQL: its end is told, and the next start repairs', async () => {
    const dataDir = begunFolder()
    const first = await startEmbedded({ dataDir })
    await ask(first.ownerUrl('postgres'), 'CREATE TABLE kept AS SELECT 3 AS three')
    process.kill(postmasterPid(clusterOf(dataDir)) ?? 0, 'SIGKILL')
    await first.ended
    const next = await startEmbedded({ dataDir })
    expect(await ask(next.ownerUrl('postgres'), 'SELECT three FROM kept')).toEqual([3])
    await next.stop()
  })

  it('a process number that now belongs to another program is left alone', async () => {
    const dataDir = begunFolder()
    fs.writeFileSync(join(clusterOf(dataDir), 'postmaster.pid'), `${process.pid}\n`)
    const next = await startEmbedded({ dataDir })
    expect(await ask(next.ownerUrl('postgres'), 'SELECT 1')).toEqual([1])
    await next.stop()
  })
})

describe('a folder it cannot open', () => {
  it('of another major version is refused and left as it is', async () => {
    const dataDir = begunFolder()
    fs.writeFileSync(join(clusterOf(dataDir), 'PG_VERSION'), '17\n')
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/是 PostgreSQL 17 建立的.*数据没有改动/)
    fs.writeFileSync(join(clusterOf(dataDir), 'PG_VERSION'), '18\n')
    const again = await startEmbedded({ dataDir })
    await again.stop()
  })

  it('that is a link to a folder that is gone is refused, not begun anew', async () => {
    const dataDir = dataFolder()
    fs.mkdirSync(dataDir, { recursive: true })
    fs.symlinkSync('/nowhere/postgres', join(dataDir, 'postgres'))
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/数据库目录 \/nowhere\/postgres 不见了/)
  })

  it('that cannot be made is refused with the name of DATA_DIR', async () => {
    await expect(startEmbedded({ dataDir: join(import.meta.filename, 'data') })).rejects.toThrow(
      /无法写入数据目录.*DATA_DIR/,
    )
  })

  it('half made by a start that was killed is made again', async () => {
    const dataDir = dataFolder()
    fs.mkdirSync(join(dataDir, 'postgres.new', 'data'), { recursive: true })
    const postgres = await startEmbedded({ dataDir })
    await postgres.stop()
    expect(fs.readdirSync(dataDir)).not.toContain('postgres.new')
  })
})

const isRoot = process.getuid?.() === 0
const repository = resolve(import.meta.dirname, '..', '..', '..')

describe('as root and as an ordinary user', () => {
  it('root: PostgreSQL runs under an account that is not root', async ({ skip }) => {
    if (!isRoot) return skip('not root: the server itself is the ordinary user of this test')
    const dataDir = begunFolder()
    const postgres = await startEmbedded({ dataDir })
    const { uid } = fs.statSync(clusterOf(dataDir))
    expect(uid).not.toBe(0)
    expect(fs.statSync(`/proc/${postmasterPid(clusterOf(dataDir))}`).uid).toBe(uid)
    await postgres.stop()
  })

  it('root, in a data folder of mode 700: it is opened for passing through, not for looking', async ({
    skip,
  }) => {
    if (!isRoot) return skip('not root: nothing to be out of reach of')
    const dataDir = begunFolder()
    fs.chmodSync(dataDir, 0o700)
    await (await startEmbedded({ dataDir })).stop()
    expect(fs.statSync(dataDir).mode & 0o777).toBe(0o711)
  })

  it('root, below a folder of mode 700 such as /root: the cluster lies outside, and a link says where', async ({
    skip,
  }) => {
    if (!isRoot) return skip('not root: nothing to be out of reach of')
    const dataDir = dataFolder()
    fs.chmodSync(join(dataDir, '..'), 0o700)
    const postgres = await startEmbedded({ dataDir })
    const outside = fs.readlinkSync(join(dataDir, 'postgres'))
    onTestFinished(() => fs.rmSync(outside, { recursive: true, force: true }))
    await ask(postgres.ownerUrl('postgres'), 'CREATE TABLE kept AS SELECT 4 AS four')
    await postgres.stop()
    expect(outside).toMatch(/^\/(var\/lib|opt)\/zhongzhao\//)
    const again = await startEmbedded({ dataDir })
    expect(await ask(again.ownerUrl('postgres'), 'SELECT four FROM kept')).toEqual([4])
    await again.stop()
  })

  it('root, on a folder that root restored: it is given back to the account', async ({ skip }) => {
    if (!isRoot) return skip('not root: cannot give folders away')
    const dataDir = begunFolder()
    for (const path of fs.readdirSync(join(dataDir, 'postgres'), { recursive: true })) {
      fs.lchownSync(join(dataDir, 'postgres', String(path)), 0, 0)
    }
    const again = await startEmbedded({ dataDir })
    expect(fs.statSync(clusterOf(dataDir)).uid).not.toBe(0)
    await again.stop()
  })

  it('an ordinary user: in a folder of mode 700 under a home; another user’s folder is refused', async ({
    skip,
  }) => {
    const nobody = parsePasswd(fs.readFileSync('/etc/passwd', 'utf8')).find(({ name }) => name === 'nobody')
    if (!isRoot || nobody === undefined)
      return skip('not root: every other test here ran as an ordinary user')
    if (!canReach(nobody, repository)) return skip('the project is out of reach of ordinary users here')
    const dataDir = dataFolder()
    fs.mkdirSync(dataDir, { recursive: true })
    fs.chmodSync(dataDir, 0o700)
    fs.chownSync(dataDir, nobody.uid, nobody.gid)
    const { child, ownerUrl } = await serverProcess(dataDir, nobody)
    expect(await ask(ownerUrl, 'SELECT 1')).toEqual([1])
    child.kill('SIGTERM')
    await once(child, 'exit')
    expect(lentAccount(dataDir)).toEqual(nobody)
    for (const path of fs.readdirSync(join(dataDir, 'postgres'))) {
      fs.lchownSync(join(dataDir, 'postgres', path), 1, 1)
    }
    fs.chmodSync(join(dataDir, 'postgres', 'password'), 0o644)
    await expect(serverProcess(dataDir, nobody)).rejects.toThrow(/属于另一个账户（uid 1）/)
  })
})
