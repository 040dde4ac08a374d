import { createHmac, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { dirname } from 'node:path'
import type { Client } from 'pg'
import { CannotStart, codeOf } from './cannot-start.ts'

/** The key that wraps every person's key. Who loses it loses the data; who changes it by accident must not write. */
export interface MasterKey {
  /** 32 bytes. */
  readonly bytes: Buffer
  readonly file: string
  /** `new`: made by this start. */
  readonly origin: 'new' | 'kept'
}

/** What may lie in a data folder that holds no data yet. */
const NO_DATA = new Set(['lock', 'lock-holder', 'lock-journal', 'key'])

/**
 * Reads the key file; makes one (32 random bytes in hex, mode 600) only beside an empty data folder: data that was
 * encrypted under a key that is gone must not be met with a new one.
 */
export function openMasterKey({
  keyFile,
  dataDir,
}: {
  readonly keyFile: string
  readonly dataDir: string
}): MasterKey {
  const kept = readKey(keyFile)
  if (kept !== undefined) return { bytes: kept, file: keyFile, origin: 'kept' }
  if (fs.existsSync(dataDir) && fs.readdirSync(dataDir).some((name) => !NO_DATA.has(name))) {
    throw new CannotStart(
      `数据目录 ${dataDir} 中已有数据，但找不到密钥文件 ${keyFile}。没有它数据无法解密，请把密钥文件放回原处，或用 KEY_FILE 指明位置。` +
        ' The data folder holds data but its key file is missing: put it back, or set KEY_FILE.',
    )
  }
  makeKey(keyFile)
  const made = readKey(keyFile)
  if (made === undefined) throw new CannotStart(`无法建立密钥文件 ${keyFile}。 Could not make the key file.`)
  return { bytes: made, file: keyFile, origin: 'new' }
}

function readKey(file: string): Buffer | undefined {
  try {
    const text = fs.readFileSync(file, 'utf8').trim()
    if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex')
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined
    throw new CannotStart(`无法读取密钥文件 ${file}，请检查权限。 The key file cannot be read.`, { cause })
  }
  throw new CannotStart(
    `密钥文件 ${file} 的内容不对：应为 64 个十六进制字符。请恢复备份的密钥文件。 The key file must hold 64 hex digits.`,
  )
}

/** Complete or absent, also when two processes make it at once: the first link wins. */
function makeKey(file: string): void {
  const draft = `${file}.${process.pid}`
  try {
    fs.mkdirSync(dirname(file), { recursive: true })
    fs.writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true })
    fs.linkSync(draft, file)
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return
    throw new CannotStart(`无法写入密钥文件 ${file}，请检查目录权限。 The key file cannot be written.`, {
      cause,
    })
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

/** Says which key without saying the key. */
export function fingerprint(key: Buffer): string {
  return createHmac('sha256', key).update('zhongzhao master key').digest('hex').slice(0, 32)
}

/**
 * The first key a database meets is noted; a process that comes with another one is refused, and its new key file,
 * useless from then on, is taken back.
 */
export async function recogniseKey(owner: Client, key: MasterKey): Promise<void> {
  const mine = fingerprint(key.bytes)
  await owner.query(
    `INSERT INTO master_key (fingerprint) SELECT $1 WHERE NOT EXISTS (SELECT FROM master_key) ON CONFLICT DO NOTHING`,
    [mine],
  )
  const { rowCount } = await owner.query('SELECT FROM master_key WHERE fingerprint = $1', [mine])
  if (rowCount === 1) return
  if (key.origin === 'new') fs.rmSync(key.file, { force: true })
  throw new CannotStart(
    `密钥文件 ${key.file} 不是这个数据库使用的密钥，用它会写出无法解密的数据。请把原来的密钥文件放好，或用 KEY_FILE 指明位置。` +
      ' The key file is not the one this database was made with: set KEY_FILE to the right one.',
  )
}
