import * as api from '@zhongzhao/api/exemptions'
import * as images from '@zhongzhao/api/images'
import { history, readRegistration } from '@zhongzhao/api/registration'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { AT_SCHOOL } from '../moments.ts'
import type { Pupil } from '../enrol.ts'
import { goodPortrait } from '../pictures.ts'
import { pupilOf } from '../steps.ts'
import { testEye } from '../test-eye.ts'
import { type Person, smallProvince } from '../world.ts'

const eye = testEye('hat')
const world = await smallProvince(AT_SCHOOL, { lookers: { portrait: eye.looker } })
const SCHOOL = '2141010001'
const CLASS = `${SCHOOL}-0901`

const asks = (who: Person, pupil: Pupil, rules = ['bareheaded']) =>
  who.call(api.askExemption, { id: pupil.id, ground: 'religious', rules, note: '清真寺出具的说明' })
const brings = async (school: Person, pupil: Pupil) =>
  (
    await school.call(
      images.takePicture,
      { id: pupil.id, kind: 'portrait' },
      { file: { name: '1.jpg', bytes: await goodPortrait() } },
    )
  ).body

describe('an exemption has an approver who is not the one who asked (E8)', () => {
  it('is asked by the class teacher, approved by the school; from then on a hat is advice and says so, until withdrawn', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 1, { school: SCHOOL })
    const teacher = await world.staff('class-teacher', CLASS)
    expect((await brings(school, pupil)).verdict).toBe('doubtful')

    const [asked] = (await asks(teacher, pupil)).body.exemptions
    expect(asked).toMatchObject({ state: 'asked', note: '清真寺出具的说明', may: ['withdraw'] })
    expect((await brings(school, pupil)).verdict).toBe('doubtful')
    const [waiting] = (await school.call(api.waitingExemptions, {})).body.exemptions
    expect(waiting?.may).toEqual(['approve', 'decline', 'withdraw'])
    const given = { id: pupil.id, exemption: asked?.id ?? '', version: 1 }
    expect((await school.call(api.decideExemption, { ...given, event: 'approve' })).message).toBe('')

    const taken = await brings(school, pupil)
    expect([taken.verdict, taken.findings[0]?.severity]).toEqual(['accepted', 'advice'])
    expect(taken.findings[0]?.sentence).toContain('已批准豁免')
    expect((await school.call(readRegistration, { id: pupil.id })).body.pictures.portrait?.verdict).toBe(
      'accepted',
    )

    await school.call(api.withdrawExemption, { ...given, version: 2 })
    expect((await brings(school, pupil)).verdict).toBe('doubtful')
    const kinds = (await school.call(history, { id: pupil.id })).body.events.map((e) => e.kind)
    for (const kind of ['exemption.asked', 'exemption.approved', 'exemption.withdrawn'])
      expect(kinds).toContain(kind)
  })

  it('is not approved by who asked, nor twice, nor by a class teacher', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const reviewer = await world.staff('school-reviewer', SCHOOL)
    const pupil = await pupilOf(world, 2, { school: SCHOOL })
    const teacher = await world.staff('class-teacher', CLASS)
    const [own] = (await asks(school, pupil)).body.exemptions
    const given = { id: pupil.id, exemption: own?.id ?? '', version: 1, event: 'approve' } as const
    expect((await school.call(api.decideExemption, given)).code).toBe('EXEMPTION-TWO-PEOPLE')
    expect((await teacher.call(api.decideExemption, given)).status).toBe(403)
    const other = await world.staff('school-admin', SCHOOL)
    const both = await Promise.all([
      reviewer.call(api.decideExemption, given),
      other.call(api.decideExemption, { ...given, event: 'decline' }),
    ])
    expect(both.map((reply) => reply.code).filter((code) => code !== undefined)).toEqual(['EXEMPTION-GONE'])
  })

  it('is asked for rules its ground may exempt from, by nobody of another school, and its evidence lies sealed', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const elsewhere = await world.staff('school-admin', '2141010002')
    const pupil = await pupilOf(world, 3, { school: SCHOOL })
    expect((await asks(school, pupil, ['sharp'])).code).toBe('EXEMPTION-RULES')
    expect((await asks(elsewhere, pupil)).code).toBe('NOT-FOUND')
    await asks(school, pupil)
    const { rows } = await sql<{ said: boolean }>`
      select position(convert_to('清真寺', 'UTF8') in note) > 0 as said from exemption where registration_id = ${pupil.id}`.execute(
      world.owner,
    )
    expect(rows).toEqual([{ said: false }])
  })
})
