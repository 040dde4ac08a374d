import * as api from '@zhongzhao/api/archive'
import * as moves from '@zhongzhao/api/archive-moves'
import * as papers from '@zhongzhao/api/papers'
import { history } from '@zhongzhao/api/registration'
import { beijing } from '@zhongzhao/domain/base/time'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { SCHOOL_PROOFS } from '../codes.ts'
import type { Pupil } from '../enrol.ts'
import { approves, ask, signsAgain } from '../corrections.ts'
import { AT_SCHOOL, KEPT, KEPT_UNTIL, atClock, dayOf, daysAfter, pack, secondsAfter } from '../moments.ts'
import { textOf } from '../pdf-text.ts'
import { isPassed, pupilOf, sheetOf } from '../steps.ts'
import { type Person, type Reply, smallProvince } from '../world.ts'

const world = await smallProvince(AT_SCHOOL)
const day = (days: number) => dayOf(daysAfter(AT_SCHOOL, days))
const LOAN = pack.archive.loanDays
const [DUE, MORE] = [Math.min(LOAN, 10), Math.min(LOAN, 3)]
/** Ten years, from the year after the season’s. */
const SCHOOL = '2141010001'
const CLASS = `${SCHOOL}-0901`
const COUNTY = '410105'
const school = await world.staff('school-admin', SCHOOL)
const second = await world.staff('school-admin', SCHOOL)
const head = await world.staff('school-head', SCHOOL)
const otherSchool = await world.staff('school-admin', '2141010002')
const county = await world.staff('county-admin', COUNTY)
const countySecond = await world.staff('county-admin', COUNTY)
const city = await world.staff('city-admin', '4101')

const both = { candidate: 'signed', guardian: 'signed' } as const

async function signs(serial: number, classNo = '01'): Promise<Pupil> {
  const pupil = await pupilOf(world, serial, { school: SCHOOL, classNo })
  await isPassed(await world.candidate(pupil), pupil, school)
  await school.call(papers.printForm, { id: pupil.id })
  const { id } = await sheetOf(school, pupil, `${SCHOOL}-09${classNo}`)
  const signed = await school.call(papers.signSheet, { id, ...both })
  expect(signed.message).toBe('')
  return pupil
}

const make = (who = school, org = CLASS) => who.call(api.makeVolume, { org, period: KEPT.code })
const volumes = async (who = school, org = SCHOOL) =>
  (await who.call(api.archiveVolumes, { org })).body.volumes
const one = async (id: string, who = school) => (await who.call(api.readVolume, { volume: id })).body
type MoveEvent = 'fill' | 'takeOut' | 'bind' | 'dissolve' | 'box'
async function move(id: string, event: MoveEvent, more: object = {}, who = school) {
  const { version } = (await one(id, who)).volume
  return who.call(api.moveVolume, { volume: id, version, event, ...more })
}
const lend = (volume: string, due = day(DUE), who = school) =>
  who.call(api.lendVolume, {
    volume,
    borrower: '某老师',
    unit: '示例一中教务处',
    purpose: '核对考生姓名',
    due,
  })
async function moveLoan(
  volume: string,
  event: 'renew' | 'giveBack' | 'lose',
  more: object = {},
  who = school,
) {
  const loan = (await one(volume, who)).loans[0]
  return who.call(api.moveLoan, { loan: loan?.id ?? '', version: loan?.version ?? 0, event, ...more })
}
const codes = (replies: readonly Reply<unknown>[]) =>
  replies.map(({ status, code }) => (status === 200 ? 'ok' : (code ?? ''))).toSorted()
const text = async (reply: Reply<unknown>) => (await textOf(reply.bytes)).join('').replaceAll(/\s/g, '')
const eventsOf = async (subject: string) =>
  (
    await world.owner
      .selectFrom('event')
      .select('kind')
      .where('subject', '=', subject)
      .orderBy('event_id')
      .execute()
  ).map(({ kind }) => kind)

const [first, , third] = [await signs(1), await signs(2), await pupilOf(world, 3, { school: SCHOOL })]

