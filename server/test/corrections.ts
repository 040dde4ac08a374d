import * as api from '@zhongzhao/api/corrections'
import * as papers from '@zhongzhao/api/papers'
import { readRegistration } from '@zhongzhao/api/registration'
import type { OrgKind } from '@zhongzhao/domain/orgs/org'
import { schemeFor } from '@zhongzhao/domain/season/corrections'
import { PROOFS } from './codes.ts'
import type { Pupil } from './enrol.ts'
import { pack } from './moments.ts'
import { isPassed, pupilOf, sheetOf } from './steps.ts'
import type { Person, World } from './world.ts'

export const SCHOOL = '2141010001'
export const CLASS = `${SCHOOL}-0901`
export const both = { candidate: 'signed', guardian: 'signed' } as const

/** A one-page PDF as a telephone's scanner makes one; only how it begins is looked at. */
export const scan = { name: '户口簿.pdf', bytes: Buffer.from('%PDF-1.4 演练') }

export interface Sealed {
  readonly school: Person
  readonly she: Person
  readonly pupil: Pupil
  readonly sheet: string
}

/** Filled in, photographed, confirmed, passed, printed and signed by both (notice 三.(三)). */
export async function sealedPupil(world: World, serial: number): Promise<Sealed> {
  const school = await world.staff('school-admin', SCHOOL)
  const pupil = await pupilOf(world, serial, { school: SCHOOL })
  const she = await world.candidate(pupil)
  await isPassed(she, pupil, school)
  return { school, she, pupil, sheet: await signsAgain(school, pupil) }
}

/** The form is printed, and both have signed it. */
export async function signsAgain(school: Person, pupil: Pupil): Promise<string> {
  await school.call(papers.printForm, { id: pupil.id })
  const { id } = await sheetOf(school, pupil, CLASS)
  const signed = await school.call(papers.signSheet, { id, ...both })
  if (signed.status !== 200) throw new Error(`corrections: ${signed.code} ${signed.message}`)
  return id
}

export async function paper(who: Person, pupil: Pupil, code: string): Promise<string> {
  const kept = await who.call(api.keepCorrectionPaper, { id: pupil.id, code }, { file: scan })
  if (kept.status !== 200) throw new Error(`corrections: ${kept.code} ${kept.message}`)
  return kept.body.paper
}

type Change = { readonly field: string; readonly to: string }

export async function ask(
  who: Person,
  pupil: Pupil,
  given: { changes: readonly Change[]; papers: readonly string[] },
) {
  const { version } = (await who.call(readRegistration, { id: pupil.id })).body
  const { changes, papers: codes } = given
  const kept: string[] = []
  for (const code of codes) kept.push(await paper(who, pupil, code))
  return who.call(api.askCorrection, {
    id: pupil.id,
    version,
    changes: changes.map((change) => ({ ...change })),
    reason: '户口簿上是另一个写法',
    papers: kept,
  })
}

/** The request as this reader sees it now. */
export async function seen(who: Person, correction: string) {
  return (await who.call(api.readCorrection, { correction })).body
}

/** This level says its word about what it has before the eyes. */
export async function decides(
  who: Person,
  correction: string,
  event: 'approve' | 'reject' | 'revoke',
  reason?: string,
) {
  const { version } = await seen(who, correction)
  return who.call(api.decideCorrection, {
    correction,
    version,
    event,
    ...(reason === undefined ? {} : { reason }),
  })
}

const levels: readonly (readonly [OrgKind, string])[] = [
  ['school', 'reviewer'],
  ['county', 'county'],
  ['city', 'city'],
  ['province', 'province'],
]

/** Who decides about this field in the season under test, from the first level to the last: `reviewer` of the school, `county`, `city`,
 *  `province`. */
export function levelsFor(field: string): readonly string[] {
  const chain = schemeFor(pack.corrections, [field])?.chain ?? []
  return chain.flatMap(({ at }) => {
    const kind = at.find((one) => levels.some(([known]) => known === one))
    return levels.filter(([known]) => known === kind).map(([, person]) => person)
  })
}

/** What a family asks for most often. */
export const anotherPhone = {
  changes: [{ field: 'basic.phone', to: '13900000018' }],
  papers: PROOFS,
} as const

/** Every level that the season under test asks for this field agrees. */
export async function approves(
  people: Readonly<Record<string, Person>>,
  correction: string,
  field: string,
): Promise<void> {
  for (const level of levelsFor(field)) {
    const person = people[level]
    if (person === undefined) throw new Error(`corrections: nobody at ${level}`)
    const agreed = await decides(person, correction, 'approve')
    if (agreed.status !== 200) throw new Error(`corrections: ${agreed.code} ${agreed.message}`)
  }
}
