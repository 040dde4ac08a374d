import * as api from '@zhongzhao/api/images'
import { history, readRegistration } from '@zhongzhao/api/registration'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { AFTERWARDS, AT_SCHOOL } from '../moments.ts'
import { contextOf } from '../../src/background.ts'
import { startEyeWorker } from '../../src/images/eye-worker.ts'
import type { Pupil } from '../enrol.ts'
import { goodPortrait } from '../pictures.ts'
import { samplePicture } from '../sample-pictures.ts'
import { pupilOf } from '../steps.ts'
import { testEye } from '../test-eye.ts'
import { type Person, smallProvince } from '../world.ts'

const eye = testEye('good')
const world = await smallProvince(AT_SCHOOL, { lookers: { portrait: eye.looker } })
const SCHOOL = '2141010001'

const newWorker = () =>
  startEyeWorker(world.services, {
    contextOf: (asked) => contextOf(world.services, asked),
    pollMs: 3_600_000,
    abreast: 2,
  })
const worker = newWorker()
afterAll(() => worker.stop())

const imports = async (school: Person, pupil: Pupil, bytes?: Buffer) =>
  (
    await school.call(
      api.importPicture,
      { kind: 'portrait' },
      { file: { name: `${pupil.idNumber}.jpg`, bytes: bytes ?? (await goodPortrait()) } },
    )
  ).body
const takesOne = async (school: Person, pupil: Pupil) =>
  (
    await school.call(
      api.takePicture,
      { id: pupil.id, kind: 'portrait' },
      { file: { name: '1.jpg', bytes: await goodPortrait() } },
    )
  ).body
const held = async (who: Person, pupil: Pupil) =>
  (await who.call(readRegistration, { id: pupil.id })).body.pictures.portrait
const jobOf = async (image: string | undefined) => {
  const row = await world.owner
    .selectFrom('eye_job')
    .select(['state', 'kept', 'verdict', 'reason', 'deaths'])
    .where('image_id', '=', image ?? '')
    .executeTakeFirstOrThrow()
  return row
}
const leaseRunsOut = () =>
  sql`update eye_job set lease_until = now() - interval '1 second' where state = 'running'`.execute(
    world.owner,
  )

describe('an import does not wait for the eye (notice 二.2(1); E2, E5)', () => {
  it('refuses at once what the hard checks refuse, and queues the rest: nothing changes until the eye has looked', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 1, { school: SCHOOL })
    const small = await imports(school, pupil, await samplePicture({ width: 449 }))
    expect([small.kept, small.looking]).toEqual([false, 'now'])
    const taken = await imports(school, pupil)
    expect([taken.kept, taken.looking]).toEqual([true, 'later'])
    expect(await held(school, pupil)).toBeUndefined()

    await worker.settled()
    expect(await held(school, pupil)).toMatchObject({ id: taken.image, verdict: 'accepted' })
    expect(await jobOf(taken.image)).toMatchObject({ state: 'done', kept: 'kept', verdict: 'accepted' })
    const events = (await school.call(history, { id: pupil.id })).body.events
    expect(events.filter((e) => e.kind === 'image.portraitTaken')).toHaveLength(1)
  })

  it('shows who has none that it was refused and why; a refused one never takes the place of one that is there', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 2, { school: SCHOOL })
    eye.say('two faces', 'good', 'two faces')
    const first = await imports(school, pupil)
    await worker.settled()
    const she = await world.candidate(pupil)
    const refused = await held(she, pupil)
    expect([refused?.id, refused?.verdict, refused?.findings[0]?.measured]).toEqual([
      first.image,
      'refused',
      '2 张脸',
    ])
    const counted = await sql<{ portraits: number }>`
      select sum(portraits)::int as portraits from class_tally where org_path = ${`41/4101/410105/${SCHOOL}/${SCHOOL}-0901`}`.execute(
      world.owner,
    )
    // The first test's portrait; a refused one is none.
    expect(counted.rows[0]?.portraits).toBe(1)

    const good = await imports(school, pupil)
    await worker.settled()
    const worse = await imports(school, pupil)
    await worker.settled()
    expect(await held(school, pupil)).toMatchObject({ id: good.image, verdict: 'accepted' })
    expect(await jobOf(worse.image)).toMatchObject({ state: 'done', kept: 'left', verdict: 'refused' })
  })

  it('decides two pictures of one pupil in the order in which they came', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 3, { school: SCHOOL })
    eye.say('good')
    const first = await imports(school, pupil)
    const second = await imports(school, pupil)
    await worker.settled()
    expect((await held(school, pupil))?.id).toBe(second.image)
    expect([(await jobOf(first.image)).kept, (await jobOf(second.image)).kept]).toEqual(['kept', 'kept'])
  })
})

