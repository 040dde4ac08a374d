import type { FileFault } from '../images/file-fault.ts'
import { idNumberFault, parseIdNumber } from '../identity/id-number.ts'

/** Whose picture a file of an import says it is (notice 二.2(2): 以考生身份证号命名). */
export type FileName =
  /** `wide`: full-width digits or letters were read as plain ones, and it is said so. */
  | { readonly kind: 'number'; readonly number: string; readonly written: 'plain' | 'wide' }
  /** No citizen's number: perhaps a passport or permit (D7), looked up as it stands, in capitals. */
  | { readonly kind: 'other'; readonly text: string }
  | { readonly kind: 'fault'; readonly code: FileFault; readonly why?: string }

const SYSTEM = /^(\._.*|\.DS_Store|\.localized|Thumbs\.db|ehthumbs\.db|desktop\.ini|Icon\r)$/i
const SYSTEM_FOLDER = /^(__MACOSX|\.Spotlight-V100|\.Trashes|\$RECYCLE\.BIN|@eaDir)$/i
const ARCHIVE = /\.(zip|rar|7z|tar|t?gz|bz2|xz|cab|iso)$/i
const PICTURE = /\.jpe?g$/i

const why: Readonly<Record<string, string>> = {
  'ID-LENGTH': '应为 18 位',
  'ID-CHARACTER': '含有不该有的字符',
  'ID-DATE': '出生日期不存在',
}

/** Name parts of a path, whatever system wrote it. */
export const partsOf = (path: string): readonly string[] => path.split(/[\\/]/).filter((part) => part !== '')

/** Last part of a path: all that is ever shown of it. */
export const baseName = (path: string): string => partsOf(path).at(-1) ?? ''

const plainly = (text: string): string => text.normalize('NFKC').trim().toUpperCase()

/** Anything of 14 to 20 digits (the last may be X) was meant as a number. */
const meantAsNumber = (text: string): boolean => /^\d{13,19}[\dX]$/.test(text)

function byStem(written: string): FileName {
  const stem = plainly(written)
  if (parseIdNumber(stem).ok)
    return {
      kind: 'number',
      number: stem,
      written: stem === written.trim().toUpperCase() ? 'plain' : 'wide',
    }
  if (meantAsNumber(stem)) {
    const fault = idNumberFault(stem)
    if (fault === 'ID-CHECK-DIGIT') return { kind: 'fault', code: 'FILE-CHECK-DIGIT' }
    return { kind: 'fault', code: 'FILE-NUMBER', why: why[fault ?? ''] ?? '' }
  }
  const inside = stem.match(/\d{17}[\dX]/)?.[0]
  if (inside !== undefined && parseIdNumber(inside).ok) return { kind: 'fault', code: 'FILE-NAME-EXTRA' }
  return { kind: 'other', text: stem }
}

/** Reads `<ID number>.jpg` in folders of any depth, or any `.jpg` in a folder named by the number. */
export function readFileName(path: string): FileName {
  const parts = partsOf(path)
  const name = parts.at(-1) ?? ''
  const folders = parts.slice(0, -1)
  if (SYSTEM.test(name) || folders.some((f) => SYSTEM_FOLDER.test(f)))
    return { kind: 'fault', code: 'FILE-SYSTEM' }
  if (ARCHIVE.test(name)) return { kind: 'fault', code: 'FILE-NESTED' }
  if (!PICTURE.test(name.normalize('NFKC'))) return { kind: 'fault', code: 'FILE-NOT-JPEG' }
  const own = byStem(name.replace(/[.．][^.．]*$/, ''))
  if (own.kind !== 'other') return own
  const byFolder = folders
    .toReversed()
    .map(byStem)
    .find((read) => read.kind === 'number')
  return byFolder ?? own
}
