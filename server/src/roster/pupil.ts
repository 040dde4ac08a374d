import type { Form, Sections, Values } from '@zhongzhao/domain/forms/form'
import type { OrgPath } from '@zhongzhao/domain/orgs/org'
import { type RosterGuardian, type RosterPupil, classCodeOf } from '@zhongzhao/domain/roster/pupil'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'

/** A roster row that was read and placed: which class of which school, and what it says in the season's forms. */
export interface Pupil {
  readonly name: string
  readonly idNumber: string | undefined
  readonly studentNumber: string | undefined
  readonly grade: 8 | 9
  /** Code of the school's organisation. */
  readonly school: string
  /** Path of the class. */
  readonly org: OrgPath
  /** 九年级3班 */
  readonly className: string
  /** 班内学号; 0 when the roster has none. */
  readonly position: number
  readonly sections: Sections
}

export interface School {
  readonly code: string
  readonly path: OrgPath
  readonly name: string
}

const GRADES = { 8: '八年级', 9: '九年级' } as const

/** 九年级3班; a class that has only a name keeps it: 九年级火箭班. */
export function classNameOf({
  grade,
  classNo,
  className,
}: Pick<RosterPupil, 'grade' | 'classNo' | 'className'>): string {
  if (/^\d+$/.test(classNo) && Number(classNo) > 0) return `${GRADES[grade]}${Number(classNo)}班`
  return className.startsWith(GRADES[grade]) ? className : `${GRADES[grade]}${className}`
}

const yesNo = (text: string | undefined): string =>
  text === undefined ? '' : /^(?:是|1|Y|1-是)/i.test(text) ? '1' : /^(?:否|0|2|N|0-否)/i.test(text) ? '0' : ''

/** Only what the season's form asks for; blanks are left out. */
function fitting(form: Form, values: Readonly<Record<string, string>>): Values {
  const row: Record<string, string> = {}
  for (const name of Object.keys(form.fields)) {
    const value = values[name]
    if (value !== undefined && value !== '') row[name] = value
  }
  return row
}

/** What the register says in the words of the basic form; the candidate's own fields are filled in beforehand, to be checked
 *  and changed by the candidate (notice 二.2: 进行完善). */
function basicValues(pupil: RosterPupil): Readonly<Record<string, string>> {
  const { extra } = pupil
  return {
    name: pupil.name,
    formerName: pupil.formerName,
    sex: pupil.sex,
    birthDate: pupil.birthDate,
    ethnicGroup: pupil.ethnicGroup,
    idKind: pupil.idKind,
    idNumber: pupil.idNumber,
    studentNumber: pupil.studentNumber,
    householdDivision: pupil.householdDivision,
    householdKind: pupil.householdKind,
    householdAddress: pupil.householdAddress,
    homeAddress: pupil.homeAddress,
    phone: pupil.phone,
    mailingAddress: extra['通信地址'] ?? '',
    postcode: extra['邮政编码'] ?? '',
    politicalStatus: pupil.politicalStatus,
    health: pupil.health,
    specialty: extra['特长'] ?? '',
    migrantChild: yesNo(extra['是否进城务工人员随迁子女']),
    leftBehind: yesNo(extra['是否留守儿童']),
  }
}

const guardianValues = (g: RosterGuardian): Readonly<Record<string, string>> => ({
  kind: 'person',
  name: g.name,
  relation: g.relation,
  idKind: g.idNumber === '' ? '' : g.idKind,
  idNumber: g.idNumber,
  employer: g.employer,
  position: g.position,
  phone: g.phone,
})

/** The forms of a new registration, filled from the register. */
export function sectionsOf(pack: SeasonPack, pupil: RosterPupil): Sections {
  const sections: Record<string, readonly Values[]> = {}
  for (const form of pack.forms) {
    if (form.id === 'basic') sections[form.id] = [fitting(form, basicValues(pupil))]
    else if (form.id === 'guardians')
      sections[form.id] = pupil.guardians
        .filter((g) => g.standing !== 'relative')
        .map((g) => fitting(form, guardianValues(g)))
    else sections[form.id] = []
  }
  return sections
}

/** A pupil in a class of the school, `2141010001-0903`. */
export function placePupil(pack: SeasonPack, pupil: RosterPupil, school: School): Pupil {
  return {
    name: pupil.name,
    idNumber: pupil.idNumber === '' ? undefined : pupil.idNumber,
    studentNumber: pupil.studentNumber === '' ? undefined : pupil.studentNumber,
    grade: pupil.grade,
    school: school.code,
    org: `${school.path}/${school.code}-${classCodeOf(pupil)}`,
    className: classNameOf(pupil),
    position: /^\d{1,5}$/.test(pupil.seat) ? Number(pupil.seat) : 0,
    sections: sectionsOf(pack, pupil),
  }
}
