import * as api from '@zhongzhao/api/extensions'
import { readRegistration } from '@zhongzhao/api/registration'
import { beijing } from '@zhongzhao/domain/base/time'
import { describe, expect, it } from 'vitest'
import { atClock, daysAfter, pack, secondsAfter, windowOf } from '../moments.ts'
import { smallProvince } from '../world.ts'

const inPlace = windowOf('inPlace')
/** The day before the window closes. */
const SOON_OVER = atClock(daysAfter(inPlace.closes, -1), '10:00')
const LATER = daysAfter(inPlace.closes, 3)
const LATER_STILL = daysAfter(windowOf('grade8').closes, 5)
const world = await smallProvince(SOON_OVER)
const SCHOOL = '2141010001'
const own = await world.enrol({ name: '王示例', idNumber: '410105200803149969', school: SCHOOL })
const eighth = await world.enrol({ name: '赵示例', idNumber: '41010520080101004X', school: SCHOOL, grade: 8 })
const sibling = await world.enrol({ name: '李示例', idNumber: '410105200802020063', school: '2141010002' })
const school = await world.staff('school-admin', SCHOOL)
const county = await world.staff('county-admin', '410105')
const second = await world.staff('county-admin', '410105')
const beside = await world.staff('county-admin', '410102')
const she = await world.candidate(own)
const asked = {
  org: SCHOOL,
  activities: ['fill', 'declare'],
  tracks: ['inPlace'],
  until: LATER,
  reason: '暴雨停课两天，机房进水',
}
const opens = async (person: typeof she, id: string) =>
  (await person.call(readRegistration, { id })).body.open.includes('fill')

describe('一个单位延期 (A3, notice 一): asked by one, approved by another, published', () => {
  it('refuses an end gone by, a shortening, and what the season has no window for', async () => {
    const ask = async (change: object) => (await county.call(api.askExtension, { ...asked, ...change })).code
    expect(await ask({ until: SOON_OVER })).toBe('EXTENSION-OVER')
    expect(await ask({ until: inPlace.closes })).toBe('EXTENSION-SHORTER')
    expect(await ask({ activities: ['declare'], tracks: ['grade8'] })).toBe('EXTENSION-NOTHING')
    expect(await ask({ activities: ['dance'] })).toBe('INPUT-SHAPE')
    expect(await ask({ until: `${pack.year}-03-32T17:00` })).toBe('INPUT-SHAPE')
    expect(await ask({ org: '2141010003' })).toBe('NOT-FOUND')
  })

  it('the school asks and cannot approve; who asked does not approve; only its candidates gain the time', async () => {
    const { extension } = (await county.call(api.askExtension, asked)).body
    const line = async () =>
      (await county.call(api.listExtensions, {})).body.requests.find((r) => r.id === extension)
    const { version = 0, may } = (await line()) ?? {}
    expect(may).toEqual(['withdraw'])
    const approve = { extension, version, event: 'approve' } as const
    expect((await county.call(api.decideExtension, approve)).code).toBe('EXTENSION-TWO-PEOPLE')
    expect((await school.call(api.decideExtension, approve)).code).toBe('NOT-ALLOWED')
    expect((await beside.call(api.decideExtension, approve)).code).toBe('EXTENSION-GONE')
    expect((await second.call(api.decideExtension, approve)).status).toBe(200)
    expect((await second.call(api.decideExtension, approve)).code).toBe('EXTENSION-GONE')
    await world.at(inPlace.closes)
    expect(await opens(she, own.id)).toBe(true)
    expect(await opens(await world.candidate(sibling), sibling.id)).toBe(false)
    expect(await opens(await world.candidate(eighth), eighth.id)).toBe(false)
    await world.at(secondsAfter(LATER, -2))
    expect(await opens(she, own.id)).toBe(true)
    const told = (await she.call(api.extensionsOf, { id: own.id })).body.extensions
    expect(told).toEqual([
      {
        orgName: '金水区示例一中',
        orgKind: 'school',
        activities: ['填报和确认', '申报资格'],
        until: beijing(LATER),
        reason: asked.reason,
      },
    ])
    expect(
      (await world.candidate(eighth).then((p) => p.call(api.extensionsOf, { id: eighth.id }))).body,
    ).toEqual({
      extensions: [],
    })
    await world.at(LATER)
    expect(await opens(she, own.id)).toBe(false)
    expect((await she.call(api.extensionsOf, { id: own.id })).body.extensions).toEqual([])
    await world.at(SOON_OVER)
  })

  it.runIf(LATER < LATER_STILL)(
    'opens no window before its time, and may be taken back while it waits',
    async () => {
      const grade8 = { ...asked, tracks: ['grade8'], activities: ['fill'], until: LATER_STILL }
      const { extension } = (await school.call(api.askExtension, grade8)).body
      expect(
        (await school.call(api.decideExtension, { extension, version: 1, event: 'withdraw' })).status,
      ).toBe(200)
      const again = (await school.call(api.askExtension, grade8)).body.extension
      expect(
        (await county.call(api.decideExtension, { extension: again, version: 1, event: 'approve' })).status,
      ).toBe(200)
      expect(await opens(await world.candidate(eighth), eighth.id)).toBe(false)
      await world.at(secondsAfter(LATER_STILL, -2))
      expect(await opens(await world.candidate(eighth), eighth.id)).toBe(true)
      await world.at(SOON_OVER)
    },
  )
})
