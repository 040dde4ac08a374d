import * as api from '@zhongzhao/api/credentials'
import * as images from '@zhongzhao/api/images'
import { history, myRegistration, readRegistration, review } from '@zhongzhao/api/registration'
import { describe, expect, it } from 'vitest'
import { AT_SCHOOL, AT_SCHOOL_LATE, atClock, said, windowOf } from '../moments.ts'
import type { Pupil } from '../enrol.ts'
import { goodDocument } from '../pictures.ts'
import { confirms, pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const OTHER = '2141010002'

const versionOf = async (who: Person, pupil: Pupil) =>
  (await who.call(readRegistration, { id: pupil.id })).body.version
/** When the card is promised to be there. */
const PROMISED = atClock(AT_SCHOOL_LATE, '17:00')
const defers = async (who: Person, pupil: Pupil, until = PROMISED) =>
  who.call(api.deferCredential, {
    id: pupil.id,
    version: await versionOf(who, pupil),
    proof: 'idCard',
    until: until.slice(0, 16),
    reason: 'LOST',
  })
const owed = async (who: Person) => (await who.call(api.listOwed, {})).body
const lineOf = async (who: Person, pupil: Pupil) =>
  (await owed(who)).lines.find((line) => line.registration === pupil.id)

describe('证件材料：身份证优先，户口簿附学校证明，暂缺限期补交 (notice 二.2(2); F3)', () => {
  it('tells the candidate and the school what is missing, until a picture of the card is there', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 31, { school: SCHOOL })
    const she = await world.candidate(pupil)
    const mine = (await she.call(myRegistration, {})).body.credentials
    expect([mine.standing, mine.lacking]).toEqual(['missing', ['居民身份证（人像面）']])
    expect((await lineOf(school, pupil))?.standing).toBe('missing')
    const file = { name: '1.jpg', bytes: await goodDocument() }
    await school.call(images.takePicture, { id: pupil.id, kind: 'document' }, { file })
    expect((await she.call(myRegistration, {})).body.credentials.standing).toBe('settled')
    expect(await lineOf(school, pupil)).toBeUndefined()
  })

  it('takes the picture as the household book once the school says so, and then wants its attestation', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const reviewer = await world.staff('school-reviewer', SCHOOL)
    const pupil = await pupilOf(world, 32, { school: SCHOOL })
    const file = { name: '1.jpg', bytes: await goodDocument() }
    await school.call(images.takePicture, { id: pupil.id, kind: 'document' }, { file })
    const note = async (proof: string) =>
      reviewer.call(api.noteCredential, {
        id: pupil.id,
        version: await versionOf(reviewer, pupil),
        proof,
        event: 'see',
      })
    expect((await note('householdBook')).body.credentials.standing).toBe('missing')
    expect((await note('schoolAttestation')).body.credentials.standing).toBe('settled')
    // Twice is a way the table does not know.
    expect((await note('schoolAttestation')).code).toBe('STATE-NO-WAY')
  })

  it('defers with a day that the candidate reads; past the day it is work of the school and stops the check', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 33, { school: SCHOOL })
    const she = await world.candidate(pupil)
    await confirms(she, pupil, school)
    expect((await defers(school, pupil)).body.credentials).toMatchObject({ standing: 'deferred' })
    const mine = (await she.call(myRegistration, {})).body
    expect(mine.findings.find((f) => f.code === 'DOCUMENT-DEFERRED')?.sentence).toContain(said(PROMISED))
    await world.at(PROMISED)
    try {
      expect((await owed(school)).counts.overdue).toBe(1)
      expect((await owed(school)).lines[0]?.registration).toBe(pupil.id)
      const passed = await school.call(review, {
        id: pupil.id,
        version: await versionOf(school, pupil),
        verdict: 'pass',
      })
      expect(passed.code).toBe('REG-DOCUMENT-OVERDUE')
      expect((await defers(school, pupil, windowOf('inPlace').closes)).body.credentials.standing).toBe(
        'deferred',
      )
    } finally {
      await world.at(AT_SCHOOL)
    }
    const titles = (await she.call(history, { id: pupil.id })).body.events.map((e) => e.title)
    expect(titles.filter((t) => t === '学校批准暂缺证件，限期补交')).toHaveLength(2)
  })

  it('lets the school’s administrator defer, no reviewer, no class teacher, no other school; two at once are one', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 34, { school: SCHOOL })
    for (const role of ['school-reviewer', 'class-teacher'] as const) {
      const who = await world.staff(role, role === 'class-teacher' ? `${SCHOOL}-0901` : SCHOOL)
      expect((await defers(who, pupil)).status, role).toBe(403)
    }
    const other = await world.staff('school-admin', OTHER)
    const theirs = { id: pupil.id, version: 0, proof: 'idCard', until: PROMISED.slice(0, 16), reason: 'LOST' }
    expect((await other.call(api.deferCredential, theirs)).code).toBe('NOT-FOUND')
    expect(await lineOf(other, pupil)).toBeUndefined()
    const version = await versionOf(school, pupil)
    const both = await Promise.all([0, 1].map(() => school.call(api.deferCredential, { ...theirs, version })))
    expect(both.map((reply) => reply.code ?? 'done').toSorted()).toEqual(['VERSION-STALE', 'done'])
  })
})