describe('考生签字确认的纸介质材料必须妥善保管，存档备查 (notice 三.(三); J6)', () => {
  let volume = ''

  it('缺件: class by class who owes a signed sheet, who has signed, what lies in a volume', async () => {
    const { classes, missing } = (await school.call(api.archiveMissing, { org: SCHOOL })).body
    expect(classes.map(({ code, owed, signed, filed }) => [code, owed, signed, filed])).toEqual([
      [CLASS, 3, 2, 0],
    ])
    expect(missing.map(({ name, lack }) => [name, lack])).toContainEqual([third.name, '未签字登记'])
    expect(missing.filter(({ lack }) => lack === '已签字，未归档')).toHaveLength(2)
    expect((await otherSchool.call(api.archiveMissing, { org: SCHOOL })).status).toBe(404)
  })

  it('立卷: two who make the volume of a class at once make one; the office above cannot, nor another school', async () => {
    expect((await make(county)).code).toBe('ARCHIVE-ELSEWHERE')
    expect((await make(otherSchool)).status).toBe(404)
    expect((await make(head)).status).toBe(403)
    const twice = await Promise.all([make(school), make(second)])
    expect(codes(twice)).toEqual(['ARCHIVE-EMPTY', 'ok'])
    const [made] = await volumes()
    expect(made).toMatchObject({
      number: `${pack.year}-001`,
      sheets: 2,
      stateName: '整理中',
      keptName: '金水区示例一中',
    })
    volume = made?.id ?? ''
    expect((await make()).code).toBe('ARCHIVE-EMPTY')
  })

  it('while it is put together a sheet is taken out and comes in again; bound, nothing moves any more', async () => {
    const { sheets } = await one(volume)
    expect(sheets).toHaveLength(2)
    expect((await move(volume, 'takeOut', { sheet: sheets[0]?.sheet })).status).toBe(200)
    expect((await one(volume)).sheets).toHaveLength(1)
    expect((await lend(volume)).code).toBe('ARCHIVE-UNBOUND')
    expect((await move(volume, 'fill')).status).toBe(200)
    expect((await move(volume, 'fill')).code).toBe('ARCHIVE-EMPTY')
    expect((await move(volume, 'bind')).status).toBe(200)
    const { volume: bound } = await one(volume)
    expect([bound.stateName, bound.sheets, bound.periodName]).toEqual(['已归档', 2, KEPT.title])
    expect(bound.keepUntil).toBe(Date.parse(`${KEPT_UNTIL}+08:00`))
    expect((await move(volume, 'takeOut', { sheet: sheets[0]?.sheet })).code).toBe('STATE-NO-WAY')
    const told = (await school.call(history, { id: first.id })).body.events.map(({ title }) => title)
    expect(told).toContain('登记表归档')
  })

  it('a box has its place and its custodian; another custodian is an event', async () => {
    const box = (
      await school.call(api.keepBox, { org: SCHOOL, place: '档案室1排2层', custodian: '某保管员' })
    ).body.box
    expect((await move(volume, 'box', { box })).status).toBe(200)
    const change = (version: number) =>
      school.call(api.keepBox, { org: SCHOOL, box, version, place: '档案室1排2层', custodian: '另一保管员' })
    expect(codes(await Promise.all([change(1), change(1)]))).toEqual(['ARCHIVE-GONE', 'ok'])
    expect((await one(volume)).volume.box).toMatchObject({ serial: 1, custodian: '另一保管员' })
    expect(await eventsOf(box)).toEqual(['archive.box.made', 'archive.box.changed'])
    expect((await county.call(api.keepBox, { org: SCHOOL, place: '县里', custodian: '某人' })).code).toBe(
      'ARCHIVE-ELSEWHERE',
    )
  })

  it('借阅: two who lend one volume at once lend it once; it comes back, is lost, is found', async () => {
    expect((await lend(volume, day(-1))).code).toBe('ARCHIVE-DUE')
    expect((await lend(volume, day(LOAN + 30))).message).toContain(`${LOAN} 天`)
    const twice = await Promise.all([lend(volume), lend(volume, day(DUE), second)])
    expect(codes(twice)).toEqual(['ARCHIVE-LENT', 'ok'])
    expect((await one(volume)).volume.loan).toMatchObject({ borrower: '某老师', late: false })
    await world.at(atClock(daysAfter(AT_SCHOOL, DUE + 1), '00:00'))
    expect((await one(volume)).volume.loan?.late).toBe(true)
    expect((await moveLoan(volume, 'renew', { due: day(DUE + 1 + MORE) })).status).toBe(200)
    expect((await moveLoan(volume, 'lose')).code).toBe('ARCHIVE-WORDS')
    expect((await moveLoan(volume, 'lose', { note: '借阅人搬办公室后没有找到' })).status).toBe(200)
    expect((await lend(volume)).code).toBe('ARCHIVE-LENT')
    const lost = (await one(volume)).loans[0]
    const gives = (who: Person) =>
      who.call(api.moveLoan, { loan: lost?.id ?? '', version: lost?.version ?? 0, event: 'giveBack' })
    const back = await Promise.all([gives(school), gives(second)])
    expect(codes(back)).toEqual(['ARCHIVE-GONE', 'ok'])
    const { loans } = (await school.call(api.archiveLoans, { org: SCHOOL, show: 'all' })).body
    expect(loans.map(({ stateName }) => stateName)).toEqual(['已归还'])
    await world.at(daysAfter(AT_SCHOOL, DUE + 2))
  })

  it('a sheet that a correction replaced stays in its volume, marked; the new one goes into another', async () => {
    const asked = await ask(school, first, {
      changes: [{ field: 'basic.homeAddress', to: '示例路2号院3号楼' }],
      papers: SCHOOL_PROOFS,
    })
    expect(asked.message).toBe('')
    await approves({ reviewer: second, county, city }, asked.body.correction, 'basic.homeAddress')
    await signsAgain(school, first)
    const { volume: shown, sheets } = await one(volume)
    expect([shown.superseded, sheets.filter((sheet) => sheet.supersededAt !== undefined).length]).toEqual([
      1, 1,
    ])
    expect(await text(await school.call(api.printVolume, { volume, format: 'pdf' }))).toContain('已作废')
    expect((await make()).body.sheets).toBe(1)
    const all = await volumes()
    expect(all.map(({ number, sheets: n }) => [number, n])).toEqual([
      [`${pack.year}-001`, 2],
      [`${pack.year}-002`, 1],
    ])
    expect((await move(all[1]?.id ?? '', 'bind')).status).toBe(200)
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from archive_item group by sheet_id having count(*) > 1`.execute(world.owner)
    expect(rows).toEqual([])
  })

  it('上报汇总表 has the place where the head signs, and comes as a sheet too', async () => {
    const print = (what: 'missing' | 'summary' | 'volumes', format: 'pdf' | 'xlsx', who: Person = school) =>
      who.call(api.printArchive, { org: SCHOOL, what, format })
    const summary = await text(await print('summary', 'pdf'))
    for (const said of ['上报汇总表', '校长（单位负责人）', '盖章', '九年级1班'])
      expect(summary).toContain(said)
    const missing = await text(await print('missing', 'pdf'))
    expect(missing).toContain(third.name)
    expect(missing).not.toContain(third.idNumber)
    for (const what of ['missing', 'summary', 'volumes'] as const)
      expect((await print(what, 'xlsx', county)).bytes.subarray(0, 2).toString()).toBe('PK')
    expect((await print('volumes', 'pdf', otherSchool)).status).toBe(404)
  })

  it('材料移交: sent by the school, received or sent back by the county, whoever is faster; what is out does not go', async () => {
    const ids = (await volumes()).map(({ id }) => id)
    const send = (who = school) =>
      who.call(moves.sendHandover, { org: SCHOOL, volumes: ids, remark: '第一批' })
    await lend(volume, day(DUE + 2 + MORE))
    expect((await send()).code).toBe('ARCHIVE-LENT')
    await moveLoan(volume, 'giveBack')
    expect(codes(await Promise.all([send(), send(second)]))).toEqual(['ARCHIVE-PENDING', 'ok'])
    expect((await lend(volume, day(DUE + 2 + MORE))).code).toBe('ARCHIVE-PENDING')
    const waiting = async (who = county, org = COUNTY) =>
      (await who.call(moves.archiveHandovers, { org })).body.handovers
    const [sent] = await waiting()
    expect(sent).toMatchObject({ fromName: '金水区示例一中', toName: '金水区', stateName: '已移交待接收' })
    expect(sent?.may.toSorted()).toEqual(['receive', 'sendBack'])
    const list = await text(
      await school.call(moves.printHandover, { handover: sent?.id ?? '', format: 'pdf' }),
    )
    for (const said of ['材料移交清单', `${pack.year}-002`, '移交人', '接收人']) expect(list).toContain(said)
    const decide = (event: 'receive' | 'sendBack', reason?: string, who = county) =>
      who.call(moves.decideHandover, {
        handover: sent?.id ?? '',
        version: sent?.version ?? 0,
        event,
        ...(reason === undefined ? {} : { reason }),
      })
    expect((await decide('receive', undefined, city)).code).toBe('HANDOVER-ADDRESS')
    expect((await decide('sendBack', '不符')).code).toBe('HANDOVER-REASON')
    const race = await Promise.all([decide('receive'), decide('sendBack', '件数不符', countySecond)])
    expect(codes(race)).toEqual(['ARCHIVE-GONE', 'ok'])
    if ((await waiting())[0]?.state === 'sentBack') {
      await send()
      const [again] = await waiting()
      const { id: handover = '', version = 0 } = again ?? {}
      await county.call(moves.decideHandover, { handover, version, event: 'receive' })
    }
    const kept = (await volumes(county, COUNTY)).map(({ keptName, box }) => [keptName, box])
    expect(kept).toEqual(Array(2).fill(['金水区', undefined]))
    expect((await lend(volume, day(DUE + 2 + MORE))).code).toBe('ARCHIVE-ELSEWHERE')
    expect((await lend(volume, day(DUE + 2 + MORE), county)).status).toBe(200)
    expect((await moveLoan(volume, 'giveBack', {}, county)).status).toBe(200)
  })

  it('销毁: never before the period is over, by two different people; the database holds both', async () => {
    const ids = (await volumes(county, COUNTY)).map(({ id }) => id)
    const propose = (who = county) =>
      who.call(moves.proposeDestruction, { org: COUNTY, volumes: ids, ground: '保管期满，经鉴定无保存价值' })
    await world.at(secondsAfter(KEPT_UNTIL, -60).slice(0, 16))
    expect((await propose()).code).toBe('ARCHIVE-PERIOD')
    await expect(
      sql`update archive_volume set state = 'destroyed', destroyed_at = ${new Date(beijing(KEPT_UNTIL) - 60_000)} where volume_id = ${volume}`.execute(
        world.services.db,
      ),
    ).rejects.toThrow()
    await expect(
      sql`delete from archive_item where volume_id = ${volume}`.execute(world.services.db),
    ).rejects.toThrow(/is bound/)
    await world.at(KEPT_UNTIL)
    expect((await propose()).status).toBe(200)
    const newest = async () =>
      (await county.call(moves.archiveDestructions, { org: COUNTY })).body.destructions[0]
    const waits = await newest()
    expect(waits?.may).toEqual(['withdraw'])
    const decide = (who: Person, event: 'destroy' | 'decline' = 'destroy') =>
      who.call(moves.decideDestruction, {
        destruction: waits?.id ?? '',
        version: waits?.version ?? 0,
        event,
        words: '送指定造纸厂化浆，两人监销',
      })
    expect((await decide(county)).code).toBe('ARCHIVE-OTHER')
    expect((await decide(city)).code).toBe('ARCHIVE-ELSEWHERE')
    expect(codes(await Promise.all([decide(countySecond), decide(countySecond, 'decline')]))).toEqual([
      'ARCHIVE-GONE',
      'ok',
    ])
    const after = await newest()
    if (after?.state === 'declined') {
      await propose()
      const again = await newest()
      await countySecond.call(moves.decideDestruction, {
        destruction: again?.id ?? '',
        version: again?.version ?? 0,
        event: 'destroy',
        words: '送指定造纸厂化浆，两人监销',
      })
    }
    const shown = await one(volume, county)
    expect([shown.volume.stateName, shown.sheets.length]).toEqual(['已销毁', 2])
    const destruction = (await newest())?.id ?? ''
    const register = await county.call(moves.printDestruction, { destruction, format: 'pdf' })
    for (const said of ['案卷销毁清册', '监销人', '化浆']) expect(await text(register)).toContain(said)
  })
})
