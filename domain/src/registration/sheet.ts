import type { Lifecycle } from '../lifecycle/table.ts'
import type { Activity } from '../season/timetable.ts'
import { awaitsSigning } from './lifecycle.ts'
import type { State } from './registration.ts'

export type SheetState = 'issued' | 'returned' | 'signed' | 'superseded'
export type SheetEvent = 'sign' | 'return' | 'supersede'

/** A printed registration form on its way back (J2): 签字有误 goes back and may come again. After a correction the sheet that was
 *  signed before stays in the archive, marked as replaced (notice 三.(三)). */
export const sheetLifecycle: Lifecycle<SheetState, SheetEvent, Activity, 'bothSigned' | 'reasonGiven'> = {
  title: '报名登记表回收',
  states: {
    issued: '已打印待签字',
    returned: '签字有误已退回',
    signed: '已签字登记',
    superseded: '已作废（被新表替代）',
  },
  events: { sign: '登记签字', return: '签字有误退回', supersede: '被新表替代' },
  refusalOf: { bothSigned: 'REG-PAPER-UNSIGNED', reasonGiven: 'REG-REASON-MISSING' },
  table: [
    ['issued', 'sign', 'signed', 'registration.sign', 'sign', ['bothSigned']],
    ['issued', 'return', 'returned', 'registration.sign', 'sign', ['reasonGiven']],
    ['returned', 'sign', 'signed', 'registration.sign', 'sign', ['bothSigned']],
    ['returned', 'return', 'returned', 'registration.sign', 'sign', ['reasonGiven']],
    ['signed', 'supersede', 'superseded', 'registration.sign', 'always', []],
  ],
}

/** Whether the paper still says what the record says. A signed sheet stays signed until another one is signed for a correction. */
export type SheetStanding = 'current' | 'stale' | 'signed' | 'superseded'

/** What is settled does not ask what the record says by now. */
const settled: Readonly<Partial<Record<SheetState, SheetStanding>>> = {
  signed: 'signed',
  superseded: 'superseded',
}

export function standingOfSheet(
  state: SheetState,
  { printed, current }: { readonly printed: string; readonly current: string },
): SheetStanding {
  return settled[state] ?? (printed === current ? 'current' : 'stale')
}

/** Whether a paper may stand for the record still, so that printing prints it again and signing finds it signed: never one that was
 *  replaced, and while a correction waits for new signatures (notice 三.(三)) not the one signed before, even if it says the same. */
export function sheetServes(state: SheetState, registration: State): boolean {
  const replaced = !sheetLifecycle.table.some(([from]) => from === state)
  return !replaced && (state !== 'signed' || !awaitsSigning(registration))
}

/** What a scanner or a hand gives: QR text, barcode number, or the 16 digits (spaces and hyphens do not matter). */
export type SheetCode =
  | { readonly kind: 'qr'; readonly sheet: string; readonly seal: string }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'digits'; readonly digits: string }

const QR = /^(?:\S+#\/check\/)?zz1\.([0-9a-f-]{36})\.([0-9a-f]{64})$/i

export function readSheetCode(text: string): SheetCode {
  const bare = text.trim()
  const qr = QR.exec(bare)
  if (qr?.[1] !== undefined && qr[2] !== undefined)
    return { kind: 'qr', sheet: qr[1].toLowerCase(), seal: qr[2].toLowerCase() }
  const digits = bare.replace(/[\s-]/g, '')
  return /^\d{16}$/.test(digits) ? { kind: 'digits', digits } : { kind: 'number', number: bare.toUpperCase() }
}

/** What the QR of a sheet says: the page where anybody checks it, the code behind `#`, which no browser sends to a server or proxy. */
export function qrText(
  site: string,
  { sheet, seal }: { readonly sheet: string; readonly seal: string },
): string {
  return `${site.replace(/\/+$/, '')}/#/check/zz1.${sheet}.${seal}`
}

/** `224100000123-01`: the registration number and how often it has been printed anew; 14 digits, never 16. */
export function sheetNumber(registration: string, print: number): string {
  return `${registration}-${String(print).padStart(2, '0')}`
}
