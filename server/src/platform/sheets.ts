import { open } from 'node:fs/promises'
import { refused } from './errors.ts'
import { type SheetKind, detectSheet } from './sheets-detect.ts'
import { type SheetLine, textLines } from './sheets-text.ts'
import { xlsxLines } from './sheets-xlsx.ts'

export interface SheetRow {
  /** 1 = the first row below the header, as it lies in the file (blank rows count). */
  readonly row: number
  readonly cells: readonly string[]
}

/** A table file being read: its header at once, its rows as a stream of batches, memory flat. */
export interface Sheet {
  readonly header: readonly string[]
  readonly format: 'xlsx' | 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
  readonly batches: AsyncIterable<readonly SheetRow[]>
  /** Lets go of the file when the rows are not read to the end. */
  readonly close: () => Promise<void>
}

const HEAD_BYTES = 1 << 16
/** Titles above a header (××中学学生名册) have one filled cell; look this far. */
const HEADER_WITHIN = 20

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const filledCells = (line: SheetLine): number => line.cells.filter((cell) => cell.trim() !== '').length

async function* rowsBelow(
  header: SheetLine,
  first: readonly SheetLine[],
  lines: AsyncGenerator<readonly SheetLine[]>,
): AsyncGenerator<readonly SheetRow[]> {
  const rows = (batch: readonly SheetLine[]): readonly SheetRow[] =>
    batch.map(({ line, cells }) => ({ row: line - header.line, cells }))
  if (first.length > 0) yield rows(first)
  for await (const batch of lines) yield rows(batch)
}

async function startOf(lines: AsyncGenerator<readonly SheetLine[]>) {
  for (let seen = 0; seen < HEADER_WITHIN;) {
    const step = await lines.next()
    if (step.done === true) break
    const index = step.value.findIndex((line) => filledCells(line) >= 2)
    const header = step.value[index]
    if (header !== undefined) return { header, first: step.value.slice(index + 1) }
    seen += step.value.length
  }
  throw refused('ROSTER-UNREADABLE', { why: '没有找到表头' })
}

const linesOf = (path: string, kind: SheetKind): AsyncGenerator<readonly SheetLine[]> =>
  kind.kind === 'xlsx' ? xlsxLines(path) : textLines(path, kind)

/**
 * Opens a table file by its content: XLSX; or text separated by tab, comma or semicolon in UTF-8 (with or without BOM),
 * UTF-16 with BOM or GB 18030, also when it is called .xls (notice 二.2). Refuses ROSTER-UNREADABLE with the reason.
 */
export async function readSheet(path: string): Promise<Sheet> {
  const kind = detectSheet(await headOf(path))
  const lines = linesOf(path, kind)
  try {
    const { header, first } = await startOf(lines)
    return {
      header: header.cells,
      format: kind.kind === 'xlsx' ? 'xlsx' : kind.encoding,
      batches: rowsBelow(header, first, lines),
      close: async () => {
        await lines.return(undefined)
      },
    }
  } catch (error) {
    await lines.return(undefined)
    throw error
  }
}

/** All rows at once, for a file known to be small. */
export async function rowsOf(sheet: Sheet): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of sheet.batches) rows.push(...batch)
  return rows
}
