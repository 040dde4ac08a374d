import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { findSheet } from '@zhongzhao/api/papers'

export type Sheet = OutputOf<typeof findSheet>

/** What lies under the scanner: nothing, a sheet looked at, or one that must not be signed. */
export type Table =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'sheet'
      readonly sheet: Sheet
      /** Ground on which somebody signed for the guardian; the guardian when absent. */
      readonly ground?: string | undefined
    }

export type ScanStep =
  | { readonly kind: 'find'; readonly code: string }
  | { readonly kind: 'sign'; readonly sheet: Sheet }
  | { readonly kind: 'none' }

/** Enter: with a code in the field, look the sheet up (a hand scanner types the code and Enter); with the field empty and a current
 *  sheet on the table, record both signatures. A scanner that types the same code again looks it up again, it never signs. */
export function onEnter(typed: string, table: Table): ScanStep {
  const code = typed.trim()
  if (code !== '') return { kind: 'find', code }
  if (table.kind === 'sheet' && table.sheet.standing === 'current')
    return { kind: 'sign', sheet: table.sheet }
  return { kind: 'none' }
}

/** A key that bounces, or is pressed for the page before, comes within this after a page was shown. */
const SETTLES_MS = 500

/** Whether a page may be recorded: only what somebody has had before the eyes. `shownAt`: when its picture stood there; absent while it is
 *  fetched, and when it did not come. */
export function mayRecord(shownAt: number | undefined, now: number): boolean {
  return shownAt !== undefined && now - shownAt >= SETTLES_MS
}

/** A scanner under a Chinese input method types full-width letters and digits. */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
}

/** `0123456789012345` → `0123 4567 8901 2345`, as on the paper. */
export function groupedDigits(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ')
}

export interface Recorded {
  readonly sheet: Sheet
  readonly outcome: 'signed' | 'returned'
  /** Order of recording, to tell two records of one sheet apart. */
  readonly at: number
}

/** The running list, the newest first, bounded. */
export function remember(
  list: readonly Recorded[],
  sheet: Sheet,
  outcome: Recorded['outcome'],
): readonly Recorded[] {
  return [{ sheet, outcome, at: (list[0]?.at ?? 0) + 1 }, ...list].slice(0, 200)
}
