import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { Refused, refused } from './errors.ts'
import type { SheetLine } from './sheets-text.ts'
import { type Workbook, richText, rowCellsOf } from './sheets-xlsx-cells.ts'
import { dateStylesOf, firstSheetOf } from './sheets-xlsx-parts.ts'

/** Bounds against bombs: bytes of the small parts, characters of all shared strings, bytes of the sheet, of one row. */
const PART_BYTES = 32 << 20
const STRING_CHARACTERS = 256 << 20
const SHEET_BYTES = 4 * 2 ** 30
const ROW_CHARACTERS = 8 << 20
const ENTRY_LIMIT = 10_000
/** Real sheets shrink ten- to sixty-fold; a bomb a thousandfold. */
const RATIO_LIMIT = 400
const RATIO_FROM_BYTES = 16 << 20
/** Rows a spreadsheet can have. */
const ROW_LIMIT = 1_048_576
const BATCH_ROWS = 500

const bomb = () => refused('ROSTER-UNREADABLE', { why: '压缩包解开后异常大，疑似损坏或恶意文件' })

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error === null ? resolve(zip) : reject(error),
    )
  })
}

function listEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      if (entries.size >= ENTRY_LIMIT) return reject(bomb())
      entries.set(entry.fileName.replace(/^\//, ''), entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

function openEntry(zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error)))
  })
}

/** The text of one part, piece by piece, refused when it unpacks beyond `limit` bytes or like a bomb. */
async function* partText(zip: ZipFile, entry: Entry, limit: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  let bytes = 0
  for await (const chunk of await openEntry(zip, entry)) {
    const block = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
    bytes += block.length
    const ratio = bytes / Math.max(entry.compressedSize, 1)
    if (bytes > limit || (bytes > RATIO_FROM_BYTES && ratio > RATIO_LIMIT)) throw bomb()
    yield decoder.decode(block, { stream: true })
  }
  yield decoder.decode()
}

async function smallPart(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (entry === undefined) return ''
  let text = ''
  for await (const piece of partText(zip, entry, PART_BYTES)) text += piece
  return text
}

interface Element {
  readonly tag: string
  readonly body: string
}

/** Whole elements `<name …>…</name>` of `text` (empty ones with body ''), and what must wait for the next piece. */
function cutElements(
  text: string,
  prefix: string,
  name: string,
): { found: readonly Element[]; rest: string } {
  const open = new RegExp(`<${prefix}${name}(?=[\\s>/])([^>]*)>`, 'g')
  const close = `</${prefix}${name}>`
  const found: Element[] = []
  let done = 0
  for (let tag = open.exec(text); tag !== null; tag = open.exec(text)) {
    const attributes = tag[1] ?? ''
    if (attributes.endsWith('/')) {
      found.push({ tag: attributes, body: '' })
      done = open.lastIndex
      continue
    }
    const end = text.indexOf(close, open.lastIndex)
    if (end === -1) return { found, rest: text.slice(tag.index) }
    found.push({ tag: attributes, body: text.slice(open.lastIndex, end) })
    done = end + close.length
    open.lastIndex = done
  }
  // Between elements nothing needs keeping but a tag that may go on in the next piece.
  const begun = text.lastIndexOf('<')
  return { found, rest: begun < done ? '' : text.slice(begun) }
}

/** Elements of a stream, whatever their namespace prefix. */
async function* elements(pieces: AsyncIterable<string>, name: string) {
  let rest = ''
  let prefix: string | undefined
  for await (const piece of pieces) {
    rest += piece
    if (prefix === undefined) {
      const root = /<(\w+:)?(?:worksheet|sst)[\s>/]/.exec(rest)
      if (root === null && rest.length < 65_536) continue
      prefix = root?.[1] ?? ''
    }
    const cut = cutElements(rest, prefix, name)
    rest = cut.rest
    if (rest.length > ROW_CHARACTERS) throw refused('ROSTER-UNREADABLE', { why: '有一行内容太长' })
    if (cut.found.length > 0) yield { prefix, found: cut.found }
  }
  if (rest.startsWith(`<${prefix ?? ''}${name}`)) throw refused('ROSTER-UNREADABLE', { why: '工作表不完整' })
}

async function sharedStrings(zip: ZipFile, entry: Entry | undefined): Promise<readonly string[]> {
  const strings: string[] = []
  if (entry === undefined) return strings
  let characters = 0
  for await (const { found } of elements(partText(zip, entry, SHEET_BYTES), 'si')) {
    for (const { body } of found) {
      const text = richText(body)
      characters += text.length + 8
      strings.push(text)
    }
    if (characters > STRING_CHARACTERS) throw bomb()
  }
  return strings
}

async function* sheetRows(zip: ZipFile, entry: Entry, book: Workbook): AsyncGenerator<readonly SheetLine[]> {
  let line = 0
  let batch: SheetLine[] = []
  for await (const { prefix, found } of elements(partText(zip, entry, SHEET_BYTES), 'row')) {
    for (const { tag, body } of found) {
      const own = Number(/ r="(\d+)"/.exec(` ${tag}`)?.[1] ?? 0)
      line = own > line ? own : line + 1
      if (line > ROW_LIMIT) throw bomb()
      if (body !== '') batch.push({ line, cells: rowCellsOf(body, prefix, book) })
    }
    if (batch.length >= BATCH_ROWS) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

const MIME_BY_NAME = /^(?:xl\/worksheets\/|word\/|ppt\/)/

async function workbookOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>) {
  const workbook = await smallPart(zip, entries.get('xl/workbook.xml'))
  if (workbook === '') {
    const other = [...entries.keys()].some((name) => MIME_BY_NAME.test(name))
      ? '工作簿不完整'
      : '这是压缩包，不是 XLSX 表格'
    throw refused('ROSTER-UNREADABLE', { why: other })
  }
  const sheet = firstSheetOf(workbook, await smallPart(zip, entries.get('xl/_rels/workbook.xml.rels')))
  const entry = entries.get(sheet)
  if (entry === undefined) throw refused('ROSTER-UNREADABLE', { why: '工作簿里没有工作表' })
  const book: Workbook = {
    strings: await sharedStrings(zip, entries.get('xl/sharedStrings.xml')),
    dateStyles: dateStylesOf(await smallPart(zip, entries.get('xl/styles.xml'))),
    calendar: /date1904="(?:1|true)"/.test(workbook) ? 1904 : 1900,
  }
  return { entry, book }
}

/** Lines of the first visible sheet of an XLSX file. What is not one, is cut off or unpacks like a bomb is refused. */
export async function* xlsxLines(path: string): AsyncGenerator<readonly SheetLine[]> {
  let zip: ZipFile | undefined
  try {
    zip = await openZip(path)
    const { entry, book } = await workbookOf(zip, await listEntries(zip))
    yield* sheetRows(zip, entry, book)
  } catch (error) {
    if (error instanceof Refused) throw error
    // Whatever yauzl or zlib complain about, the file is not whole.
    throw refused('ROSTER-UNREADABLE', { why: '文件不完整或已损坏，请重新导出或重新上传' })
  } finally {
    zip?.close()
  }
}
