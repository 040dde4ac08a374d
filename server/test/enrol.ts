import type { Sections } from '@zhongzhao/domain/forms/form'
import { birthDateOf, parseIdNumber, sexOf } from '@zhongzhao/domain/identity/id-number'
import { registrationNumber } from '@zhongzhao/domain/season/registration-number'
import { type Services, newId } from '../src/platform/context.ts'
import { closeSections, placeOf } from '../src/registration/record.ts'
import { orgs } from './world-orgs.ts'

export interface Pupil {
  readonly id: string
  readonly name: string
  readonly number: string
  readonly idNumber: string
}

let serial = 1000

/** Lays a pupil down as a committed roster does. */
export async function enrol(
  services: Services,
  {
    name,
    idNumber,
    school,
    grade = 9,
    classNo = '01',
  }: { name: string; idNumber: string; school: string; grade?: 8 | 9; classNo?: string },
): Promise<Pupil> {
  const { db, keys, packs } = services
  const person = newId()
  const id = newId()
  // Far above what a roster deals out.
  const { registrationNumber: template } = packs.current
  const number = registrationNumber(template.value, 9 * 10 ** (template.value.serialDigits - 1) + ++serial)
  const schoolPath = orgs.find((o) => o.code === school)?.path ?? ''
  const code = `${school}-0${grade}${classNo}`
  const { key, wrapped } = keys.newDataKey(person)
  await db
    .insertInto('org')
    .values({
      code,
      kind: 'class',
      name: `${grade === 9 ? '九' : '八'}年级${Number(classNo)}班`,
      path: `${schoolPath}/${code}`,
      school_code: null,
    })
    .onConflict((c) => c.doNothing())
    .execute()
  await db.insertInto('person').values({ person_id: person }).execute()
  await db.insertInto('person_key').values({ person_id: person, generation: 1, wrapped }).execute()
  await db
    .insertInto('person_alias')
    .values([
      { kind: 'idNumber', index: keys.index(idNumber), person_id: person },
      { kind: 'studentNumber', index: keys.index(`G${idNumber}`), person_id: person },
      { kind: 'registrationNumber', index: keys.index(number), person_id: person },
    ])
    .execute()
  const parsed = parseIdNumber(idNumber)
  if (!parsed.ok) throw new Error('world: bad ID number')
  const sections: Sections = {
    basic: [
      {
        name,
        idKind: '1',
        idNumber,
        sex: sexOf(parsed.value),
        birthDate: birthDateOf(parsed.value),
        ethnicGroup: '01',
        studentNumber: `G${idNumber}`,
      },
    ],
    guardians: [],
    studyHistory: [],
  }
  const columns = closeSections(key, { pack: packs.current, sections, place: placeOf(id) })
  await db
    .insertInto('registration')
    .values({
      section_versions: '{}',
      registration_id: id,
      person_id: person,
      season: packs.current.season,
      pack_version: packs.current.version,
      number,
      grade,
      track: grade === 9 ? 'inPlace' : 'grade8',
      school_code: school,
      org_path: `${schoolPath}/${code}`,
      state: 'rostered',
      name,
      ...columns,
      class_position: serial,
      portrait: null,
      document: null,
      returned: null,
      last_review: null,
    })
    .execute()
  await db
    .insertInto('active_registration')
    .values({ season: packs.current.season, identity_index: keys.index(idNumber), registration_id: id })
    .execute()
  const roster = closeSections(key, { pack: packs.current, sections, place: `roster:${id}` })
  await db
    .insertInto('roster_entry')
    .values({ registration_id: id, batch_id: newId(), org_path: `${schoolPath}/${code}`, ...roster })
    .execute()
  return { id, name, number, idNumber }
}
