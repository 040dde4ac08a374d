import * as api from '@zhongzhao/api/archive'
import * as moves from '@zhongzhao/api/archive-moves'
import * as papers from '@zhongzhao/api/papers'
import * as seasons from '@zhongzhao/api/seasons'
import { describe, expect, it } from 'vitest'
import { advanceSeason } from '../../src/season/end-worker.ts'
import { CLASS, SCHOOL, both, sealedPupil } from '../corrections.ts'
import { AFTERWARDS, KEPT, KEPT_FOR_EVER, KEPT_UNTIL, pack, secondsAfter } from '../moments.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const { school, sheet } = await sealedPupil(world, 1)
const county = await world.staff('county-admin', '410105')
const province = await world.staff('province-admin', '41')
const another = await world.staff('province-admin', '41')

async function ends(who: Person, event: 'ask' | 'approve') {
  const { version } = (await who.call(seasons.seasonEnd, { season: pack.season })).body
  const moved = await who.call(seasons.moveSeason, { season: pack.season, version, event })
  expect(moved.message).toBe('')
}

describe('存档备查 after the season has ended (notice 三.(三); J6, A7)', () => {
  it('nothing is signed any more, and the papers are filed, lent, handed over and received all the same', async () => {
    await world.at(AFTERWARDS)
    await ends(province, 'ask')
    await ends(another, 'approve')
    while ((await advanceSeason(world.services)) === 'advanced');
    expect((await school.call(papers.signSheet, { id: sheet, ...both })).code).toBe('SEASON-CLOSED')

    const made = await school.call(api.makeVolume, { org: CLASS, period: (KEPT_FOR_EVER ?? KEPT).code })
    expect([made.message, made.body.sheets]).toEqual(['', 1])
    const { volume } = made.body
    const bound = await school.call(api.moveVolume, { volume, version: 1, event: 'bind' })
    expect(bound.message).toBe('')
    const shown = (await school.call(api.readVolume, { volume })).body.volume
    const until = KEPT_FOR_EVER === undefined ? Date.parse(`${KEPT_UNTIL}+08:00`) : undefined
    expect([shown.periodName, shown.keepUntil]).toEqual([(KEPT_FOR_EVER ?? KEPT).title, until])
    const sent = await school.call(moves.sendHandover, { org: SCHOOL, volumes: [volume], remark: '' })
    expect(sent.message).toBe('')
    const received = await county.call(moves.decideHandover, {
      handover: sent.body.handover,
      version: 1,
      event: 'receive',
    })
    expect(received.message).toBe('')
    const never = { org: '410105', volumes: [volume], ground: '没有地方放了' }
    await world.at(KEPT_FOR_EVER === undefined ? secondsAfter(KEPT_UNTIL, -60) : '2122-01-01T00:00')
    expect((await county.call(moves.proposeDestruction, never)).code).toBe('ARCHIVE-PERIOD')
  })
})
