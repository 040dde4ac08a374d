import { type Result, ok, refuse } from '../base/result.ts'

/** Why a document picture may be opened by staff (查看目的, 个人信息保护法 art. 6 and 28): closed list of the pack. */
export interface ViewingPurpose {
  readonly code: string
  readonly text: string
  /** Where the words of the list do not say enough, a sentence is asked beside them. */
  readonly note: 'asked' | 'none'
  readonly basis: string
}

/** What somebody says before a document is shown. */
export interface Viewing {
  readonly purpose: string
  readonly note?: string
}

/** Shortest note that says something, in characters. */
const LEAST_NOTE = 4

/** The purpose as the pack words it. Refuses IMAGE-PURPOSE (none, or not of the list), IMAGE-PURPOSE-NOTE. */
export function checkViewing(
  purposes: readonly ViewingPurpose[],
  { purpose, note = '' }: Viewing,
): Result<ViewingPurpose> {
  const found = purposes.find((one) => one.code === purpose)
  if (found === undefined) return refuse('IMAGE-PURPOSE')
  if (found.note === 'asked' && [...note.trim()].length < LEAST_NOTE)
    return refuse('IMAGE-PURPOSE-NOTE', { purpose: found.text })
  return ok(found)
}

export function purposeText(purposes: readonly ViewingPurpose[], code: string): string {
  return purposes.find((one) => one.code === code)?.text ?? code
}
