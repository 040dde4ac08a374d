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

/** A citizen's number as an exact whole number below 2^53; anything else stays text. */
function keyOf(idNumber: string): number | undefined {
  if (idNumber.length !== 18) return undefined
  const area = Number(idNumber.slice(0, 6))
  const day =
    Number(idNumber.slice(6, 10)) * 372 + Number(idNumber.slice(10, 12)) * 31 + Number(idNumber.slice(12, 14))
  const key = (area * 800_000 + day) * 1000 + Number(idNumber.slice(14, 17))
  return Number.isSafeInteger(key) ? key : undefined
}

interface Seen {
  readonly row: number
  readonly print: number
}

/** Numbers in a row of open slots, 20 bytes each: a province of 1.5 million pupils stays under 100 MB. */
function numberTable() {
  let keys = new Float64Array(4096).fill(-1)
  let rows = new Int32Array(4096)
  let prints = new Float64Array(4096)
  let count = 0
  const slotOf = (key: number): number => {
    const mask = keys.length - 1
    let slot = Math.imul(key % 0x7fff_ffff, 0x9e37_79b1) & mask
    while (keys[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }
  const put = (key: number, seen: Seen): void => {
    const slot = slotOf(key)
    keys[slot] = key
    rows[slot] = seen.row
    prints[slot] = seen.print
  }
  const grow = (): void => {
    const [oldKeys, oldRows, oldPrints] = [keys, rows, prints]
    keys = new Float64Array(oldKeys.length * 2).fill(-1)
    rows = new Int32Array(oldKeys.length * 2)
    prints = new Float64Array(oldKeys.length * 2)
    for (const [slot, key] of oldKeys.entries()) {
      if (key !== -1) put(key, { row: oldRows[slot] ?? 0, print: oldPrints[slot] ?? 0 })
    }
  }
  return {
    get(key: number): Seen | undefined {
      const slot = slotOf(key)
      return keys[slot] === -1 ? undefined : { row: rows[slot] ?? 0, print: prints[slot] ?? 0 }
    },
    set(key: number, seen: Seen): void {
      if ((count += 1) * 2 > keys.length) grow()
      put(key, seen)
    },
  }
}

/** Watches one file for the same document number in two rows. */
export function repeatWatch(): (pupil: RosterPupil, row: number) => Repeat | undefined {
  const numbers = numberTable()
  const texts = new Map<string, Seen>()
  return (pupil, row) => {
    if (pupil.idNumber === '') return undefined
    const key = keyOf(pupil.idNumber)
    const print = contentPrint(pupil)
    const before = key === undefined ? texts.get(pupil.idNumber) : numbers.get(key)
    if (before !== undefined) {
      return { first: before.row, content: before.print === print ? 'same' : 'different' }
    }
    if (key === undefined) texts.set(pupil.idNumber, { row, print })
    else numbers.set(key, { row, print })
    return undefined
  }
}
