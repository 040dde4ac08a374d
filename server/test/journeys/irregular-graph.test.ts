import * as duty from '@zhongzhao/api/duty'
import * as extensions from '@zhongzhao/api/extensions'
import * as api from '@zhongzhao/api/grants'
import { orgs as orgsBelow } from '@zhongzhao/api/season'
import { covers, parentPath } from '@zhongzhao/domain/orgs/org'
import { addOrgs } from '@zhongzhao/server/orgs/store-add'
import { henanAuthorities } from '@zhongzhao/tool-sandbox/many-schools'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AFTERWARDS } from '../moments.ts'
import { newId } from '../../src/platform/context.ts'
import { appoints } from '../appoint.ts'
import { roleOf } from '../codes.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
await addOrgs(world.services.db, henanAuthorities)
const province = await world.staff('province-admin', '41')

describe('各省辖市、济源示范区、省直管县（市），厅直属实验学校 (notice 三.(一)1–2; A4): the shipped divisions', () => {
  it('has 17 cities, Jiyuan without counties, ten counties without a city', () => {
    const kind = (wanted: string) => henanAuthorities.filter((org) => org.kind === wanted)
    expect(kind('city')).toHaveLength(18)
    expect(henanAuthorities.filter((org) => parentPath(org.path) === '41/419001')).toEqual([])
    expect(kind('county').filter((org) => parentPath(org.path) === '41')).toHaveLength(10)
  })

  it('each is appointed by the one directly above, and nobody further up can', async () => {
    const directly = henanAuthorities.filter((org) => parentPath(org.path) === '41')
    const { below } = (await province.call(api.listGrants, { org: '41' })).body
    for (const { code, kind } of directly)
      expect(
        below.find((place) => place.code === code)?.gives.map((g) => g.role),
        code,
      ).toContain(roleOf(`${kind}-admin`))
    const deeper = henanAuthorities.filter((org) => org.path.split('/').length > 2)
    expect(below.filter((place) => deeper.some((org) => org.code === place.code))).toEqual([])
    const skip = { org: deeper[0]?.code ?? '', role: roleOf('county-admin'), login: 'skips', name: '示例' }
    expect((await province.call(api.giveGrant, skip)).code).toBe('GRANT-NOT-YOURS')
  })

  it('appoints a school under Jiyuan, under a county without a city, and under the province itself', async () => {
    const jiyuan = await appoints(world, province, { org: '419001', role: 'city-admin', login: 'jiyuan' })
    await appoints(world, jiyuan, { org: '2141900101', role: 'school-admin', login: 'jiyuan-school' })
    await appoints(world, province, { org: '2141000001', role: 'school-admin', login: 'direct-school' })
    const school = { code: '2141018101', kind: 'school', name: '巩义示例中学', path: '41/410181/2141018101' }
    await addOrgs(world.services.db, [school])
    const gongyi = await appoints(world, province, { org: '410181', role: 'county-admin', login: 'gongyi' })
    await appoints(world, gongyi, { org: school.code, role: 'school-admin', login: 'gongyi-school' })
  })
})

const roleAt: Readonly<Record<string, string>> = {
  city: 'city-admin',
  county: 'county-admin',
  school: 'school-admin',
}
const mayHold: Readonly<Record<string, readonly string[]>> = {
  province: ['city', 'county', 'school'],
  city: ['county', 'school'],
  county: ['school'],
}
const shape = fc.array(
  fc.record({ under: fc.nat(1000), kind: fc.constantFrom('city', 'county', 'school') }),
  {
    minLength: 8,
    maxLength: 14,
  },
)

/** A graph below the province in which everything stands under what may hold it, wherever that is. */
function graphOf(steps: readonly { under: number; kind: string }[], mark: string) {
  const made = [{ code: '41', kind: 'province', name: '河南省', path: '41' }]
  for (const [at, { under, kind }] of steps.entries()) {
    const holders = made.filter((org) => mayHold[org.kind]?.includes(kind))
    const holder = holders[under % holders.length]
    if (holder === undefined) continue
    const code = `${mark}${at}`
    made.push({ code, kind, name: `示例${code}`, path: `${holder.path}/${code}` })
  }
  return made.slice(1)
}

/** Every organisation that an answer of a list names, by code. */
async function named(person: Person, code: string): Promise<readonly string[]> {
  const grants = (await person.call(api.listGrants, { org: code })).body
  const below = (await person.call(orgsBelow, { parent: code })).body.orgs.map((org) => org.code)
  const own = (await person.call(orgsBelow, {})).body.orgs.map((org) => org.code)
  const duties = (await person.call(duty.readDuty, { org: code })).body.below.map((org) => org.code)
  const asked = (await person.call(extensions.listExtensions, {})).body.requests.map((r) => r.org)
  const codes = [
    ...grants.below.map((p) => p.code),
    ...grants.grants.map((g) => g.org),
    ...below,
    ...own,
    ...duties,
  ]
  return [...codes, ...asked].map((text) => text.slice(text.lastIndexOf('/') + 1))
}

describe('no list of one organisation ever shows a sibling’s (A4)', () => {
  it('in any graph', async () => {
    let seen = 0
    await fc.assert(
      fc.asyncProperty(shape, async (steps) => {
        const made = graphOf(steps, `x${newId().slice(-9)}-`)
        await addOrgs(world.services.db, made)
        const people = await Promise.all(
          made.map(async (org) => ({ org, person: await world.staff(roleAt[org.kind] ?? '', org.code) })),
        )
        const more = {
          activities: ['fill'],
          tracks: [],
          until: AFTERWARDS,
          reason: '停课三天的演练',
        }
        for (const { org, person } of people)
          expect((await person.call(extensions.askExtension, { org: org.code, ...more })).status).toBe(200)
        for (const { org, person } of people) {
          for (const code of await named(person, org.code)) {
            const other = made.find((one) => one.code === code)
            expect(other !== undefined && covers(org.path, other.path), `${org.path} sees ${code}`).toBe(true)
            seen++
          }
          for (const other of made.filter((one) => !covers(org.path, one.path))) {
            expect((await person.call(api.listGrants, { org: other.code })).code).toBe('NOT-FOUND')
            expect((await person.call(duty.readDuty, { org: other.code })).code).toBe('NOT-FOUND')
          }
        }
      }),
      { numRuns: 3 },
    )
    expect(seen).toBeGreaterThan(30)
  }, 60_000)
})