describe('a newer picture, a record that moved on', () => {
  it('lets the newer one win: the older job ends as superseded, even while it is being looked at', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 4, { school: SCHOOL })
    eye.say('waits', 'good')
    const older = await imports(school, pupil)
    const settled = worker.settled()
    await expect.poll(async () => (await jobOf(older.image)).state).toBe('running')
    const newer = await takesOne(school, pupil)
    expect(newer.looking).toBe('now')
    eye.release({ facts: {} as never, findings: [] })
    await settled
    expect((await held(school, pupil))?.id).toBe(newer.image)
    expect(await jobOf(older.image)).toMatchObject({ state: 'superseded', kept: 'left' })
  })

  it('ends with the reason when the registration cannot take it any more', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 5, { school: SCHOOL })
    eye.say('good')
    const taken = await imports(school, pupil)
    await sql`update registration set state = 'transferred' where registration_id = ${pupil.id}`.execute(
      world.owner,
    )
    await worker.settled()
    expect(await jobOf(taken.image)).toMatchObject({
      state: 'ended',
      kept: 'left',
      reason: 'REG-MOVED',
    })
  })

  it('counts as in time what came before the window closed, however long the queue was', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 6, { school: SCHOOL })
    const taken = await imports(school, pupil)
    await world.at(AFTERWARDS)
    await worker.settled()
    await world.at(AT_SCHOOL)
    expect((await held(school, pupil))?.id).toBe(taken.image)
  })
})

describe('a worker that dies loses nothing', () => {
  it('is tried again elsewhere when its lease runs out, and is kept once', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 7, { school: SCHOOL })
    const taken = await imports(school, pupil)
    // Taken up by a server that was killed in the middle.
    await sql`update eye_job set state = 'running', lease_until = now() + interval '1 hour' where image_id = ${taken.image}`.execute(
      world.owner,
    )
    await worker.settled()
    expect(await held(school, pupil)).toBeUndefined()
    await leaseRunsOut()
    const other = newWorker()
    await Promise.all([worker.settled(), other.settled()])
    await other.stop()
    expect((await held(school, pupil))?.id).toBe(taken.image)
    expect(await jobOf(taken.image)).toMatchObject({ state: 'done', deaths: 1 })
  })

  it('sets a picture aside for a person after two deaths, and looks at it no third time', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 8, { school: SCHOOL })
    eye.say('died', 'died', 'good')
    const before = eye.looked()
    const taken = await imports(school, pupil)
    await worker.settled()
    expect(eye.looked() - before).toBe(2)
    expect(await jobOf(taken.image)).toMatchObject({ state: 'set-aside', kept: 'kept', verdict: 'doubtful' })
    const portrait = await held(school, pupil)
    expect([portrait?.verdict, portrait?.findings.map((f) => f.code)]).toEqual(['doubtful', ['EYE-FAILED']])
  })
})

describe('somebody who waits is not left waiting', () => {
  it('hears the verdict at once; what the eye refuses is not kept', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 9, { school: SCHOOL })
    eye.say('two faces', 'hat')
    const refused = await takesOne(school, pupil)
    expect([refused.verdict, refused.kept, refused.looking]).toEqual(['refused', false, 'now'])
    expect(await held(school, pupil)).toBeUndefined()
    const doubtful = await takesOne(school, pupil)
    expect([doubtful.verdict, doubtful.kept]).toEqual(['doubtful', true])
    expect(doubtful.findings[0]?.marks?.[0]?.meaning).toBe('covered')
  })

  it('is told that the check goes on when the eye is slow or dies, and the queue does the rest', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 10, { school: SCHOOL })
    eye.say('died', 'good')
    const taken = await takesOne(school, pupil)
    expect([taken.kept, taken.looking]).toEqual([true, 'later'])
    expect((await jobOf(taken.image)).deaths).toBe(1)
    await worker.settled()
    expect(await held(school, pupil)).toMatchObject({ id: taken.image, verdict: 'accepted' })
  })
})
