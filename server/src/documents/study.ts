import type { Values } from '@zhongzhao/domain/forms/form'
import { pictureKindNames } from '@zhongzhao/domain/images/spec'
import { compareWaiting } from '../likeness/compare.ts'
import { type Describe, keepLikeness } from '../likeness/measure.ts'
import { askRun } from '../likeness/store.ts'
import { type Services, wallClock } from '../platform/context.ts'
import { refusalOf } from '../platform/errors.ts'
import { noteBug } from '../platform/note-bug.ts'
import { openWith } from '../platform/sealed-text.ts'
import { openSections, placeOf } from '../registration/record.ts'
import { type ReadCard, keepReading } from './read-card.ts'
import { type Study, finishStudy, freeStudy, giveBack, insertReading, takeStudy } from './store-study.ts'

/** What looks at faces and reads cards; tests bring their own. */
export interface Readers {
  readonly describe: Describe
  readonly read: ReadCard
}

/** Only what says it is a resident identity card is read as one: not a passport, and not the household book instead. */
function isIdCard(basic: Values, { credentials }: Study): boolean {
  return (basic['idKind'] ?? '1') === '1' && credentials['householdBook']?.state !== 'seen'
}

async function study(services: Services, one: Study, { describe, read }: Readers): Promise<void> {
  const { registration_id: registration, image_id: image, season, kind } = one
  const key = services.keys.unwrap(one.person_id, one.wrapped)
  const sealed = await services.files.get(one.derived_file)
  const bytes = openWith(key, sealed, `image:${registration}:${image}`)
  const at = wallClock()
  await keepLikeness(services, { registration, image, kind, key, bytes, at }, describe)
  if (kind !== 'document') return
  const place = placeOf(registration)
  const sections = openSections(key, { content: one.content, sealed: one.sealed, place })
  const basic = sections['basic']?.[0] ?? {}
  if (isIdCard(basic, one))
    await keepReading(services, { registration, season, image, key, basic, bytes, at }, read)
}

/** A picture over which a reader died or failed is tried once more, then left to people: it says that nothing was read. */
async function setAside({ db }: Services, one: Study): Promise<void> {
  await freeStudy(db, one)
  if (one.kind !== 'document' || one.attempts < 2) return
  const reading = {
    registration: one.registration_id,
    image: one.image_id,
    outcome: 'unread',
    at: wallClock(),
  }
  await insertReading(db, reading, [])
}

async function studyOne(services: Services, one: Study, readers: Readers): Promise<'done' | 'later'> {
  try {
    if (one.current) await study(services, one, readers)
    await finishStudy(services.db, one)
    return 'done'
  } catch (error) {
    if (refusalOf(error)?.code === 'BUSY') {
      await giveBack(services.db, one)
      return 'later'
    }
    noteBug(`study of ${pictureKindNames[one.kind]}`, error)
    await setAside(services, one)
    return 'done'
  }
}

/** Studies what waits, one picture after another, then compares the schools whose pictures are new. `go` is asked before each. */
export async function studyWaiting(
  services: Services,
  readers: Readers,
  go: () => 'on' | 'stop' = () => 'on',
): Promise<void> {
  const schools = new Set<string>()
  while (go() === 'on') {
    const one = await takeStudy(services.db)
    if (one === undefined) break
    schools.add(one.school_code)
    if ((await studyOne(services, one, readers)) === 'later') break
  }
  for (const school of schools) await askRun(services.db, school)
  if (go() === 'on') await compareWaiting(services)
}
