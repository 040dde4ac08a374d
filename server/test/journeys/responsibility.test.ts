import * as api from '@zhongzhao/api/duty'
import * as grants from '@zhongzhao/api/grants'
import { history, listRegistrations } from '@zhongzhao/api/registration'
import { signIn } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import { appoints } from '../appoint.ts'
import { textOf } from '../pdf-text.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const pupil = await world.enrol({ name: '王示例', idNumber: '410105200803149969', school: SCHOOL })
const province = await world.staff('province-admin', '41')
const county = await appoints(world, await world.staff('city-admin', '4101'), {
  org: '410105',
  role: 'county-admin',
  login: 'jinshui',
})
const school = await appoints(world, county, { org: SCHOOL, role: 'school-admin', login: 'yizhong' })
const person = (name: string, login?: string) => ({
  name,
  post: '主任',
  phone: '0371-60000000',
  ...(login === undefined ? {} : { login }),
})
const people = {
  leads: person('示例主管'),
  reviews: person('示例审核'),
  enters: person('示例录入', 'yizhong'),
}

describe('谁主管、谁审核、谁负责：责任制登记 (notice 三.(一); A9)', () => {
  it('is kept in versions, linked to accounts, printed; who below has none is listed for the office above', async () => {
    expect((await county.call(api.readDuty, { org: '410105' })).body.below.map((o) => o.people)).toEqual([
      undefined,
      undefined,
    ])
    expect((await school.call(api.keepDuty, { org: SCHOOL, version: 0, people })).status).toBe(200)
    expect((await school.call(api.keepDuty, { org: SCHOOL, version: 0, people })).code).toBe('VERSION-STALE')
    const unknown = { ...people, leads: person('示例主管', 'nobody-here') }
    expect((await school.call(api.keepDuty, { org: SCHOOL, version: 1, people: unknown })).code).toBe(
      'DUTY-NO-ACCOUNT',
    )
    const next = { ...people, leads: person('示例新主管') }
    await school.call(api.keepDuty, { org: SCHOOL, version: 1, people: next })
    const { versions } = (await school.call(api.readDuty, { org: SCHOOL })).body
    expect(versions.map((v) => v.people.leads.name)).toEqual(['示例新主管', '示例主管'])
    const below = (await county.call(api.readDuty, { org: '410105' })).body.below
    expect(below.map((o) => [o.name, o.people?.leads.name])).toEqual([
      ['金水区示例二中', undefined],
      ['金水区示例一中', '示例新主管'],
    ])
    const { bytes } = await county.call(api.printDuty, { org: '410105' })
    const text = (await textOf(bytes)).join('')
    for (const said of ['信息采集工作责任制登记表', '盖章', '示例新主管', '未登记', '金水区示例二中'])
      expect(text.replaceAll(/\s/g, '')).toContain(said)
  })

  it('every act leads to a named person, the grant, and who gave it', async () => {
    const audit = await world.staff('audit-admin', '4101')
    const { acts } = (await audit.call(api.listActs, {})).body
    const kept = acts.find((act) => act.what === '登记责任人')
    expect(kept).toMatchObject({
      name: '示例yizhong',
      title: '学校管理员',
      orgName: '金水区示例一中',
      givenBy: '示例jinshui',
    })
    const { chain } = (await audit.call(grants.grantChain, { grant: kept?.grant ?? '' })).body
    expect(chain.map((one) => one.login).slice(0, 2)).toEqual(['yizhong', 'jinshui'])
    const elsewhere = await world.staff('audit-admin', '419001')
    const theirs = (await elsewhere.call(api.listActs, {})).body.acts
    expect([...new Set(theirs.map((act) => act.orgName))]).toEqual(['济源示范区'])
  })
})

describe('对弄虚作假的考生或单位，一经发现将追究责任 (notice 三.(一))', () => {
  const facts = '学籍材料与原件不符，疑似涂改出生日期'

  it('against a candidate: seen by the organisation above, decided by another person', async () => {
    expect((await school.call(api.recordCaseOf, { id: pupil.id, facts })).status).toBe(200)
    const [seen] = (await county.call(api.listCases, {})).body.cases
    expect(seen).toMatchObject({
      facts,
      candidate: { name: '王示例' },
      by: '示例yizhong',
      stateName: '已登记',
    })
    const { id: falsification = '' } = seen ?? {}
    const decide = (event: 'examine' | 'uphold', version: number, outcome = '') =>
      county.call(api.decideCase, { falsification, version, event, outcome })
    expect((await decide('uphold', 1, '查明属实')).code).toBe('STATE-NO-WAY')
    expect((await decide('examine', 1)).status).toBe(200)
    expect((await decide('uphold', 2)).code).toBe('CASE-OUTCOME')
    expect((await decide('uphold', 1, '查明属实')).code).toBe('CASE-GONE')
    expect((await decide('uphold', 2, '查明属实')).status).toBe(200)
    const beside = await world.staff('county-admin', '410102')
    expect((await beside.call(api.listCases, {})).body.cases).toEqual([])
    // Whoever may read the record does not read in its history that there is a case.
    const teacher = await world.staff('class-teacher', `${SCHOOL}-0901`)
    for (const who of [await world.candidate(pupil), teacher]) {
      const { events } = (await who.call(history, { id: pupil.id })).body
      expect(events.filter(({ kind }) => kind.startsWith('falsification'))).toEqual([])
    }
  })

  it('against an organisation: not seen and not decided by itself', async () => {
    expect((await school.call(api.recordCaseAt, { org: SCHOOL, facts })).code).toBe('CASE-ABOVE')
    expect((await county.call(api.recordCaseAt, { org: SCHOOL, facts })).status).toBe(200)
    const about = async (who: typeof county) =>
      (await who.call(api.listCases, {})).body.cases.filter((one) => one.about === 'organisation')
    expect(await about(school)).toEqual([])
    const [seen] = await about(county)
    expect(seen?.may).toEqual(['examine'])
    expect((await about(province)).map((one) => one.orgName)).toEqual(['金水区示例一中'])
  })
})

describe('三员各司其职 (A6): what each of the three really does', () => {
  it('the security administrator unlocks and ends sessions of the own people only; the system administrator sees jobs', async () => {
    const security = await world.staff('security-admin', '4101')
    for (let i = 0; i < 6; i++)
      await world.stranger().call(signIn, { login: 'yizhong', password: `错误密码第${i}次` })
    const look = async () => (await security.call(api.secureAccount, { login: 'yizhong' })).body
    expect((await look()).sessions).toHaveLength(1)
    expect(
      (await security.call(api.freeAccount, { login: 'yizhong', act: 'endSessions' })).body.changed,
    ).toBe(1)
    expect((await school.call(listRegistrations, {})).code).toBe('SIGNED-OUT')
    await security.call(api.freeAccount, { login: 'yizhong', act: 'unlock' })
    expect((await look()).lockedUntil).toBeUndefined()
    const elsewhere = await world.staff('security-admin', '419001')
    expect((await elsewhere.call(api.secureAccount, { login: 'yizhong' })).code).toBe('STAFF-UNKNOWN')
    const system = await world.staff('system-admin', '41')
    expect((await system.call(api.jobStates, {})).body.jobs).toEqual([])
    expect((await system.call(listRegistrations, {})).code).toBe('NOT-ALLOWED')
  })
})
