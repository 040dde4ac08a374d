import type { DuplicatePolicy } from '@zhongzhao/domain/season/duplicate-policy'

/** When two registrations are put before a person as perhaps one (G4). The notice wants one true record a candidate (三.(三)) and
 *  says nothing of how doubles are found. Same name and birthday alone is 35: strangers in two counties are not told. */
export const duplicates: DuplicatePolicy = {
  weights: {
    agrees: {
      idNumber: 100,
      studentNumber: 60,
      name: 25,
      birthDate: 25,
      sex: 0,
      phone: 20,
      guardian: 15,
      address: 15,
      portrait: 110,
    },
    differs: {
      idNumber: 15,
      studentNumber: 0,
      name: 20,
      birthDate: 20,
      sex: 10,
      phone: 0,
      guardian: 0,
      address: 0,
      portrait: 0,
    },
    nameVariant: 20,
    nameSound: 10,
  },
  threshold: 50,
  portraitBits: 2,
  commonKey: 200,
  consecutive: 9,
  sameSchool: 'above',
  basis: 'assumed',
}
