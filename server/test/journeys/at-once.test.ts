import * as images from '@zhongzhao/api/images'
import * as papers from '@zhongzhao/api/papers'
import * as api from '@zhongzhao/api/registration'
import * as roster from '@zhongzhao/api/roster'
import { checkSlip } from '@zhongzhao/api/sign-in'
import { sql } from 'kysely'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { startWorker } from '../../src/papers/worker.ts'
import type { Pupil } from '../enrol.ts'
import { textOf } from '../pdf-text.ts'
import { csv, madeUpNumber, pupilRow, type Row } from '../roster-file.ts'
import { samplePicture } from '../sample-pictures.ts'
import { bringsPortrait, confirms, fillsIn, isPassed, pupilOf } from '../steps.ts'
import { type Person, type Reply, smallProvince } from '../world.ts'

const world = await smallProvince()
const worker = startWorker(world.services)
afterAll(() => worker.stop())
const SCHOOL = '2141010001'
/** Races are run this often: one that is lost once in a while is lost in front of a class. */
const ROUNDS = 4
const rounds = Array.from({ length: ROUNDS }, (_, i) => i)

const statuses = (replies: readonly Reply<unknown>[]) => replies.map((r) => r.status)
function neverBroken(replies: readonly Reply<unknown>[]) {
  for (const reply of replies) expect(reply.status, reply.code ?? '').toBeLessThan(500)
}
/** Exactly one got its way; the other was told that somebody was faster. */
function oneWins(replies: readonly Reply<unknown>[], code: string) {
  neverBroken(replies)
  expect(statuses(replies).toSorted()).toEqual([200, ...replies.slice(1).map(() => 409)])
  expect(replies.filter((r) => r.status !== 200).map((r) => r.code)).toEqual(replies.slice(1).map(() => code))
}
const eventsOf = async (pupil: Pupil, kind: string) =>
  (
    await world.owner
      .selectFrom('event')
      .select('event_id')
      .where('registration_id', '=', pupil.id)
      .where('kind', '=', kind)
      .execute()
  ).length
const readOne = async (who: Person, pupil: Pupil) =>
  (await who.call(api.readRegistration, { id: pupil.id })).body
const desks = () => Promise.all([1, 2].map(() => world.staff('school-admin', SCHOOL)))

