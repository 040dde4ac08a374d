import * as api from '@zhongzhao/api/archive'
import * as moves from '@zhongzhao/api/archive-moves'
import { describe, expect, it } from 'vitest'
import { CLASS, SCHOOL, sealedPupil } from '../corrections.ts'
import { KEPT, KEPT_UNTIL } from '../moments.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const { school } = await sealedPupil(world, 1)
const county = await world.staff('county-admin', '410105')
const city = await world.staff('city-admin', '4101')

const { volume } = (await school.call(api.makeVolume, { org: CLASS, period: KEPT.code })).body
expect((await school.call(api.moveVolume, { volume, version: 1, event: 'bind' })).message).toBe('')
await world.at(KEPT_UNTIL)

const propose = (who: Person, org: string) =>
  who.call(moves.proposeDestruction, { org, volumes: [volume], ground: '保管期满，经鉴定无保存价值' })
async function newest(who: Person, org: string) {
  const [found] = (await who.call(moves.archiveDestructions, { org })).body.destructions
  if (found === undefined) throw new Error('no destruction')
  return found
}
async function decides(who: Person, event: 'destroy' | 'decline') {
  const { id, version } = await newest(school, SCHOOL)
  return who.call(moves.decideDestruction, { destruction: id, version, event, words: '送指定造纸厂化浆' })
}

describe('销毁 does not wait for somebody who is not there (notice 三.(三); J6, assumed)', () => {
  it('of a school without a head: the county steps in, the city does not, and nobody decides an own proposal', async () => {
    expect((await propose(school, SCHOOL)).message).toBe('')
    const seen = await newest(school, SCHOOL)
    expect([seen.decides, seen.may]).toEqual([{ name: '金水区', place: 'above' }, ['withdraw']])
    expect((await newest(county, '410105')).may).toEqual(['destroy', 'decline'])
    expect((await newest(city, '4101')).may).toEqual([])
    expect((await decides(city, 'destroy')).code).toBe('ARCHIVE-ELSEWHERE')
    expect((await decides(school, 'destroy')).status).toBe(403)
  })

  it('a head who is appointed meanwhile takes it over, and the county is told so', async () => {
    const head = await world.staff('school-head', SCHOOL)
    expect((await newest(school, SCHOOL)).decides).toEqual({ name: '金水区示例一中', place: 'keeper' })
    expect((await newest(county, '410105')).may).toEqual([])
    expect((await decides(county, 'decline')).code).toBe('ARCHIVE-ELSEWHERE')
    expect((await decides(head, 'decline')).message).toBe('')
    expect((await newest(school, SCHOOL)).decides).toBeUndefined()
  })

  it('of a county with one person: the city steps in, once', async () => {
    const sent = await school.call(moves.sendHandover, { org: SCHOOL, volumes: [volume], remark: '' })
    const received = { handover: sent.body.handover, version: 1, event: 'receive' } as const
    expect((await county.call(moves.decideHandover, received)).message).toBe('')
    expect((await propose(county, '410105')).message).toBe('')
    const waits = await newest(county, '410105')
    expect(waits.decides).toEqual({ name: '郑州市', place: 'above' })
    const destroy = {
      destruction: waits.id,
      version: waits.version,
      event: 'destroy',
      words: '送指定造纸厂化浆，两人监销',
    } as const
    expect((await county.call(moves.decideDestruction, destroy)).code).toBe('ARCHIVE-ELSEWHERE')
    const both = await Promise.all([
      city.call(moves.decideDestruction, destroy),
      city.call(moves.decideDestruction, destroy),
    ])
    expect(both.map(({ code }) => code ?? 'ok').toSorted()).toEqual(['ARCHIVE-GONE', 'ok'])
    expect((await county.call(api.readVolume, { volume })).body.volume.stateName).toBe('已销毁')
    const told = await world.owner
      .selectFrom('event')
      .select('org_path')
      .where('kind', '=', 'archive.destruction.destroy')
      .execute()
    expect(told.map(({ org_path: at }) => at?.split('/').at(-1))).toEqual(['4101'])
  })
})
