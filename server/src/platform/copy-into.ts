import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from } from 'pg-copy-streams'

/** What a column of a copied row may be; objects and arrays go in as JSON text. */
export type CopyValue = string | number | bigint | boolean | null | undefined | Date | Buffer | object
export type CopyRow = readonly CopyValue[]

/** Characters collected before they are handed on. */
const CHUNK = 64 * 1024

/**
 * Streams rows into `target`, e.g. `roster_row (batch, line, cells)`, by COPY: one statement, memory flat, the source
 * asked only as fast as the database takes. Answers the number of rows. All or nothing.
 */
export async function copyInto(
  client: ClientBase,
  target: string,
  rows: AsyncIterable<CopyRow> | Iterable<CopyRow>,
): Promise<number> {
  const sink = client.query(from(`COPY ${target} FROM STDIN`))
  await pipeline(Readable.from(chunks(rows), { objectMode: true, highWaterMark: 2 }), sink)
  return sink.rowCount
}

async function* chunks(rows: AsyncIterable<CopyRow> | Iterable<CopyRow>): AsyncGenerator<Buffer> {
  let text = ''
  for await (const row of rows) {
    text += copyLine(row)
    if (text.length < CHUNK) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

/** One line of COPY's text format. */
export function copyLine(row: CopyRow): string {
  return `${row.map(copyCell).join('\t')}\n`
}

function copyCell(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  return escaped(JSON.stringify(value))
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  // Half a surrogate pair would be stored as U+FFFD, changing a name without a word.
  if (!text.isWellFormed() || text.includes('\0')) throw new TypeError('text that PostgreSQL cannot keep')
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
}
