import * as lists from '@zhongzhao/api/claim-lists'
import * as review from '@zhongzhao/api/claim-review'
import { describe, expect, it } from 'vitest'
import { LISTED, SCHOOL, claimsWorld, decides, levelsOf, mine } from '../claims.ts'
import { madeUpNumber } from '../roster-file.ts'
import { pupilOf } from '../steps.ts'
import type { Person } from '../world.ts'

const { world, county, city, province } = await claimsWorld()
const [city2, city3] = [await world.staff('city-admin', '4101'), await world.staff('city-admin', '4101')]
const first = await pupilOf(world, 1, { school: SCHOOL })
const second = await pupilOf(world, 2, { school: SCHOOL })
const late = { name: '李未见', idNumber: madeUpNumber(77) }
const file = {
  name: 'list.csv',
  bytes: Buffer.from(
    [
      '考生姓名,公民身份号码',
      `${first.name},`,
      `,${second.idNumber}`,
      `${late.name},${late.idNumber}`,
      ',',
    ].join('\r\n'),
  ),
}
const ITEM = LISTED ?? ''
const { body: imported } = await city.call(
  lists.importListFromAbove,
  { org: '4101', item: ITEM, source: '豫军教第1号' },
  { file },
)
const { list } = imported
const open = async () => (await city.call(lists.readListFromAbove, { list, show: 'open' })).body.lines
const chooses = (who: Person, row: number, registration: string) =>
  who.call(lists.settleListed, { list, row, version: 1, event: 'choose', registration })

describe.runIf(LISTED !== undefined)('上级名单细看 (notice 三.(一)1; I3)', () => {
  it('a line that lacks its number or its name is work, never lost', async () => {
    expect([imported.registered, imported.open]).toEqual([0, 3])
    expect(
      (await open()).map(({ row, why, candidates }) => [row, why, candidates.map(({ id }) => id)]),
    ).toEqual([
      [1, '姓名或身份证件号码没有填', [first.id]],
      [2, '姓名或身份证件号码没有填', [second.id]],
      [3, '本单位范围内没有这个号码的考生', []],
    ])
  })

  it('only who stands at or below the office of the list is chosen, however far the chooser sees', async () => {
    const elsewhere = await pupilOf(world, 9, { school: '2141900101' })
    expect((await chooses(province, 1, elsewhere.id)).code).toBe('LISTED-NOT-HERE')
    expect(await mine(await world.candidate(elsewhere))).toEqual([])
    expect((await chooses(province, 1, first.id)).message).toBe('')
  })

  it('who brought the list reviews nothing of it, though another matched it again', async () => {
    const she = await world.candidate(await world.enrol({ ...late, school: '2141010002' }))
    expect((await city2.call(lists.matchListAgain, { list })).body.registered).toBe(1)
    const [claim] = await mine(she)
    const id = claim?.id ?? ''
    const atCity = levelsOf('bonus').at(-1)?.at === 'city'
    for (const who of atCity ? [city, city2] : [])
      expect((await decides(who, id)).code).toBe('CLAIM-OWN-ENTRY')
    expect((await (atCity ? city3 : county).call(review.claimQueue, {})).body.lines.length).toBeGreaterThan(0)
    expect((await decides(atCity ? city3 : county, id)).message).toBe('')
  })
})
