import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { dirname } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { CannotStart } from './platform/cannot-start.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/tables.ts'

/** What the database was founded as; written once, at the first start. Throws CannotStart when a real installation is asked to be a
 *  sandbox: made-up people and a movable clock have no place there. */
export async function foundInstallation(
  owner: Kysely<Database>,
  { sandbox }: { sandbox: boolean },
): Promise<'sandbox' | 'real'> {
  await owner
    .insertInto('installation')
    .values({ kind: sandbox ? 'sandbox' : 'real' })
    .onConflict((c) => c.doNothing())
    .execute()
  const { kind } = await owner.selectFrom('installation').select('kind').executeTakeFirstOrThrow()
  if (kind === 'real' && sandbox) {
    throw new CannotStart(
      '这个数据库是正式系统，不能切换为演练（SANDBOX=1）。演练请另用一个空数据库。 A real installation cannot become a sandbox: use another, empty database.',
    )
  }
  return kind
}

/** The key of an installation: made at the first start, never again. Throws CannotStart when the database has been used with another
 *  key, or with one that is gone: nothing in it could be read. */
export async function openMasterKey(
  owner: Kysely<Database>,
  { keyFile }: Pick<Config, 'keyFile'>,
): Promise<void> {
  const used = await owner.selectFrom('master_key').select('fingerprint').execute()
  if (!fs.existsSync(keyFile)) {
    if (used.length > 0)
      throw new CannotStart(
        `找不到密钥文件 ${keyFile}，而数据库里已有用它加密的数据。请从备份恢复这个文件。 The key file is gone but the database holds data sealed with it: restore it from the backup.`,
      )
    fs.mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 })
    fs.writeFileSync(keyFile, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  }
  const text = fs.readFileSync(keyFile, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new CannotStart(
      `密钥文件 ${keyFile} 应为 64 位十六进制数字。 KEY_FILE must hold 64 hexadecimal digits.`,
    )
  const fingerprint = createHash('sha256')
    .update('zhongzhao key')
    .update(Buffer.from(text, 'hex'))
    .digest('hex')
  if (used.length > 0 && used.every((row) => row.fingerprint !== fingerprint)) {
    throw new CannotStart(
      `密钥文件 ${keyFile} 不是这个数据库的密钥。请换回原来的文件。 This is not the key of this database.`,
    )
  }
  await sql`insert into master_key (fingerprint) values (${fingerprint}) on conflict do nothing`.execute(
    owner,
  )
}
