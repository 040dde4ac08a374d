import { refused } from './errors.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** What a table file is by its content; its name is never believed. */
export type SheetKind =
  { readonly kind: 'xlsx' } | { readonly kind: 'text'; readonly encoding: Encoding; readonly skip: number }

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte)

/** UTF-8 as far as the head goes; a character cut off at its end is no error. */
function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Files that are no table, with the words for whoever chose them. */
function checkForeign(head: Uint8Array): void {
  // Compound file: BIFF .xls of Excel 97–2003, or a workbook with a password.
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw refused('ROSTER-UNREADABLE', {
      why: '这是旧版 Excel（97-2003）的 .xls 或加了密码的工作簿，请在 Excel 或 WPS 中打开，去掉密码后“另存为”XLSX 格式',
    })
  }
  if (startsWith(head, [0x25, 0x50, 0x44, 0x46]) || startsWith(head, [0xff, 0xd8, 0xff])) {
    throw refused('ROSTER-UNREADABLE', { why: '这是 PDF 或照片，不是表格' })
  }
}

function checkText(head: Uint8Array): void {
  if (head.includes(0)) {
    throw refused('ROSTER-UNREADABLE', { why: '这不是表格文件，或是很旧的 Excel 格式，请另存为 XLSX' })
  }
  const start = new TextDecoder('latin1').decode(head.subarray(0, 512)).trimStart().toLowerCase()
  if (/^(?:<!doctype|<html|<table|<\?xml|<head|<meta)/.test(start.replace(/^ï»¿/, ''))) {
    throw refused('ROSTER-UNREADABLE', { why: '这是网页格式的表格，请用 Excel 或 WPS 打开后“另存为”XLSX' })
  }
}

/** Tells XLSX, text and its encoding by the first bytes (up to 64 KB). Never `gbk`: 䶮 would become private-use. */
export function detectSheet(head: Uint8Array): SheetKind {
  if (head.length === 0) throw refused('ROSTER-UNREADABLE', { why: '文件是空的' })
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return { kind: 'xlsx' }
  if (startsWith(head, [0x50, 0x4b])) throw refused('ROSTER-UNREADABLE', { why: '压缩包是空的或不完整' })
  checkForeign(head)
  if (startsWith(head, [0xff, 0xfe])) return { kind: 'text', encoding: 'utf-16le', skip: 2 }
  if (startsWith(head, [0xfe, 0xff])) return { kind: 'text', encoding: 'utf-16be', skip: 2 }
  checkText(head)
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return { kind: 'text', encoding: 'utf-8', skip: 3 }
  return { kind: 'text', encoding: isUtf8(head) ? 'utf-8' : 'gb18030', skip: 0 }
}
