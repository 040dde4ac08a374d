import { open, readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { PictureFacts } from '@zhongzhao/domain/images/facts'
import { type ImageFinding, imageSentence, imageVerdictNames } from '@zhongzhao/domain/images/finding'
import { inspectDocument, inspectPicture, verdictOf } from '@zhongzhao/domain/images/inspect'
import { note } from '@zhongzhao/domain/images/note'
import { pictureKindNames } from '@zhongzhao/domain/images/spec'
import { documentSpec, portraitSpec } from '@zhongzhao/henan-2022/images'
import { readPicture } from '../platform/image-reading.ts'
import { type Given, type Run, type Say, WrongUse } from './command.ts'
import { nameFactsOf } from './picture-name.ts'

/** Bytes read of one file at most; a picture of 30 KB is asked for, so what is longer is refused by its length. */
const MOST_READ = 32 * 1024 * 1024
/** Files looked at ahead of the one being reported. */
const AHEAD = 4

const unopened = note('file_is_jpeg', 'error', 'FILE-UNOPENED')('打不开', '可读取的文件')

async function factsOf(file: string): Promise<PictureFacts | undefined> {
  const handle = await open(file).catch(() => undefined)
  if (handle === undefined) return undefined
  try {
    const { size } = await handle.stat()
    const bytes = Buffer.alloc(Math.min(size, MOST_READ))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
    const facts = await readPicture(bytes.subarray(0, bytesRead))
    return { ...facts, container: { ...facts.container, bytes: Math.max(size, bytesRead) } }
  } catch {
    return undefined
  } finally {
    await handle.close()
  }
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
async function checkFiles(
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

/** `portrait check FILE…`: the hard checks of notice 二.2(1) on files as they are. */
export const checkPortraits: Run = (given, say) =>
  checkFiles(given, say, {
    what: pictureKindNames.portrait,
    check: async (file) => {
      const facts = await factsOf(file)
      return facts === undefined ? [unopened] : inspectPicture(facts, portraitSpec)
    },
  })

const idColumns = ['id', '身份证号', '身份证件号', '身份证件号码', '公民身份号码']

async function registryOf(path: string | undefined): Promise<ReadonlySet<string> | undefined> {
  if (path === undefined) return undefined
  const text = await readFile(path, 'utf8').catch(() => {
    throw new WrongUse('打不开 --registry 指定的名册文件，请核对路径。')
  })
  const rows: unknown = parse(text, { bom: true, columns: true, relax_column_count: true, trim: true })
  const numbers = (Array.isArray(rows) ? rows : []).map((row: Readonly<Record<string, string>>) =>
    idColumns.map((column) => row[column]).find((value) => value !== undefined),
  )
  if (numbers.every((n) => n === undefined)) {
    throw new WrongUse(`名册文件里没有号码列，表头应有其一：${idColumns.join('、')}。`)
  }
  return new Set(numbers.flatMap((n) => (n === undefined ? [] : [n.replace(/x$/, 'X')])))
}

/** `document check FILE… [--registry candidates.csv]`: notice 二.2(2); the name is judged, the card not yet read. */
export const checkDocuments: Run = async (given, say) => {
  const registry = await registryOf(given.options['registry'])
  return checkFiles(given, say, {
    what: pictureKindNames.document,
    check: async (file) => {
      const facts = await factsOf(file)
      if (facts === undefined) return [unopened]
      return inspectDocument({ ...facts, name: nameFactsOf(file, registry) }, documentSpec)
    },
  })
}
