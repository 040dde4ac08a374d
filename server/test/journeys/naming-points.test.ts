import { listEntries } from '@zhongzhao/api/assisted'
import * as grants from '@zhongzhao/api/grants'
import * as api from '@zhongzhao/api/naming-points'
import { listBatches } from '@zhongzhao/api/roster'
import { startSync } from '@zhongzhao/api/sync'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { AT_SCHOOL_LATE, dayOf, daysAfter, windowOf } from '../moments.ts'
import { appoints } from '../appoint.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince()
const county = await world.staff('county-admin', '410105')
const given = {
  address: '金水区示例路 1 号',
  phone: '0371-60000001',
  hours: '工作日 9:00–17:00',
  openFrom: dayOf(AT_SCHOOL_LATE),
  openUntil: dayOf(windowOf('returnHome').closes),
  note: '',
}

describe('指定报名点 (notice 三.(一)2): named, published, suspended by the county', () => {
  it('is named with what the public is told, gets staff of its own, is suspended and resumed', async () => {
    const name = '金水区示例报名点'
    const backwards = { ...given, openUntil: dayOf(daysAfter(AT_SCHOOL_LATE, -1)) }
    expect((await county.call(api.namePoint, { org: '410105', name, ...backwards })).code).toBe('INPUT-SHAPE')
    const { code } = (await county.call(api.namePoint, { org: '410105', name, ...given })).body
    expect(code).toBe('4101059001')
    const asSchool = { org: code, role: 'school-admin', login: 'point-none', name: '示例' }
    expect((await county.call(grants.giveGrant, asSchool)).status, 'a point is no school').toBeGreaterThan(
      399,
    )
    const point = await appoints(world, county, { org: code, role: 'point-admin', login: 'point-one' })
    expect((await point.call(listEntries, { org: code })).status).toBe(200)
    // No roster is a point's, and no pupil of a school's to be evaluated.
    for (const refused of [await point.call(startSync, {}), await point.call(listBatches, {})])
      expect(refused.code).toBe('NOT-ALLOWED')
    const both = await Promise.all(
      ['二', '三'].map((n) =>
        county.call(api.namePoint, { org: '410105', name: `示例报名点${n}`, ...given }),
      ),
    )
    expect(both.map((one) => one.body.code).toSorted()).toEqual(['4101059002', '4101059003'])
    const suspend = { point: code, version: 1, event: 'suspend' } as const
    expect((await county.call(api.suspendPoint, suspend)).status).toBe(200)
    expect((await county.call(api.suspendPoint, suspend)).code).toBe('VERSION-STALE')
    expect((await county.call(api.suspendPoint, { ...suspend, version: 2 })).code).toBe('STATE-NO-WAY')
    const told = async () =>
      (
        await sql<{
          off: boolean
        }>`select suspended_at is not null as off from public_point where code = ${code}`.execute(world.owner)
      ).rows
    expect(await told()).toEqual([{ off: true }])
    await county.call(api.suspendPoint, { point: code, version: 2, event: 'resume' })
    expect(await told()).toEqual([{ off: false }])
    await county.call(api.changePoint, { point: code, version: 3, ...given, address: '金水区示例路 2 号' })
    const [first] = (await county.call(api.pointsAt, { org: '410105' })).body.points
    expect(first).toMatchObject({
      version: 4,
      stateName: '办理中',
      particulars: { address: '金水区示例路 2 号' },
    })
  })

  it('not by another county, nor below a school', async () => {
    const beside = await world.staff('county-admin', '410102')
    expect((await beside.call(api.namePoint, { org: '410105', name: '示例点', ...given })).code).toBe(
      'NOT-FOUND',
    )
    expect(
      (await beside.call(api.suspendPoint, { point: '4101059001', version: 4, event: 'suspend' })).code,
    ).toBe('POINT-GONE')
    const school = { org: '2141010001', name: '示例点', ...given }
    expect((await county.call(api.namePoint, school)).code).toBe('GRANT-ROLE')
    expect((await beside.call(grants.listGrants, { org: '4101059001' })).code).toBe('NOT-FOUND')
  })
})
