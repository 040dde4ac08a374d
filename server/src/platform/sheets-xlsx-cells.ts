import { refused } from './errors.ts'

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Text of an XML element: entities, and `_x000D_` as spreadsheets write control characters. */
export function xmlText(text: string): string {
  const plain = text.includes('&')
    ? text.replaceAll(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{2,5});/g, (whole, name: string) => {
        if (!name.startsWith('#')) return ENTITIES[name] ?? whole
        const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      })
    : text
  if (!plain.includes('_x')) return plain
  return plain.replaceAll(/_x([0-9A-F]{4})_/g, (_, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16))
    return character === '\0' ? '' : character
  })
}

/** Every `<t>` of a string item or inline string, phonetic guides (`<rPh>`) left out. */
export function richText(item: string): string {
  const own = item.includes('rPh') ? item.replaceAll(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : item
  let text = ''
  for (const found of own.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g))
    text += found[1] ?? ''
  return xmlText(text)
}

const DAY_MS = 86_400_000

/** A serial day of Excel as `2008-03-14`, with the time of day if it has one. 1904 = the Macintosh calendar. */
export function serialText(serial: number, calendar: 1900 | 1904): string {
  const epoch = calendar === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  const at = new Date(epoch + Math.round(serial * 86_400) * 1000)
  if (Number.isNaN(at.getTime()) || serial < 0) return String(serial)
  const text = at.toISOString()
  return at.getTime() % DAY_MS === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`
}

/** Beyond fifteen digits a spreadsheet's number has lost digits: it is shown as the float it is, never as a whole number. */
export function numberText(value: string): string {
  if (/^-?\d{1,15}$/.test(value)) return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  return Math.abs(number) >= 1e15 ? number.toExponential().replace('e', 'E') : String(number)
}

/** `BC12` → 54 (columns from 0). */
export function columnOf(reference: string): number {
  let column = 0
  for (let index = 0; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

/** What cells refer to: shared strings and which styles are dates. */
export interface Workbook {
  readonly strings: readonly string[]
  readonly dateStyles: ReadonlySet<string>
  readonly calendar: 1900 | 1904
}

const COLUMN_LIMIT = 2000
/** What a spreadsheet allows in a cell. */
const CELL_LIMIT = 32_767

function cellText(kind: string, style: string, { body, book }: { body: string; book: Workbook }): string {
  if (kind === 'inlineStr') return richText(body)
  const start = body.indexOf('<v>') === -1 ? body.search(/<(?:\w+:)?v[ >]/) : body.indexOf('<v>')
  if (start === -1) return ''
  const from = body.indexOf('>', start) + 1
  const value = body.slice(from, body.indexOf('<', from))
  switch (kind) {
    case 's':
      return book.strings[Number(value)] ?? ''
    case 'str':
      return xmlText(value)
    case 'b':
      return value === '1' ? '是' : '否'
    case 'e':
      return xmlText(value)
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ')
    default:
      return book.dateStyles.has(style) ? serialText(Number(value), book.calendar) : numberText(value)
  }
}

/** The value of one attribute in the text of a tag; ` t="` is not found inside ` r="`. */
function attribute(tag: string, name: string): string {
  const at = tag.indexOf(` ${name}="`)
  if (at === -1) return ''
  const from = at + name.length + 3
  return tag.slice(from, tag.indexOf('"', from))
}

/** The cells of one `<row>`: `body` is what stands between its tags, `prefix` the namespace prefix (`x:`) or ''. */
export function rowCellsOf(body: string, prefix: string, book: Workbook): string[] {
  const cells: string[] = []
  const open = `<${prefix}c`
  const close = `</${prefix}c>`
  let at = body.indexOf(open)
  while (at !== -1) {
    const tagEnd = body.indexOf('>', at)
    if (tagEnd === -1) break
    const tag = body.slice(at + open.length, tagEnd)
    const reference = attribute(tag, 'r')
    const column = reference === '' ? cells.length : columnOf(reference)
    if (column >= COLUMN_LIMIT) throw refused('ROSTER-UNREADABLE', { why: `有一行超过 ${COLUMN_LIMIT} 列` })
    while (cells.length < column) cells.push('')
    let next = tagEnd + 1
    if (body.charCodeAt(tagEnd - 1) !== 47) {
      const end = body.indexOf(close, tagEnd)
      const inner = body.slice(tagEnd + 1, end === -1 ? body.length : end)
      const text = cellText(attribute(tag, 't'), attribute(tag, 's'), { body: inner, book })
      if (text.length > CELL_LIMIT) throw refused('ROSTER-UNREADABLE', { why: '有一格超过 32767 个字' })
      cells[column] = text
      next = end === -1 ? body.length : end + close.length
    } else cells[column] ??= ''
    at = body.indexOf(open, next)
  }
  return cells
}
