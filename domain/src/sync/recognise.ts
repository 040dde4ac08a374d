/** What tells one pupil from another, as the register says or as we hold it; blank = not known. */
export interface Identified {
  readonly name: string
  /** `YYYY-MM-DD` */
  readonly birthDate: string
  readonly idNumber: string
}

/** 临时学籍号 (L) 换成正式号 (G) (A7): somebody held without an ID number has one now; name and birthday are the same, and known. An ID
 *  number that became another, or a name that changed on the way, is for people to look at. */
export const gotNumber = (held: Identified, told: Identified): boolean =>
  held.idNumber === '' &&
  told.idNumber !== '' &&
  held.birthDate !== '' &&
  held.birthDate === told.birthDate &&
  held.name !== '' &&
  held.name === told.name
