import { type Entry, getFileNameLowLevel } from 'yauzl'

const UTF8_FLAG = 0x800
const UNICODE_PATH = 0x7075

const utf8 = new TextDecoder('utf-8', { fatal: true })
const gb18030 = new TextDecoder('gb18030')

/** The name of an entry. Without the flag for UTF-8 it is that all the same from macOS, and GB 18030 from a Chinese Windows. */
export function entryName(entry: Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry
  if (
    (generalPurposeBitFlag & UTF8_FLAG) !== 0 ||
    extraFields.some((field) => field.id === UNICODE_PATH && field.data.length > 5)
  )
    return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)
  try {
    return utf8.decode(fileNameRaw)
  } catch {
    return gb18030.decode(fileNameRaw)
  }
}

/** A name that leads out of the folder it would be unpacked into: absolute, with a drive, or through `..`. */
export function leadsOut(name: string): boolean {
  return /^([\\/]|[A-Za-z]:)/.test(name) || name.includes('\0') || name.split(/[\\/]/).includes('..')
}

/** Unix says in the upper half of the attributes what kind of file it is. */
export function isLink({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  return versionMadeBy >> 8 === 3 && ((externalFileAttributes >>> 16) & 0xf000) === 0xa000
}
