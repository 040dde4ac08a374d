import * as api from '@zhongzhao/api/grants'
import { listRegistrations } from '@zhongzhao/api/registration'
import { me, signIn } from '@zhongzhao/api/sign-in'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import {
  AFTERWARDS,
  AT_SCHOOL,
  AT_SCHOOL_LATE,
  atClock,
  dayOf,
  daysAfter,
  said,
  secondsAfter,
  pack,
} from '../moments.ts'
import { appoints, grantOf } from '../appoint.ts'
import { roleOf } from '../codes.ts'
import { GOOD_PASSWORD, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const pupil = await world.enrol({ name: '王示例', idNumber: '410105200803149969', school: SCHOOL })
const province = await world.staff('province-admin', '41')

describe('分级负责、分级管理：权限逐级分配 (notice 三.(一)1–3)', () => {
  it('province → city → county → school → class teacher, each by the one above; nobody skips a step', async () => {
    const city = await appoints(world, province, {
      org: '4101',
      role: roleOf('city-admin'),
      login: 'zhengzhou',
    })
    const skipping = { org: SCHOOL, role: roleOf('school-admin'), login: 'nobody', name: '示例' }
    expect((await city.call(api.giveGrant, skipping)).code).toBe('GRANT-NOT-YOURS')
    const county = await appoints(world, city, {
      org: '410105',
      role: roleOf('county-admin'),
      login: 'jinshui',
    })
    const school = await appoints(world, county, {
      org: SCHOOL,
      role: roleOf('school-admin'),
      login: 'yizhong',
    })
    const teacher = await appoints(world, school, {
      org: `${SCHOOL}-0901`,
      role: roleOf('class-teacher'),
      login: 'teacher-wang',
    })
    expect((await teacher.call(listRegistrations, {})).body.lines.map((l) => l.id)).toEqual([pupil.id])
    const line = await grantOf(school, { org: SCHOOL, login: 'teacher-wang' })
    const { chain } = (await school.call(api.grantChain, { grant: line.id })).body
    expect(chain.map((c) => c.login).slice(0, 4)).toEqual(['teacher-wang', 'yizhong', 'jinshui', 'zhengzhou'])
    expect(chain.at(-1)?.role).toBe(roleOf('province-admin'))
  })

  it('a revoked county administrator takes every grant below along, at once, also in open browsers', async () => {
    const city = await signedInAs('zhengzhou')
    const open = { county: await signedInAs('jinshui'), school: await signedInAs('yizhong') }
    const teacher = await signedInAs('teacher-wang')
    const line = await grantOf(city, { org: '4101', login: 'jinshui' })
    expect((await city.call(api.grantBelow, { grant: line.id })).body).toEqual({ grants: 2, people: 2 })
    const { body } = await city.call(api.revokeGrant, { grant: line.id, version: line.version })
    expect(body).toEqual({ revoked: 3, people: 3, without: ['金水区', '金水区示例一中'] })
    for (const one of [open.county, open.school, teacher]) {
      expect((await one.call(listRegistrations, {})).code).toBe('NOT-ALLOWED')
      expect((await one.call(me, {})).body.grants).toEqual([])
    }
    const again = { org: SCHOOL, role: roleOf('school-admin'), login: 'x', name: '示例' }
    expect((await open.county.call(api.giveGrant, again)).code).toBe('NOT-ALLOWED')
    const listed = (await city.call(api.listGrants, { org: '4101' })).body
    expect(listed.below.find((o) => o.code === '410105')?.without).toBe(true)
  })

  it('a change of person keeps what was given below', async () => {
    const city = await signedInAs('zhengzhou')
    const first = await appoints(world, city, { org: '410105', role: roleOf('county-admin'), login: 'first' })
    const school = await appoints(world, first, { org: SCHOOL, role: roleOf('school-admin'), login: 'stays' })
    const line = await grantOf(city, { org: '4101', login: 'first' })
    const given = { grant: line.id, version: line.version, login: 'second', name: '示例接任' }
    const { slip } = (await city.call(api.handOverGrant, given)).body
    expect((await first.call(listRegistrations, {})).code).toBe('NOT-ALLOWED')
    expect((await school.call(listRegistrations, {})).body.total).toBe(1)
    const second = world.stranger()
    await second.call(api.activateStaff, { login: 'second', code: slip?.code ?? '', password: GOOD_PASSWORD })
    const below = await grantOf(second, { org: '410105', login: 'stays' })
    expect(below.may).toEqual(['renew', 'revoke', 'handOver'])
    const next = await grantOf(city, { org: '4101', login: 'second' })
    await city.call(api.revokeGrant, { grant: next.id, version: next.version })
    expect((await school.call(listRegistrations, {})).code).toBe('NOT-ALLOWED')
  })
})

describe('a grant is never longer than its giver’s (A5)', () => {
  it('ends with the day, to the second; is renewed by who gave it, no longer than the own', async () => {
    const over = atClock(daysAfter(AT_SCHOOL_LATE, 1), '00:00')
    const boxed = { lastDay: dayOf(AT_SCHOOL_LATE) }
    const city = await appoints(world, province, {
      org: '419001',
      role: roleOf('city-admin'),
      login: 'jiyuan',
      ...boxed,
    })
    const school = { org: '2141900101', role: roleOf('school-admin'), login: 'jiyuan-school', name: '示例' }
    const longer = await city.call(api.giveGrant, { ...school, lastDay: dayOf(over) })
    expect([longer.code, longer.message]).toEqual([
      'GRANT-LONGER',
      `授权不能比上级给出的更长，最晚到 ${said(over)}。请改早一些，或先请上一级续期。`,
    ])
    expect(
      (await city.call(api.giveGrant, { ...school, lastDay: dayOf(daysAfter(AT_SCHOOL, -1)) })).code,
    ).toBe('GRANT-PAST')
    await world.at(secondsAfter(over, -2))
    expect((await city.call(listRegistrations, {})).status).toBe(200)
    await world.at(over)
    expect((await city.call(listRegistrations, {})).code).toBe('NOT-ALLOWED')
    const line = await grantOf(province, { org: '41', login: 'jiyuan' })
    expect([line.stateName, line.may]).toEqual(['已到期', ['renew', 'revoke']])
    const renewal = { grant: line.id, version: line.version, lastDay: dayOf(AFTERWARDS) }
    expect((await province.call(api.renewGrant, renewal)).status).toBe(200)
    expect((await province.call(api.renewGrant, renewal)).code).toBe('GRANT-GONE')
    expect((await city.call(listRegistrations, {})).status).toBe(200)
    await world.at(AT_SCHOOL)
  })
})

describe('a member of staff chooses the own password (notice 三.(二))', () => {
  it('the code opens once, dies when a new one is issued, and the giver never sets a password', async () => {
    const org = '410181'
    const given = { org, role: roleOf('county-admin'), login: 'gongyi', name: '示例巩义' }
    const { slip } = (await province.call(api.giveGrant, given)).body
    const own = world.stranger()
    const with_ = (code: string | undefined, password = GOOD_PASSWORD) =>
      own.call(api.activateStaff, { login: 'gongyi', code: code ?? '', password })
    expect((await own.call(signIn, { login: 'gongyi', password: slip?.code ?? '' })).code).toBe(
      'SIGN-IN-WRONG',
    )
    expect((await with_(slip?.code, 'gongyi123')).code).toBe('PASSWORD-WEAK')
    const line = await grantOf(province, { org: '41', login: 'gongyi' })
    expect(line.stateName).toBe('待启用')
    const fresh = (await province.call(api.newStaffCode, { grant: line.id })).body.slip
    expect((await with_(slip?.code)).code).toBe('STAFF-CODE-DEAD')
    expect((await with_('AAAA-AAAA-AAAA')).code).toBe('STAFF-CODE-WRONG')
    expect((await with_(fresh.code.toLowerCase())).status).toBe(200)
    expect((await with_(fresh.code)).code).toBe('STAFF-CODE-DEAD')
    expect((await grantOf(province, { org: '41', login: 'gongyi' })).stateName).toBe('有效')
  })

  it('appointing works at each place of the irregular graph (A4)', async () => {
    const city = await signedInAs('jiyuan')
    await appoints(world, city, { org: '2141900101', role: roleOf('school-admin'), login: 'under-jiyuan' })
    await appoints(world, province, {
      org: '2141000001',
      role: roleOf('school-admin'),
      login: 'under-province',
    })
    const county = await signedInAs('gongyi')
    expect((await county.call(api.listGrants, { org: '410181' })).body.org.gives.map((g) => g.role)).toEqual([
      roleOf('system-admin'),
      roleOf('security-admin'),
      roleOf('audit-admin'),
    ])
  })
})

describe('three administrations never meet in one account (A6)', () => {
  const give = (role: string, org = '41') =>
    province.call(api.giveGrant, {
      org,
      role: roleOf(role),
      login: 'three',
      ...(role === 'system-admin' ? { name: '示例三员' } : {}),
    })

  it('nor when two are given in the same moment; a county office of two is not asked', async () => {
    expect((await give('system-admin')).status).toBe(200)
    expect((await give('audit-admin')).code).toBe('GRANT-APART')
    const line = await grantOf(province, { org: '41', login: 'three' })
    await province.call(api.revokeGrant, { grant: line.id, version: line.version })
    const both = await Promise.all([give('security-admin'), give('audit-admin')])
    expect(both.map((r) => r.status).toSorted()).toEqual([200, 409])
    const county = await signedInAs('gongyi')
    const office = { org: '410181', login: 'office' }
    for (const role of ['system-admin', 'audit-admin']) {
      const name = role === 'system-admin' ? { name: '示例两人办公室' } : {}
      expect((await county.call(api.giveGrant, { ...office, role: roleOf(role), ...name })).status).toBe(200)
    }
  })

  it('and the database itself keeps them apart', async () => {
    const twice = sql`insert into grant_given (grant_id, account_id, role, org_path, apart)
      select gen_random_uuid(), account_id, ${roleOf('system-admin')}, '41', ${pack.apart[0]?.id ?? ''} from account where login = 'three'`
    await expect(twice.execute(world.owner)).rejects.toThrow('grant_apart')
  })
})

async function signedInAs(login: string) {
  const person = world.stranger()
  const { status } = await person.call(signIn, { login, password: GOOD_PASSWORD })
  expect(status).toBe(200)
  return person
}
