import type { RosterPupil } from './pupil.ts'

/** A number seen before in the same file: in which row, and whether that row said the same. */
export interface Repeat {
  readonly first: number
  readonly content: 'same' | 'different'
}

/** Two words of FNV-1a in one exact number: enough to tell whether two rows of one pupil say the same. */
function printer() {
  let low = 0x811c9dc5
  let high = 0x1b873593
  return {
    add(text: string): void {
      for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index)
        low = Math.imul(low ^ code, 0x01000193)
        high = Math.imul(high ^ code, 0x5bd1e995)
      }
      low = Math.imul(low ^ 0x1f, 0x01000193)
    },
    print: (): number => (low >>> 0) + (high & 0xfffff) * 0x1_0000_0000,
  }
}

/** What is kept of a pupil and means something; a column of running numbers does not. */
function contentPrint(pupil: RosterPupil): number {
  const { add, print } = printer()
  add(pupil.name)
  add(pupil.schoolCode)
  add(pupil.className)
  add(pupil.sex + pupil.birthDate + pupil.ethnicGroup + pupil.idKind + pupil.politicalStatus)
  add(pupil.studentNumber)
  add(pupil.householdDivision)
  add(pupil.homeAddress)
  add(pupil.phone)
  for (const guardian of pupil.guardians) {
    add(guardian.name)
    add(guardian.relation)
    add(guardian.phone)
  }
  return print()
}

interface Seen {
  readonly row: number
  readonly print: number
}

/** Watches one file for the same document number in two rows; about 100 bytes are kept for each pupil. */
export function repeatWatch(): (pupil: RosterPupil, row: number) => Repeat | undefined {
  const seen = new Map<string, Seen>()
  return (pupil, row) => {
    if (pupil.idNumber === '') return undefined
    const print = contentPrint(pupil)
    const before = seen.get(pupil.idNumber)
    if (before === undefined) {
      seen.set(pupil.idNumber, { row, print })
      return undefined
    }
    return { first: before.row, content: before.print === print ? 'same' : 'different' }
  }
}
