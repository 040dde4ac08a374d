import { type Finding, finding } from '../base/finding.ts'
import { codeName } from '../codes/code-table.ts'
import { catalog } from '../codes/catalog.ts'
import { checkIdNumber, idNumberFault } from './id-number.ts'

/** Code of `id-document-kind`. */
export type DocumentKind = '1' | '6' | '7' | '8' | '9' | 'A' | 'B' | 'C' | 'Z'

/** Kinds whose number is an 18-digit citizen's number (GB 11643): ID card, household register, residence permit. */
export function hasCitizenNumber(kind: string): boolean {
  return kind === '1' || kind === 'B' || kind === 'C'
}

/** Shapes of the other kinds (DOMAIN 1.8; the older permanent-residence card has 15 characters, the one of 2023 has 18). */
const SHAPES: Readonly<Record<string, RegExp>> = {
  '6': /^H\d{8}(?:\d{2})?$/,
  '7': /^M\d{8}(?:\d{2})?$/,
  '8': /^\d{8}(?:\d{2})?$/,
  '9': /^(?:[A-Z]{3}\d{12}|9\d{16}[\dX])$/,
  A: /^[A-Z0-9]{4,20}$/,
  Z: /^\S{1,40}$/u,
}

/** Whether the number has the shape of its kind; citizen numbers are checked whole. */
export function fitsDocument(kind: string, number: string): boolean {
  if (hasCitizenNumber(kind)) {
    return idNumberFault(number) === undefined && (kind !== 'C' || /^8[123]0000/.test(number))
  }
  return SHAPES[kind]?.test(number) ?? true
}

/** Each kind of document has its own check (D7). The number is expected tidied: no spaces, capitals. */
export function checkDocumentNumber(
  kind: string,
  number: string,
  { field, label }: { field: string; label: string },
): Finding[] {
  if (hasCitizenNumber(kind)) {
    const faults = checkIdNumber(number, { field, label })
    if (faults.length > 0) return faults
  }
  if (fitsDocument(kind, number)) return []
  return [finding(field, 'error', 'ID-KIND', { label, kind: codeName(catalog['id-document-kind'], kind) })]
}
