import type { Sections } from '../forms/form.ts'
import { parseIdNumber } from '../identity/id-number.ts'
import { foldVariants } from '../identity/name-variants.ts'

/** What of one registration is compared with another (G4). Never stored: compared and forgotten. */
export interface Traits {
  readonly registration: string
  readonly person: string
  readonly name: string
  /** `wangzihan`: full pinyin, empty where it is not known. */
  readonly sound: string
  readonly birthDate: string
  readonly sex: string
  readonly idNumber: string
  readonly studentNumber: string
  readonly phones: readonly string[]
  readonly guardians: readonly string[]
  readonly addresses: readonly string[]
  /** 64 bits as 16 hexadecimal digits; empty without a portrait. */
  readonly portrait: string
}

const present = (values: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(values.filter((value): value is string => value !== undefined && value !== '')),
]

const bare = (address: string | undefined) => address?.replaceAll(/[\s\u3000]/g, '')

/** Reads the traits from the sections of a registration; `sound` and `portrait` are measured elsewhere. */
export function traitsOf(
  sections: Sections,
  known: Pick<Traits, 'registration' | 'person' | 'sound' | 'portrait'>,
): Traits {
  const basic = sections['basic']?.[0] ?? {}
  const guardians = sections['guardians'] ?? []
  return {
    ...known,
    name: basic['name'] ?? '',
    birthDate: basic['birthDate'] ?? '',
    sex: basic['sex'] ?? '',
    idNumber: (basic['idNumber'] ?? '').toUpperCase(),
    studentNumber: (basic['studentNumber'] ?? '').toUpperCase(),
    phones: present([basic['phone'], basic['phone2'], ...guardians.map((row) => row['phone'])]),
    guardians: present(guardians.map((row) => row['name'])),
    addresses: present([bare(basic['householdAddress']), bare(basic['homeAddress'])]),
  }
}

/** By what kind of key neighbours are found; a key is an HMAC in the table, never its text. */
export type KeyKind = 'number' | 'name' | 'sound' | 'phone' | 'portrait'

export interface DuplicateKey {
  readonly kind: KeyKind
  /** To be hashed with a key; never stored. */
  readonly text: string
}

/** 64 bits in three parts: two likenesses that differ in two bits at most have a part in common. */
function portraitParts(hash: string): readonly string[] {
  if (!/^[0-9a-f]{16}$/.test(hash)) return []
  const bits = BigInt(`0x${hash}`).toString(2).padStart(64, '0')
  return [`a${bits.slice(0, 22)}`, `b${bits.slice(22, 43)}`, `c${bits.slice(43)}`]
}

/** The number itself, and the ID number inside a student number `G…`: a changed ID number is found by it. */
const numbers = ({ idNumber, studentNumber }: Traits) =>
  present([idNumber, studentNumber, /^G\d{17}[\dX]$/.test(studentNumber) ? studentNumber.slice(1) : ''])

/** Everything by which the neighbours of a registration are looked up (G4). */
export function keysOf(traits: Traits): readonly DuplicateKey[] {
  const { name, sound, birthDate, phones, portrait } = traits
  const born = (kind: KeyKind, values: readonly string[]): readonly DuplicateKey[] =>
    birthDate === '' ? [] : present(values).map((value) => ({ kind, text: `${value}|${birthDate}` }))
  return [
    ...numbers(traits).map((text): DuplicateKey => ({ kind: 'number', text })),
    ...born('name', [foldVariants(name)]),
    ...born('sound', [sound]),
    ...born('phone', phones),
    // A birthday that was typed wrong: the name and a telephone are left.
    ...phones.map((phone): DuplicateKey => ({ kind: 'phone', text: `${foldVariants(name)}|${phone}` })),
    ...portraitParts(portrait).map((text): DuplicateKey => ({ kind: 'portrait', text })),
  ]
}

/** Bits in which two likenesses differ, 0–64. */
export function portraitDistance(a: string, b: string): number {
  return [...(BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2)].filter((bit) => bit === '1').length
}

/** Whether two ID numbers were given out together: same place, same day, `places` apart at most. Both must be right (GB 11643). */
export function consecutiveNumbers(a: string, b: string, places: number): 'together' | 'apart' {
  if (a === b || !parseIdNumber(a).ok || !parseIdNumber(b).ok) return 'apart'
  if (a.slice(0, 14) !== b.slice(0, 14)) return 'apart'
  return Math.abs(Number(a.slice(14, 17)) - Number(b.slice(14, 17))) <= places ? 'together' : 'apart'
}
