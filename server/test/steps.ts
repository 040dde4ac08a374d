import * as images from '@zhongzhao/api/images'
import { judgePicture } from '@zhongzhao/api/judging'
import * as papers from '@zhongzhao/api/papers'
import * as api from '@zhongzhao/api/registration'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { Pupil } from './enrol.ts'
import { filled } from './filled.ts'
import { pack } from './moments.ts'
import { goodPortrait } from './pictures.ts'
import { madeUpName, madeUpNumber } from './roster-file.ts'
import type { Person, Reply, World } from './world.ts'

/** A step of a story that must have gone well, or the story stops here and says why. */
function well<T>(reply: Reply<T>): T {
  if (reply.status !== 200) throw new Error(`steps: ${reply.code} ${reply.message}`)
  return reply.body
}

/** The serial's pupil of a class; over 14 in the season, so that no consent on paper is waited for. */
export function pupilOf(
  world: World,
  serial: number,
  given: { school: string; classNo?: string; name?: string },
): Promise<Pupil> {
  return world.enrol({ name: madeUpName(serial), idNumber: madeUpNumber(serial), ...given })
}

export async function bringsPortrait(school: Person, pupil: Pupil) {
  const file = { name: `${pupil.idNumber}.jpg`, bytes: await goodPortrait() }
  return well(await school.call(images.importPicture, { kind: 'portrait' }, { file }))
}

export async function fillsIn(she: Person, pupil: Pupil): Promise<number> {
  let version = 0
  for (const [form, rows] of Object.entries(filled)) {
    const given = { id: pupil.id, form, version: 0, rows: rows.map((row) => ({ ...row })) }
    version = well(await she.call(api.saveSection, given)).version
  }
  return version
}

/** Filled in, photographed and confirmed by the candidate (notice 二.2). */
export async function confirms(she: Person, pupil: Pupil, school: Person) {
  await bringsPortrait(school, pupil)
  const version = await fillsIn(she, pupil)
  return well(await she.call(api.confirm, { id: pupil.id, version }))
}

/** … and passed by the school (notice 三.(一)3). */
export async function isPassed(she: Person, pupil: Pupil, school: Person) {
  const { version } = await confirms(she, pupil, school)
  return well(await school.call(api.review, { id: pupil.id, version, verdict: 'pass' }))
}

/** The sheet that the newest print of this candidate laid on record. */
export async function sheetOf(school: Person, pupil: Pupil, klass: string) {
  const { sheets } = well(await school.call(papers.sheetRegister, { class: klass }))
  const sheet = sheets.find((s) => s.registration === pupil.id)
  if (sheet === undefined) throw new Error('steps: no sheet')
  return sheet
}

export type Sheet = OutputOf<typeof papers.findSheet>

/** A reason of the season to refuse a portrait. */
export const UNFIT =
  pack.pictureReasons.findLast(
    ({ kinds, rules }) => kinds.includes('portrait') && rules.includes('colour'),
  ) ?? pack.pictureReasons.find(({ kinds }) => kinds.includes('portrait'))

/** The school judges the portrait that is there; a refusal because of the light, if the season knows one. */
export async function judges(school: Person, pupil: Pupil, verdict: 'accepted' | 'refused') {
  const { pictures } = well(await school.call(api.readRegistration, { id: pupil.id }))
  const { id: image = '', verdict: was = '' } = pictures.portrait ?? {}
  const why = verdict === 'refused' ? { reasons: [UNFIT?.code ?? ''] } : {}
  const seen = { id: pupil.id, kind: 'portrait', image, was: was as 'doubtful' } as const
  return school.call(judgePicture, { ...seen, verdict, ...why })
}
