import { type Finding, finding } from '../base/finding.ts'

/**
 * 学籍号: `G` + ID number, `J` + 18 characters made by the school, `L` + 18 digits for the time being. `G` need not equal
 * today's ID number and `L` has no check digit, and `L` pupils are treated alike, so neither is ever held against a pupil.
 */
export function fitsStudentNumber(text: string): boolean {
  return /^[GJ]\d{17}[\dX]$|^L\d{18}$/.test(text) || !/^[GJL]\d/.test(text)
}

/** A doubt only where the number claims to be national (G, J, L) and has another length; provincial numbers are free. */
export function checkStudentNumber(
  text: string,
  { field, label }: { field: string; label: string },
): Finding[] {
  return fitsStudentNumber(text) ? [] : [finding(field, 'doubt', 'STUDENT-NUMBER-SHAPE', { label })]
}
