/** A family member of the student register; blank = not given. */
export interface RosterGuardian {
  readonly name: string
  /** Code of `family-relation`. */
  readonly relation: string
  readonly phone: string
  /** Code of `id-document-kind`. */
  readonly idKind: string
  readonly idNumber: string
  readonly employer: string
  readonly position: string
  readonly address: string
  /** What the register says: a guardian, another relative, or nothing. */
  readonly standing: 'guardian' | 'relative' | 'unsaid'
}

/** A pupil as the student-status system tells (notice 二.2), read and repaired; blank = not given. */
export interface RosterPupil {
  /** 学校标识码, ten digits. */
  readonly schoolCode: string
  readonly name: string
  /** Codes: `sex`, `ethnic-group`, `id-document-kind`, `political-status`. */
  readonly sex: string
  /** `YYYY-MM-DD` */
  readonly birthDate: string
  readonly ethnicGroup: string
  readonly idKind: string
  readonly idNumber: string
  readonly studentNumber: string
  readonly grade: 8 | 9
  /** As written: 九（3）班. */
  readonly className: string
  /** Two digits within the grade, `03`; letters for a class that has only a name. */
  readonly classNo: string
  readonly seat: string
  readonly nationality: string
  readonly politicalStatus: string
  /** Six digits of GB/T 2260. */
  readonly householdDivision: string
  readonly householdAddress: string
  readonly householdKind: string
  readonly studentSource: string
  readonly homeAddress: string
  /** A mobile number, or blank. */
  readonly phone: string
  readonly formerName: string
  readonly health: string
  readonly guardians: readonly RosterGuardian[]
  /** Every other filled column, under its own title. */
  readonly extra: Readonly<Record<string, string>>
}

/** `0903`: grade and class, the last part of a class's organisation code. */
export function classCodeOf(pupil: Pick<RosterPupil, 'grade' | 'classNo'>): string {
  return `0${pupil.grade}${pupil.classNo}`
}
