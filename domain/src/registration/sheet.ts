import type { Lifecycle } from '../lifecycle/table.ts'
import type { Activity } from '../season/timetable.ts'

export type SheetState = 'issued' | 'returned' | 'signed'
export type SheetEvent = 'sign' | 'return'

/** A printed registration form on its way back (J2): 签字有误 goes back and may come again. */
export const sheetLifecycle: Lifecycle<SheetState, SheetEvent, Activity, 'bothSigned' | 'reasonGiven'> = {
  title: '报名登记表回收',
  states: { issued: '已打印待签字', returned: '签字有误已退回', signed: '已签字登记' },
  events: { sign: '登记签字', return: '签字有误退回' },
  refusalOf: { bothSigned: 'REG-PAPER-UNSIGNED', reasonGiven: 'REG-REASON-MISSING' },
  table: [
    ['issued', 'sign', 'signed', 'registration.sign', 'sign', ['bothSigned']],
    ['issued', 'return', 'returned', 'registration.sign', 'sign', ['reasonGiven']],
    ['returned', 'sign', 'signed', 'registration.sign', 'sign', ['bothSigned']],
    ['returned', 'return', 'returned', 'registration.sign', 'sign', ['reasonGiven']],
  ],
}

/** Whether the paper still says what the record says. A signed sheet stays signed. */
export type SheetStanding = 'current' | 'stale' | 'signed'

export function standingOfSheet(
  state: SheetState,
  { printed, current }: { readonly printed: string; readonly current: string },
): SheetStanding {
  const signed = sheetLifecycle.table.every(([from]) => from !== state)
  if (signed) return 'signed'
  return printed === current ? 'current' : 'stale'
}

/** What a scanner or a hand gives: QR text, barcode number, or the 16 digits (spaces and hyphens do not matter). */
export type SheetCode =
  | { readonly kind: 'qr'; readonly sheet: string; readonly seal: string }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'digits'; readonly digits: string }

const QR = /^zz1\.([0-9a-f-]{36})\.([0-9a-f]{64})$/i

export function readSheetCode(text: string): SheetCode {
  const bare = text.trim()
  const qr = QR.exec(bare)
  if (qr?.[1] !== undefined && qr[2] !== undefined)
    return { kind: 'qr', sheet: qr[1].toLowerCase(), seal: qr[2].toLowerCase() }
  const digits = bare.replace(/[\s-]/g, '')
  return /^\d{16}$/.test(digits) ? { kind: 'digits', digits } : { kind: 'number', number: bare.toUpperCase() }
}

export function qrText(sheet: string, seal: string): string {
  return `zz1.${sheet}.${seal}`
}

/** `224100000123-01`: the registration number and how often it has been printed anew; 14 digits, never 16. */
export function sheetNumber(registration: string, print: number): string {
  return `${registration}-${String(print).padStart(2, '0')}`
}
