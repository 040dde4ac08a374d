import { open } from 'node:fs/promises'
import type { PictureFacts } from '@zhongzhao/domain/images/facts'
import { type ImageFinding, imageSentence, imageVerdictNames } from '@zhongzhao/domain/images/finding'
import { verdictOf } from '@zhongzhao/domain/images/inspect'
import { note } from '@zhongzhao/domain/images/note'
import { readPicture } from '../platform/image-reading.ts'
import type { Given, Say } from './command.ts'

/** Bytes read of one file at most; a picture of 30 KB is asked for, so what is longer is refused by its length. */
const MOST_READ = 32 * 1024 * 1024
/** Files looked at ahead of the one being reported. */
const AHEAD = 4

export const unopened = note('file_is_jpeg', 'error', 'FILE-UNOPENED')('打不开', '可读取的文件')

/** The file and what it is; undefined when it cannot be opened. */
export async function readOf(
  file: string,
): Promise<{ readonly bytes: Uint8Array; readonly facts: PictureFacts } | undefined> {
  const handle = await open(file).catch(() => undefined)
  if (handle === undefined) return undefined
  try {
    const { size } = await handle.stat()
    const buffer = Buffer.alloc(Math.min(size, MOST_READ))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    const bytes = buffer.subarray(0, bytesRead)
    const facts = await readPicture(bytes)
    const container = { ...facts.container, bytes: Math.max(size, bytesRead) }
    return { bytes, facts: { ...facts, container } }
  } catch {
    return undefined
  } finally {
    await handle.close()
  }
}

export async function factsOf(file: string): Promise<PictureFacts | undefined> {
  return (await readOf(file))?.facts
}

interface Checked {
  readonly file: string
  readonly findings: readonly ImageFinding[]
}

function shown({ file, findings }: Checked, given: Given, what: string): string {
  const verdict = verdictOf(findings)
  if (given.manner === 'json') return JSON.stringify({ file, verdict, findings })
  const said = findings.map((f) => imageSentence(f, what)).join('')
  return `${file}：${imageVerdictNames[verdict]}${said === '' ? '' : `。${said}`}`
}

type Check = (file: string) => Promise<readonly ImageFinding[]>

/** One line a file, in the order given, as soon as it is known. Exit 0 whatever the verdicts, 1 if a file could not be
 *  opened. */
export async function checkFiles(
  given: Given,
  say: Say,
  { check, what }: { check: Check; what: string },
): Promise<number> {
  const begin = async (file: string): Promise<Checked> => ({ file, findings: await check(file) })
  const pending: Promise<Checked>[] = []
  let exit = 0
  const tell = async (next: Promise<Checked> | undefined) => {
    if (next === undefined) return
    const checked = await next
    if (checked.findings.includes(unopened)) exit = 1
    say(shown(checked, given, what))
  }
  for (const file of given.files) {
    pending.push(begin(file))
    if (pending.length >= AHEAD) await tell(pending.shift())
  }
  for (const next of pending) await tell(next)
  return exit
}
