import { foldVariants } from '../identity/name-variants.ts'
import { type DuplicatePolicy, type DuplicateTrait, duplicateTraitNames } from '../season/duplicate-policy.ts'
import { type Traits, consecutiveNumbers, portraitDistance } from './traits.ts'

/** agrees 一致; variant 写法不同; sound 同音不同字; differs 不一致; unknown 无从比较. */
export type Signal = 'agrees' | 'variant' | 'sound' | 'differs' | 'unknown'

export const signalNames: Readonly<Record<Signal, string>> = {
  agrees: '一致',
  variant: '写法不同，可能是同一姓名',
  sound: '同音不同字',
  differs: '不一致',
  unknown: '缺少资料，无法比较',
}

/** Which traits agree and which differ; never a value. */
export type Signals = Readonly<Record<DuplicateTrait, Signal>>

/** sameNumber 身份证件号码相同; sameStudentNumber 学籍号相同; changedNumber 证件号码可能变更; nameVariant 姓名写法不同;
 *  samePortrait 照片相同. */
export type DuplicateKind =
  'sameNumber' | 'sameStudentNumber' | 'changedNumber' | 'nameVariant' | 'samePortrait'

export const duplicateKindNames: Readonly<Record<DuplicateKind, string>> = {
  sameNumber: '身份证件号码相同',
  sameStudentNumber: '学籍号相同',
  changedNumber: '证件号码可能变更',
  nameVariant: '姓名写法不同',
  samePortrait: '照片相同',
}

/** twins 双胞胎（多胞胎）: never merged. */
export type TwinMark = 'twins' | 'none'

export interface Judgement {
  readonly signals: Signals
  /** Points of the pack. */
  readonly weight: number
  readonly kind: DuplicateKind
  readonly twins: TwinMark
}

const same = (a: string, b: string): Signal =>
  a === '' || b === '' ? 'unknown' : a === b ? 'agrees' : 'differs'

const shared = (a: readonly string[], b: readonly string[]): Signal => {
  if (a.length === 0 || b.length === 0) return 'unknown'
  return a.some((one) => b.includes(one)) ? 'agrees' : 'differs'
}

/** A student number may carry the other's ID number: `G` and the number of the day it was given (二.2). */
function studentNumbers(a: Traits, b: Traits): Signal {
  const carries = (x: Traits, y: Traits) => y.idNumber !== '' && x.studentNumber === `G${y.idNumber}`
  const told = same(a.studentNumber, b.studentNumber)
  return told !== 'agrees' && (carries(a, b) || carries(b, a)) ? 'agrees' : told
}

/** Names are folded for comparison only and kept as they are typed (D5). */
function names(a: Traits, b: Traits): Signal {
  const plain = same(a.name, b.name)
  if (plain !== 'differs') return plain
  if (foldVariants(a.name) === foldVariants(b.name)) return 'variant'
  return same(a.sound, b.sound) === 'agrees' ? 'sound' : 'differs'
}

function portraits(a: Traits, b: Traits, bits: number): Signal {
  if (a.portrait === '' || b.portrait === '') return 'unknown'
  return portraitDistance(a.portrait, b.portrait) <= bits ? 'agrees' : 'differs'
}

function signalsOf(a: Traits, b: Traits, policy: DuplicatePolicy): Signals {
  return {
    idNumber: same(a.idNumber, b.idNumber),
    studentNumber: studentNumbers(a, b),
    name: names(a, b),
    birthDate: same(a.birthDate, b.birthDate),
    sex: same(a.sex, b.sex),
    phone: shared(a.phones, b.phones),
    guardian: shared(a.guardians, b.guardians),
    address: shared(a.addresses, b.addresses),
    portrait: portraits(a, b, policy.portraitBits),
  }
}

const traitList = Object.keys(duplicateTraitNames) as readonly DuplicateTrait[]

function points(trait: DuplicateTrait, signal: Signal, { weights }: DuplicatePolicy): number {
  if (signal === 'agrees') return weights.agrees[trait]
  if (signal === 'differs') return -weights.differs[trait]
  return signal === 'variant' ? weights.nameVariant : signal === 'sound' ? weights.nameSound : 0
}

function kindOf({ idNumber, studentNumber, name, portrait }: Signals): DuplicateKind {
  if (idNumber === 'agrees') return 'sameNumber'
  if (name === 'variant' || name === 'sound') return 'nameVariant'
  if (portrait === 'agrees' && name === 'differs') return 'samePortrait'
  if (idNumber === 'differs') return 'changedNumber'
  if (studentNumber === 'agrees') return 'sameStudentNumber'
  return portrait === 'agrees' ? 'samePortrait' : 'changedNumber'
}

/** 双胞胎、多胞胎: born on one day into one family (guardian, telephone, address, or numbers given out together) and told apart by the
 *  given name, the sex, or numbers given out together. Doubt speaks for twins: two children must not become one. */
function twinsOf(signals: Signals, together: 'together' | 'apart'): TwinMark {
  if (signals.birthDate !== 'agrees') return 'none'
  const family =
    together === 'together' || [signals.phone, signals.guardian, signals.address].includes('agrees')
  const otherName = signals.name === 'differs' || (signals.name === 'sound' && signals.idNumber !== 'agrees')
  const apart = otherName || signals.sex === 'differs' || together === 'together'
  return family && apart ? 'twins' : 'none'
}

/** What two registrations have in common and what that says. Which comes first does not matter. */
export function judgePair(a: Traits, b: Traits, policy: DuplicatePolicy): Judgement {
  const signals = signalsOf(a, b, policy)
  const weight = traitList.reduce((sum, trait) => sum + points(trait, signals[trait], policy), 0)
  const together = consecutiveNumbers(a.idNumber, b.idNumber, policy.consecutive)
  return { signals, weight, kind: kindOf(signals), twins: twinsOf(signals, together) }
}

/** Whether a person is asked to look. Two registrations of one person are no duplicate to be merged. */
export function isSuspect({ weight }: Judgement, { threshold }: DuplicatePolicy): boolean {
  return weight >= threshold
}

const strength: Readonly<Record<Signal, number>> = { unknown: 0, differs: 0, sound: 1, variant: 2, agrees: 3 }

/** Whether what was dismissed is told again: only when something speaks for it now that did not then. */
export function isNews(dismissed: Signals, now: Signals): boolean {
  return traitList.some((trait) => strength[now[trait]] > strength[dismissed[trait]])
}
