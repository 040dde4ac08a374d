import * as api from '@zhongzhao/api/registration'
import { me, signIn, signOut } from '@zhongzhao/api/sign-in'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Pupil } from '../enrol.ts'
import { bringsPortrait, pupilOf } from '../steps.ts'
import { GOOD_PASSWORD, type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'

async function readyPupil(serial: number): Promise<Pupil> {
  const pupil = await pupilOf(world, serial, { school: SCHOOL })
  await (await world.candidate(pupil)).call(signOut, {})
  return pupil
}
const signsIn = (who: Person, pupil: Pupil) =>
  who.call(signIn, { login: pupil.number, password: GOOD_PASSWORD })
const sessionsOf = async (pupil: Pupil) => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from session join account using (account_id) join registration using (person_id)
    where registration_id = ${pupil.id}`.execute(world.owner)
  return rows[0]?.n
}
const quiet = (pupil: { id: string } | 'staff', minutes: number) =>
  sql`update session s set seen_at = now() - make_interval(mins => ${minutes}) from account a
    where a.account_id = s.account_id and (a.kind = 'staff' or a.person_id in (select person_id from registration where registration_id = ${pupil === 'staff' ? null : pupil.id}::uuid))`.execute(
    world.owner,
  )

describe('在学校机房上机: computers are shared (C10, notice 三.(二): 必须由考生本人保管和使用)', () => {
  it('whoever signs in at the same browser ends the session before; signing out leaves none', async () => {
    const [one, two] = [await readyPupil(1), await readyPupil(2)]
    const computer = world.stranger()
    expect((await signsIn(computer, one)).body.name).toBe(one.name)
    expect((await signsIn(computer, two)).body.name).toBe(two.name)
    expect([await sessionsOf(one), await sessionsOf(two)]).toEqual([0, 1])
    expect((await computer.call(api.readRegistration, { id: one.id })).code).toBe('NOT-FOUND')
    expect((await computer.call(api.myRegistration, {})).body.id).toBe(two.id)
    await computer.call(signOut, {})
    expect([await sessionsOf(two), (await computer.call(me, {})).code]).toEqual([0, 'SIGNED-OUT'])
    expect((await signsIn(computer, one)).status).toBe(200)
  })

  it('a wrong password ends nobody’s session; another browser of the same candidate goes on', async () => {
    const [one, two] = [await readyPupil(3), await readyPupil(4)]
    const [computer, phone] = [world.stranger(), world.stranger()]
    await signsIn(computer, one)
    await signsIn(phone, one)
    const wrong = await computer.call(signIn, { login: two.number, password: '不是这个密码吧' })
    expect([wrong.code, (await computer.call(me, {})).body.name]).toEqual(['SIGN-IN-WRONG', one.name])
    await signsIn(computer, two)
    expect([(await phone.call(me, {})).body.name, await sessionsOf(one)]).toEqual([one.name, 1])
  })

  it('is signed out after half an hour of silence; staff after an hour; what was typed is a draft', async () => {
    const pupil = await readyPupil(5)
    const she = world.stranger()
    await signsIn(she, pupil)
    const draft = { id: pupil.id, form: 'basic', rows: [{ homeAddress: '示例路' }] }
    await she.call(api.saveDraft, { ...draft, version: 0 })
    await quiet(pupil, 29)
    expect((await she.call(me, {})).status).toBe(200)
    await quiet(pupil, 31)
    const out = await she.call(api.saveDraft, { ...draft, version: 1 })
    expect([out.code, out.message]).toEqual(['SIGNED-OUT', expect.stringContaining('不会丢失')])
    await signsIn(she, pupil)
    expect((await she.call(api.myRegistration, {})).body.drafts['basic']?.rows).toEqual(draft.rows)

    const school = await world.staff('school-admin', SCHOOL)
    await quiet('staff', 59)
    expect((await school.call(me, {})).status).toBe(200)
    await quiet('staff', 61)
    expect((await school.call(me, {})).code).toBe('SIGNED-OUT')
  })

  it('leaves no answer in the browser, and cookies that no script reads and no other site sends', async () => {
    const pupil = await readyPupil(6)
    const school = await world.staff('school-admin', SCHOOL)
    const { image = '' } = await bringsPortrait(school, pupil)
    const headers = { 'x-requested-with': 'zhongzhao' }
    const entered = await world.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers,
      payload: { login: pupil.number, password: GOOD_PASSWORD },
    })
    expect(entered.cookies.length).toBe(2)
    for (const cookie of entered.cookies) {
      expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' })
      expect(cookie.value).not.toMatch(/\d{11}/)
    }
    const [session] = entered.cookies.filter((c) => c.name === 'zz_session')
    expect(session?.maxAge ?? session?.expires, 'gone with the browser').toBeUndefined()
    const cookie = entered.cookies.map((c) => `${c.name}=${c.value}`).join('; ')
    const asked = [
      ['GET', '/api/me'],
      ['GET', '/api/my/registration'],
      ['GET', `/api/registrations/${pupil.id}/history`],
      ['GET', `/api/registrations/${pupil.id}/pictures/${image}/derived`],
      ['POST', `/api/registrations/${pupil.id}/form`],
      ['GET', '/api/registrations/nobody'],
    ] as const
    for (const [method, url] of asked) {
      const reply = await world.app.inject({ method, url, headers: { ...headers, cookie } })
      expect([url, reply.headers['cache-control']]).toEqual([url, 'no-store'])
    }
  })
})
