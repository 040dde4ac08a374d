import * as api from '@zhongzhao/api/archive'
import * as moves from '@zhongzhao/api/archive-moves'
import * as papers from '@zhongzhao/api/papers'
import * as seasons from '@zhongzhao/api/seasons'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { advanceSeason } from '../../src/season/end-worker.ts'
import { CLASS, SCHOOL, both, sealedPupil } from '../corrections.ts'
import { AFTERWARDS, KEPT, KEPT_FOR_EVER, KEPT_UNTIL, pack, secondsAfter } from '../moments.ts'
import { scanOf } from '../scans.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const { school, sheet } = await sealedPupil(world, 1)
const head = await world.staff('school-head', SCHOOL)
const otherSchool = await world.staff('school-admin', '2141010002')
const county = await world.staff('county-admin', '410105')
const province = await world.staff('province-admin', '41')
const another = await world.staff('province-admin', '41')

const purposes = pack.archive.openedFor
const [firstPurpose, lastPurpose] = [purposes[0], purposes.at(-1)]
if (firstPurpose === undefined || lastPurpose === undefined) throw new Error('no purpose')

async function ends(who: Person, event: 'ask' | 'approve') {
  const { version } = (await who.call(seasons.seasonEnd, { season: pack.season })).body
  const moved = await who.call(seasons.moveSeason, { season: pack.season, version, event })
  expect(moved.message).toBe('')
}

const { seal_code: seal } = await world.owner
  .selectFrom('sheet')
  .select('seal_code')
  .where('sheet_id', '=', sheet)
  .executeTakeFirstOrThrow()
const page = await scanOf(sheet, seal)
const sent = await school.call(papers.keepScans, {}, { file: { name: 'scan', bytes: page } })
const scan = sent.body.pages[0]?.scan ?? ''

describe('存档备查 after the season has ended (notice 三.(三); J6, A7)', () => {
  it('nothing is signed any more, and the papers are filed, lent, handed over and received all the same', async () => {
    await world.at(AFTERWARDS)
    await ends(province, 'ask')
    await ends(another, 'approve')
    while ((await advanceSeason(world.services)) === 'advanced');
    expect((await school.call(papers.signSheet, { id: sheet, ...both })).code).toBe('SEASON-CLOSED')
    expect((await school.call(papers.openScan, { scan })).code).toBe('SEASON-CLOSED')

    const made = await school.call(api.makeVolume, { org: CLASS, period: (KEPT_FOR_EVER ?? KEPT).code })
    expect([made.message, made.body.sheets]).toEqual(['', 1])
    const { volume } = made.body
    const bound = await school.call(api.moveVolume, { volume, version: 1, event: 'bind' })
    expect(bound.message).toBe('')
    const shown = (await school.call(api.readVolume, { volume })).body.volume
    const until = KEPT_FOR_EVER === undefined ? Date.parse(`${KEPT_UNTIL}+08:00`) : undefined
    expect([shown.periodName, shown.keepUntil]).toEqual([(KEPT_FOR_EVER ?? KEPT).title, until])
    const look = (who: Person, purpose = firstPurpose.code, of = scan) =>
      who.call(moves.openFiledScan, { volume, scan: of, purpose })
    const shownSheet = (await school.call(api.readVolume, { volume })).body.sheets[0]
    expect([shownSheet?.at, shownSheet?.scan]).toEqual([1, scan])
    expect((await look(head, 'CURIOUS')).message).toBe('请先从列出的用途里选一个，再查看扫描件。')
    expect((await look(otherSchool)).code).toBe('ARCHIVE-GONE')
    expect((await look(school, firstPurpose.code, volume)).code).toBe('SCAN-GONE')
    const looked = await look(head)
    expect(looked.message).toBe('')
    // As large as it was scanned, with the viewer's name over it: no longer the same bytes.
    const { width, height } = await sharp(page).metadata()
    expect(await sharp(looked.bytes).metadata()).toMatchObject({ format: 'jpeg', width, height })
    expect(looked.bytes.equals(page)).toBe(false)
    const beyond = (await school.call(api.readVolume, { volume, page: 2 })).body
    expect([beyond.volume.sheets, beyond.sheets]).toEqual([1, []])
    const sent = await school.call(moves.sendHandover, { org: SCHOOL, volumes: [volume], remark: '' })
    expect(sent.message).toBe('')
    const received = await county.call(moves.decideHandover, {
      handover: sent.body.handover,
      version: 1,
      event: 'receive',
    })
    expect(received.message).toBe('')
    expect((await look(county, lastPurpose.code)).message).toBe('')
    const told = await world.owner
      .selectFrom('event')
      .select('detail')
      .where('kind', '=', 'sheet.scanOpened')
      .orderBy('at')
      .execute()
    expect(told.map(({ detail }) => (detail as { purpose?: string }).purpose)).toEqual([
      firstPurpose.title,
      lastPurpose.title,
    ])
    const never = { org: '410105', volumes: [volume], ground: '没有地方放了' }
    await world.at(KEPT_FOR_EVER === undefined ? secondsAfter(KEPT_UNTIL, -60) : '2122-01-01T00:00')
    expect((await county.call(moves.proposeDestruction, never)).code).toBe('ARCHIVE-PERIOD')
  })
})
