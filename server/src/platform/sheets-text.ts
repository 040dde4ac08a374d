import { createReadStream } from 'node:fs'
import { refused } from './errors.ts'
import type { Encoding } from './sheets-detect.ts'

/** One line of a file as it lies there; `line` 1 is the first. */
export interface SheetLine {
  readonly line: number
  readonly cells: readonly string[]
}

/** Characters one record may hold: a forgotten quote or a 10 MB cell ends here, not in memory. */
const RECORD_LIMIT = 1 << 20
const BLOCK_BYTES = 1 << 18
const COLUMN_LIMIT = 2000

/** The separator of the first line: the commonest of tab, comma and semicolon. */
export function separatorOf(firstLine: string): string {
  const bare = firstLine.replaceAll(/"[^"]*"/g, '')
  const count = (separator: string) => bare.split(separator).length
  const [best = ','] = ['\t', ',', ';', '；', '，'].toSorted((a, b) => count(b) - count(a))
  return best
}

interface TextFile {
  readonly encoding: Encoding
  /** Bytes of the byte order mark. */
  readonly skip: number
}

interface Cut {
  readonly cells: string[]
  readonly next: number
}

/** Cuts the quoted cell that begins at `from`; `undefined` when its end has not been read yet. */
function cutQuoted(text: string, from: number): { cell: string; next: number } | undefined {
  let at = from + 1
  for (;;) {
    const end = text.indexOf('"', at)
    if (end === -1 || end + 1 >= text.length) return undefined
    if (text.charCodeAt(end + 1) !== 34) {
      return { cell: text.slice(from + 1, end).replaceAll('""', '"'), next: end + 1 }
    }
    at = end + 2
  }
}

/** Cuts one record that may hold quoted cells; `text` ends in a line break if it is the last. */
function cutRecord(text: string, from: number, separator: string): Cut | undefined {
  const cells: string[] = []
  let at = from
  for (;;) {
    let cell = ''
    if (text.charCodeAt(at) === 34) {
      const quoted = cutQuoted(text, at)
      if (quoted === undefined) return undefined
      cell = quoted.cell
      at = quoted.next
    }
    const lineEnd = text.indexOf('\n', at)
    if (lineEnd === -1) return undefined
    const separatorAt = text.indexOf(separator, at)
    const isLast = separatorAt === -1 || separatorAt > lineEnd
    const end = isLast ? lineEnd : separatorAt
    // Whatever stands between a closing quote and the separator belongs to the cell.
    const rest = text.slice(at, isLast && text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end)
    cells.push(cell + rest)
    at = end + 1
    if (isLast) return { cells, next: at }
  }
}

/** Cuts all whole records of a block; answers what is left over. */
function cutBlock(text: string, separator: string, push: (cells: readonly string[]) => void): string {
  let at = 0
  const quotes = text.includes('"')
  for (;;) {
    const end = text.indexOf('\n', at)
    if (end === -1) return text.slice(at)
    const line = text.slice(at, text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end)
    if (!quotes || !line.includes('"')) {
      push(line.split(separator))
      at = end + 1
      continue
    }
    const cut = cutRecord(text, at, separator)
    if (cut === undefined) return text.slice(at)
    push(cut.cells)
    at = cut.next
  }
}

async function* decoded(path: string, { encoding, skip }: TextFile) {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  const wide = encoding.startsWith('utf-16')
  for await (const block of createReadStream(path, { start: skip, highWaterMark: BLOCK_BYTES })) {
    const bytes: Buffer = block
    const text = decoder.decode(bytes, { stream: true })
    // No database holds U+0000, and nobody typed it.
    yield wide || bytes.includes(0) ? text.replaceAll('\0', '') : text
  }
  yield decoder.decode()
}

function checkBounds(rest: string, lines: readonly SheetLine[], line: number): void {
  if (rest.length > RECORD_LIMIT) {
    throw refused('ROSTER-UNREADABLE', { why: `第 ${line + 1} 行有一格太长，或引号没有成对` })
  }
  const wide = lines.find(({ cells }) => cells.length > COLUMN_LIMIT)
  if (wide !== undefined)
    throw refused('ROSTER-UNREADABLE', { why: `第 ${wide.line} 行超过 ${COLUMN_LIMIT} 列` })
}

/** Old Macintosh files end lines with CR alone. */
const unifyBreaks = (text: string): string =>
  text.includes('\n') || !text.includes('\r') ? text : text.replaceAll('\r', '\n')

/** Lines of a separated text file, block by block; memory stays flat whatever its length. */
export async function* textLines(path: string, file: TextFile): AsyncGenerator<readonly SheetLine[]> {
  let rest = ''
  let line = 0
  let separator: string | undefined
  let block: SheetLine[] = []
  const push = (cells: readonly string[]): void => {
    line += 1
    block.push({ line, cells })
  }
  for await (const text of decoded(path, file)) {
    rest += text
    if (separator === undefined) {
      rest = unifyBreaks(rest)
      if (!rest.includes('\n') && rest.length < RECORD_LIMIT) continue
      const named = /^sep=(.)\r?\n/.exec(rest)
      separator = named?.[1] ?? separatorOf(rest.slice(0, rest.indexOf('\n')))
      if (named !== null) rest = rest.slice(named[0].length)
    }
    rest = cutBlock(rest, separator, push)
    checkBounds(rest, block, line)
    if (block.length > 0) yield block
    block = []
  }
  if (rest !== '') rest = cutBlock(`${unifyBreaks(rest)}\n`, separator ?? separatorOf(rest), push)
  // A quote that never closes: what is left is one cell that swallowed lines.
  if (rest.trim() !== '')
    throw refused('ROSTER-UNREADABLE', { why: `第 ${line + 1} 行的引号没有成对，或文件不完整` })
  if (block.length > 0) yield block
}
