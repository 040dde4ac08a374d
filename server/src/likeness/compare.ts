import { setImmediate as pause } from 'node:timers/promises'
import {
  type Likeness,
  type LikenessFinding,
  type LikenessLimits,
  likeTo,
  toldOnce,
} from '@zhongzhao/domain/images/likeness'
import { isTold } from '@zhongzhao/domain/registration/likeness-case'
import { type Services, newId, packOfSeason, wallClock } from '../platform/context.ts'
import { openDescriptor } from './descriptor.ts'
import { earlierCases, finishRun, insertCases, takeRun } from './store.ts'
import { type LikenessRow, likenessOfSchool } from './store-likeness.ts'

function likenessOf({ keys }: Services, row: LikenessRow): Likeness {
  const key = keys.unwrap(row.person_id, row.wrapped)
  const registration = row.registration_id
  const at = { registration, image: row.image_id }
  return {
    registration,
    image: row.image_id,
    hash: row.hash,
    ...(row.descriptor === null ? {} : { face: openDescriptor(key, row.descriptor, at) }),
    ...(row.card === null || row.card_image === null
      ? {}
      : { cardFace: openDescriptor(key, row.card, { registration, image: row.card_image }) }),
  }
}

/** Each pupil against those after, so that a pair is looked at once. Others are served in between: 3,000 pupils are 4.5 million pairs. */
async function findingsAmong(
  pupils: readonly Likeness[],
  limits: LikenessLimits,
): Promise<readonly LikenessFinding[]> {
  const found: LikenessFinding[] = []
  for (const [at, pupil] of pupils.entries()) {
    found.push(...likeTo(pupil, pupils.slice(at + 1), limits))
    if (at % 20 === 19) await pause()
  }
  return found
}

const pairOf = (a: string, b: string) => `${a} ${b}`

/** Of one season's pupils by the limits of its pack: who comes again a year later is no likeness to be looked at. */
async function findingsOf(
  { packs }: Services,
  season: string,
  pupils: readonly Likeness[],
): Promise<readonly LikenessFinding[]> {
  const pack = packOfSeason(packs, season)
  return pack === undefined ? [] : toldOnce(await findingsAmong(pupils, pack.likeness))
}

/** Compares the portraits of one school (E6): set against set, inside the school and the season only. What was told or exempted is not
 *  told again. */
export async function compareSchool(services: Services, school: string) {
  const { db } = services
  const seasons = Map.groupBy(await likenessOfSchool(db, school), (row) => row.season)
  const pupils: Likeness[] = []
  const findings: LikenessFinding[] = []
  for (const [season, rows] of seasons) {
    const own = rows.map((row) => likenessOf(services, row))
    pupils.push(...own)
    findings.push(...(await findingsOf(services, season, own)))
  }
  const earlier = Map.groupBy(await earlierCases(db, school), ({ a, b }) => pairOf(a, b))
  const told = findings.filter(({ kind, a, b }) =>
    isTold(
      { kind, image: a.image, otherImage: b.image },
      earlier.get(pairOf(a.registration, b.registration)) ?? [],
    ),
  )
  const at = wallClock()
  await insertCases(
    db,
    told.map(({ kind, a, b, measured }) => ({
      registration_id: a.registration,
      case_id: newId(),
      other_id: b.registration,
      kind,
      image_id: a.image,
      other_image: b.image,
      measured: JSON.stringify(measured),
      state: 'open',
      decided_by: null,
      at,
    })),
  )
  const described = pupils.filter(({ face }) => face !== undefined).length
  return { pictures: pupils.length, described, found: told.length }
}

/** Compares every school that waits, one after another. */
export async function compareWaiting(services: Services): Promise<void> {
  for (let run = await takeRun(services.db); run !== undefined; run = await takeRun(services.db))
    await finishRun(services.db, run, await compareSchool(services, run.school))
}