describe('上机录入有组织、有计划: two prints at once (notice 三.(二); C1, J1)', () => {
  const codesIn = async (reply: Reply<unknown>, pupils: readonly Pupil[]) => {
    const text = (await textOf(reply.bytes)).join('\n').replaceAll(/\s/g, '')
    const codes = text.match(/[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/g) ?? []
    expect(codes).toHaveLength(pupils.length)
    return codes
  }

  it('of slips: one print works for the whole class, the other for nobody, and each has one live code', async () => {
    for (const round of rounds) {
      const classNo = `1${round}`
      const klass = `${SCHOOL}-09${classNo}`
      const pupils = await Promise.all(
        [0, 1, 2].map((i) => pupilOf(world, 100 + 10 * round + i, { school: SCHOOL, classNo })),
      )
      const printed = await Promise.all(
        (await desks()).map((desk) => desk.call(papers.printSlips, { class: klass })),
      )
      expect(statuses(printed)).toEqual([200, 200])
      const works: (readonly number[])[] = []
      for (const print of printed) {
        const codes = await codesIn(print, pupils)
        const tried = await Promise.all(
          pupils.map(({ number }, i) =>
            world.stranger().call(checkSlip, { login: number, code: codes[i] ?? '' }),
          ),
        )
        neverBroken(tried)
        works.push(tried.map((r) => r.status))
      }
      const [live, dead] = works.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
      expect(live).toEqual([200, 200, 200])
      for (const status of dead ?? []) expect([401, 409]).toContain(status)
    }
  })

  it("of the class's forms: one job, and each candidate has one sheet whoever prints beside it", async () => {
    const classNo = '20'
    const klass = `${SCHOOL}-09${classNo}`
    const [one, two] = await desks()
    if (!one || !two) throw new Error('two desks')
    const pupils: Pupil[] = []
    for (const i of [0, 1, 2]) {
      const pupil = await pupilOf(world, 200 + i, { school: SCHOOL, classNo })
      await isPassed(await world.candidate(pupil), pupil, one)
      pupils.push(pupil)
    }
    const [first, second, theirs, ...single] = await Promise.all([
      one.call(papers.printClass, { class: klass }),
      one.call(papers.printClass, { class: klass }),
      two.call(papers.printClass, { class: klass }),
      ...pupils.flatMap(({ id }) => [one, two].map((desk) => desk.call(papers.printForm, { id }))),
    ])
    for (const reply of [first, second, theirs, ...single])
      expect([reply.status, reply.code]).toEqual([200, undefined])
    expect(second.body.id).toBe(first.body.id)
    worker.wake()
    await vi.waitFor(
      async () => {
        for (const [desk, job] of [
          [one, first],
          [two, theirs],
        ] as const)
          expect((await desk.call(papers.readJob, { id: job.body.id })).body.state).toBe('done')
      },
      { timeout: 20_000 },
    )
    const sheets = await world.owner
      .selectFrom('sheet')
      .select('registration_id')
      .where(
        'registration_id',
        'in',
        pupils.map((p) => p.id),
      )
      .execute()
    expect(sheets.map((s) => s.registration_id).toSorted()).toEqual(pupils.map((p) => p.id).toSorted())
    const file = await one.call(papers.jobFile, { id: first.body.id })
    const text = (await textOf(file.bytes)).join('\n').replaceAll(/\s/g, '')
    for (const pupil of pupils) expect(text).toContain(pupil.idNumber)
  })
})

describe('学籍数据同步: two imports at once (notice 二.2; B1)', () => {
  const file = (rows: readonly Row[]) => ({ file: { name: '名册.csv', bytes: csv(rows) } })
  const checked = async (school: Person, rows: readonly Row[]) =>
    (await school.call(roster.checkRoster, {}, file(rows))).body.id
  const heldOf = async (number: string) =>
    (
      await sql<{
        id: string
      }>`select registration_id as id from person_alias a join registration r using (person_id)
        where a.kind = 'idNumber' and a.index = ${world.services.keys.index(number)}`.execute(world.owner)
    ).rows

  it('of one batch: brought in once', async () => {
    const [one, two] = await desks()
    if (!one || !two) throw new Error('two desks')
    for (const round of rounds) {
      const id = await checked(one, [pupilRow(300 + round)])
      const replies = await Promise.all([one, two].map((desk) => desk.call(roster.commitBatch, { id })))
      neverBroken(replies)
      expect(statuses(replies)).toContain(200)
      expect((await one.call(roster.readBatch, { id })).body.state).toBe('committed')
      expect(await heldOf(madeUpNumber(300 + round))).toHaveLength(1)
    }
  })

  it('of two files with the same pupil: one brings the pupil in, the other is told to look again', async () => {
    const [one, two] = await desks()
    if (!one || !two) throw new Error('two desks')
    for (const round of rounds) {
      const row = pupilRow(320 + round)
      const ids = await Promise.all([checked(one, [row]), checked(two, [row])])
      const replies = await Promise.all(
        [one, two].map((d, i) => d.call(roster.commitBatch, { id: ids[i] ?? '' })),
      )
      oneWins(replies, 'ROSTER-CHANGED')
      expect(await heldOf(madeUpNumber(320 + round))).toHaveLength(1)
    }
  })

  it('of a changed name while the candidate confirms: never overwrites what was confirmed', async () => {
    const [one, two] = await desks()
    if (!one || !two) throw new Error('two desks')
    for (const round of rounds) {
      const serial = 340 + round
      await one.call(roster.commitBatch, { id: await checked(one, [pupilRow(serial)]) })
      const [held] = await heldOf(madeUpNumber(serial))
      const pupil = { id: held?.id ?? '', name: '', number: '', idNumber: madeUpNumber(serial) }
      const she = await world.candidate(pupil)
      await bringsPortrait(one, pupil)
      const { sectionVersions } = await readOne(she, pupil)
      expect(Object.values(sectionVersions).every((v) => v === 0)).toBe(true)
      const version = await fillsIn(she, pupil)
      const id = await checked(two, [pupilRow(serial, { 姓名: '王改名' })])
      const [confirmed, synced] = await Promise.all([
        she.call(api.confirm, { id: pupil.id, version }),
        two.call(roster.commitBatch, { id }),
      ])
      neverBroken([confirmed, synced])
      const now = await readOne(one, pupil)
      const name = now.sections['basic']?.[0]?.['name']
      if (confirmed.status === 200) {
        expect([now.state, name]).toEqual(['confirmed', confirmed.body.sections['basic']?.[0]?.['name']])
      } else {
        expect([confirmed.code, now.state, name]).toEqual(['VERSION-STALE', 'filling', '王改名'])
      }
    }
  })
})

describe('审核: two at one record at once (notice 三.(一)3)', () => {
  async function confirmedPupil(serial: number, school: Person) {
    const pupil = await pupilOf(world, serial, { school: SCHOOL, classNo: '30' })
    const she = await world.candidate(pupil)
    const { version } = await confirms(she, pupil, school)
    return { pupil, she, version }
  }
  const passes = (who: Person, { id }: Pupil, version: number) =>
    who.call(api.review, { id, version, verdict: 'pass' })
  const returns = (who: Person, { id }: Pupil, version: number) =>
    who.call(api.review, {
      id,
      version,
      verdict: 'return',
      fields: [{ field: 'basic.phone', reason: '打不通' }],
    })

  it('two reviewers: one decides, the other is told; one event, one message', async () => {
    const [one, two] = await desks()
    if (!one || !two) throw new Error('two desks')
    for (const round of rounds) {
      const { pupil, version } = await confirmedPupil(400 + round, one)
      const replies = await Promise.all([passes(one, pupil, version), returns(two, pupil, version)])
      oneWins(replies, 'VERSION-STALE')
      const now = await readOne(one, pupil)
      expect([now.state, now.version]).toEqual([
        replies[0]?.status === 200 ? 'checked' : 'filling',
        version + 1,
      ])
      const told = await world.owner
        .selectFrom('message')
        .select('message_id')
        .where('registration_id', '=', pupil.id)
        .where('cancelled_at', 'is', null)
        .execute()
      expect(told).toHaveLength(1)
      expect(
        (await eventsOf(pupil, 'registration.passed')) + (await eventsOf(pupil, 'registration.returned')),
      ).toBe(1)
    }
  })

  it('a picture is imported while a reviewer passes: nobody passes what was not before the eyes', async () => {
    const [one, two] = await desks()
    if (!one || !two) throw new Error('two desks')
    for (const round of rounds) {
      const { pupil, version } = await confirmedPupil(420 + round, one)
      const bytes = await samplePicture({ quality: 70 + round })
      const named = { file: { name: `${pupil.idNumber}.jpg`, bytes } }
      const [passed, imported] = await Promise.all([
        passes(one, pupil, version),
        two.call(images.importPicture, { kind: 'portrait' }, named),
      ])
      neverBroken([passed, imported])
      expect([imported.status, imported.body.kept]).toEqual([200, true])
      const now = await readOne(one, pupil)
      expect(now.pictures.portrait?.id).toBe(imported.body.image)
      expect([passed.status, passed.code, now.state, now.version]).toEqual(
        passed.status === 200
          ? [200, undefined, 'checked', version + 2]
          : [409, 'VERSION-STALE', 'confirmed', version + 1],
      )
    }
  })

  it('the candidate takes the confirmation back while a reviewer passes: one of the two', async () => {
    const [one] = await desks()
    if (!one) throw new Error('a desk')
    for (const round of rounds) {
      const { pupil, she, version } = await confirmedPupil(440 + round, one)
      const replies = await Promise.all([
        passes(one, pupil, version),
        she.call(api.reopen, { id: pupil.id, version }),
      ])
      oneWins(replies, 'VERSION-STALE')
      const now = await readOne(one, pupil)
      expect(now.state).toBe(replies[0]?.status === 200 ? 'checked' : 'filling')
    }
  })
})
