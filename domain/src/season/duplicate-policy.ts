/** What two registrations may have in common (G4). */
export type DuplicateTrait =
  'idNumber' | 'studentNumber' | 'name' | 'birthDate' | 'sex' | 'phone' | 'guardian' | 'address' | 'portrait'

export const duplicateTraitNames: Readonly<Record<DuplicateTrait, string>> = {
  idNumber: '身份证件号码',
  studentNumber: '学籍号',
  name: '姓名',
  birthDate: '出生日期',
  sex: '性别',
  phone: '联系电话',
  guardian: '监护人姓名',
  address: '住址',
  portrait: '照片',
}

/** Points for and against two registrations being one person's. */
export interface DuplicateWeights {
  readonly agrees: Readonly<Record<DuplicateTrait, number>>
  readonly differs: Readonly<Record<DuplicateTrait, number>>
  /** The same name written otherwise: dots, compatibility ideographs, private-use characters. */
  readonly nameVariant: number
  /** Other characters read the same. */
  readonly nameSound: number
}

/** When two registrations are put before a person as perhaps one (疑似重复, G4). Data of the pack. */
export interface DuplicatePolicy {
  readonly weights: DuplicateWeights
  /** From this many points on a case is made. */
  readonly threshold: number
  /** Bits of 64 in which two likenesses of one picture may differ, at most 2: that is what the keys find. */
  readonly portraitBits: number
  /** A key that more registrations than this share says nothing: its neighbours are not looked at. */
  readonly commonKey: number
  /** Places by which ID numbers given out together lie apart at most. */
  readonly consecutive: number
  /** Who decides when both stand in one school: the school, or the office above it. */
  readonly sameSchool: 'school' | 'above'
  readonly basis: string
}
