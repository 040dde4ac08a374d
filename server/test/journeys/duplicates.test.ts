import * as api from '@zhongzhao/api/duplicates'
import * as papers from '@zhongzhao/api/papers'
import { headCount } from '@zhongzhao/api/progress'
import * as registration from '@zhongzhao/api/registration'
import { messages } from '@zhongzhao/api/sign-in'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { filled } from '../filled.ts'
import { newId } from '../../src/platform/context.ts'
import { caseOfTwo, compared, decides, decidesOn, merges, saysMore, touched } from '../doubles.ts'
import { madeUpNumber } from '../roster-file.ts'
import { fillsIn, bringsPortrait } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const [here, beside, away] = ['2141010001', '2141010002', '2141010003']
const city = [await world.staff('city-admin', '4101'), await world.staff('city-admin', '4101')] as const
const county = [
  await world.staff('county-admin', '410105'),
  await world.staff('county-admin', '410105'),
] as const
const school = await world.staff('school-admin', here)
const mother = { name: '李示例', relation: '52', phone: '14400000077' }

let serial = 300
const number = (born = '20070314') => madeUpNumber((serial += 20), born)
const enrols = (name: string, at: string, idNumber = number()) => world.enrol({ name, idNumber, school: at })

/** One pupil whose ID number was changed after the register was made: two records in two schools of two counties. */
async function changedNumber(name: string, at: readonly [string, string] = [here, away]) {
  const before = await enrols(name, at[0])
  const after = await enrols(name, at[1])
  await saysMore(world, before, { guardian: mother })
  await saysMore(world, after, { basic: { studentNumber: `G${before.idNumber}` }, guardian: mother })
  await compared(world)
  return { before, after, found: await caseOfTwo(city[0], before, after) }
}

const listed = async (person: Person) =>
  (await person.call(api.listDuplicates, {})).body.lines.map((l) => l.id)

describe('one true record a candidate, across the province (notice 三.(三), 三.(一)1–2; G4)', () => {
  it('finds one ID number under two persons, for the county of both schools', async () => {
    const one = await enrols('赵重号', here)
    const two = await enrols('赵重号', beside, madeUpNumber(999, '20061201'))
    await saysMore(world, two, { basic: { idNumber: one.idNumber } })
    await compared(world)
    const found = await caseOfTwo(county[0], one, two)
    expect([found.kindName, found.office, found.state]).toEqual(['身份证件号码相同', '金水区', 'found'])
  })

  it('finds a changed ID number, and a school of the other county sees that there is a case and no more', async () => {
    const { before, found } = await changedNumber('钱改号')
    expect([found.kindName, found.office, found.twins]).toEqual(['证件号码可能变更', '郑州市', false])
    expect(found.rows.find((row) => row.trait === 'studentNumber')?.signal).toBe('agrees')
    const { body } = await school.call(api.readDuplicate, { case: found.id })
    const own = body.first.registration === before.id ? body.first : body.second
    const other = own === body.first ? body.second : body.first
    expect([own.name, other.name, other.school, other.covered, body.may]).toEqual([
      '钱改号',
      '（其他单位的考生）',
      '',
      true,
      [],
    ])
    expect(JSON.stringify(body)).not.toContain('中原区示例中学')
    expect((await decides(school, { case: found.id, event: 'dismiss' })).code).toBe('NOT-ALLOWED')
    // A county below the office reads its own side alone, and does not decide.
    expect((await decides(county[0], { case: found.id, event: 'dismiss' })).code).toBe('DUPLICATE-GONE')
    expect(found.first.covered || found.second.covered).toBe(false)
    expect(JSON.stringify(found.rows)).not.toContain(before.idNumber)
  })

  it('shows full numbers for a purpose only, and both candidates’ histories say so', async () => {
    const { before, found } = await changedNumber('钱看号')
    const full = await city[0].call(api.uncoverDuplicate, { case: found.id, purpose: '核对户口簿' })
    expect(JSON.stringify(full.body.rows)).toContain(before.idNumber)
    const { body } = await school.call(registration.history, { id: before.id })
    expect(body.events.map((e) => e.title)).toContain('工作人员查看完整号码（用途：核对户口簿）')
  })

  it('finds a name written with another dot; the names themselves stay as they are', async () => {
    const one = await enrols('阿依古丽·买买提', here)
    const two = await enrols('阿依古丽・买买提', away)
    for (const pupil of [one, two]) await saysMore(world, pupil, { guardian: mother })
    await compared(world)
    const found = await caseOfTwo(city[0], one, two)
    expect([found.kindName, found.twins]).toEqual(['姓名写法不同', false])
    expect([found.first.name, found.second.name].toSorted()).toEqual(
      ['阿依古丽·买买提', '阿依古丽・买买提'].toSorted(),
    )
  })

  it('finds one portrait under two names in two counties', async () => {
    const one = await enrols('孙甲', here, number('20070101'))
    const two = await enrols('周乙', away, number('20070202'))
    for (const pupil of [one, two]) {
      const image = newId()
      await sql`update registration set portrait = ${JSON.stringify({ id: image, hash: 'x', verdict: 'accepted' })}::jsonb where registration_id = ${pupil.id}`.execute(
        world.owner,
      )
      await sql`insert into likeness (registration_id, kind, image_id, hash, at) values (${pupil.id}, 'portrait', ${image}, ${Buffer.from('0f1e2d3c4b5a6978', 'hex')}, now())`.execute(
        world.owner,
      )
    }
    await compared(world)
    expect((await caseOfTwo(city[0], one, two)).kindName).toBe('照片相同')
  })

  it('does not tell of strangers with one name and one birthday in two counties', async () => {
    const before = await listed(city[0])
    await enrols('吴同名', here, madeUpNumber(601))
    await enrols('吴同名', away, madeUpNumber(901))
    await compared(world)
    expect(await listed(city[0])).toEqual(before)
  })
})

describe('twins (双胞胎, G4)', () => {
  it('are marked, and neither an office nor the database merges them', async () => {
    const elder = await enrols('郑佳怡', here, madeUpNumber(702))
    const younger = await enrols('郑佳仪', here, madeUpNumber(704))
    for (const pupil of [elder, younger]) {
      await saysMore(world, pupil, { basic: { homeAddress: '文化路 9 号' }, guardian: mother })
      await sql`update registration set pinyin = 'zhengjiayi zjy' where registration_id = ${pupil.id}`.execute(
        world.owner,
      )
    }
    await compared(world)
    const found = await caseOfTwo(county[0], elder, younger)
    expect([found.twins, found.office]).toEqual([true, '金水区'])
    const reply = await decides(county[0], { case: found.id, event: 'propose', stays: 'first' })
    expect(reply.code).toBe('DUPLICATE-TWINS')
    await expect(
      sql`update duplicate_case set state = 'proposed' where case_id = ${found.id}`.execute(world.owner),
    ).rejects.toThrow('twins_stay_two')
    expect((await decides(county[0], { case: found.id, event: 'dismiss' })).status).toBe(200)
    // The same again is not told again.
    await saysMore(world, elder, { basic: {} })
    await compared(world)
    expect((await caseOfTwo(county[0], elder, younger)).state).toBe('dismissed')
  })
})

describe('merging needs two people and can be undone (G4)', () => {
  it('closes one record, moves numbers and sign-in, tells both, closes the head count; undone, everything is as before', async () => {
    const { before, after, found } = await changedNumber('冯合并', [here, beside])
    const own = await world.candidate(before)
    await own.call(registration.myRegistration, {})
    await fillsIn(own, before)
    const she = await world.candidate(after)
    await compared(world)
    const then = await touched(world, [before, after])
    const stays = found.first.registration === after.id ? 'first' : 'second'
    expect((await decides(county[0], { case: found.id, event: 'propose', stays })).status).toBe(200)
    expect((await decides(county[0], { case: found.id, event: 'approve' })).code).toBe(
      'DUPLICATE-SAME-PERSON',
    )
    expect((await decides(county[1], { case: found.id, event: 'approve' })).status).toBe(200)
    expect((await own.call(registration.myRegistration, {})).code).toBe('SIGNED-OUT')
    const lost = await school.call(registration.readRegistration, { id: before.id })
    expect(lost.body.stateName).toBe('重复作废')
    const { body: count } = await school.call(headCount, { school: here })
    expect(count.total.superseded).toBe(1)
    const line = count.total
    expect(line.rostered).toBe(
      line.collected + line.returning + line.withdrawn + line.moved + line.superseded + line.open,
    )
    // The old number leads to the record that stays.
    expect((await she.call(messages, {})).body.messages.map((m) => m.title)).toContain(
      '重复的报名已合并到这一份',
    )
    const again = await world.candidate({ ...after, idNumber: before.idNumber })
    expect((await again.call(registration.myRegistration, {})).body.id).toBe(after.id)
    expect((await decides(county[0], { case: found.id, event: 'askUndo' })).status).toBe(200)
    expect((await decides(county[0], { case: found.id, event: 'undo' })).code).toBe('DUPLICATE-SAME-PERSON')
    expect((await decides(county[1], { case: found.id, event: 'undo' })).status).toBe(200)
    expect(await touched(world, [before, after])).toEqual(then)
    const back = await world.candidate(before)
    expect((await back.call(registration.myRegistration, {})).body.sections['guardians']).toHaveLength(
      filled['guardians']?.length ?? 0,
    )
    expect((await back.call(messages, {})).body.messages[0]?.title).toBe('报名合并已撤销')
  })

  it('the database refuses a merging by one person, and a record closed without a case', async () => {
    const { before, found } = await changedNumber('褚一人', [here, beside])
    const by = newId()
    await expect(
      sql`update duplicate_case set state = 'merged', stays = registration_id, proposed_by = ${by}, approved_by = ${by} where case_id = ${found.id}`.execute(
        world.owner,
      ),
    ).rejects.toThrow('merged_by_two')
    await expect(
      sql`update registration set state = 'superseded' where registration_id = ${before.id}`.execute(
        world.owner,
      ),
    ).rejects.toThrow('without two people')
  })

  it('two approve at once: one merging; a candidate who confirms meanwhile: one wins, the other is told', async () => {
    const { before, found } = await changedNumber('卫同时', [here, beside])
    const third = await world.staff('county-admin', '410105')
    const stays = found.first.registration === before.id ? 'first' : 'second'
    await decides(county[0], { case: found.id, event: 'propose', stays })
    const seen = await caseOfTwo(county[0], found.first, found.second)
    const both = await Promise.all(
      [county[1], third].map((who) => decidesOn(who, seen, { event: 'approve' })),
    )
    expect(both.map((r) => r.status).toSorted()).toEqual([200, 409])
    expect(both.find((r) => r.status === 409)?.code).toBe('DUPLICATE-GONE')

    const next = await changedNumber('蒋确认', [here, beside])
    const own = await world.candidate(next.before)
    await bringsPortrait(school, next.before)
    const version = await fillsIn(own, next.before)
    await compared(world)
    const pictured = await caseOfTwo(county[0], next.before, next.after)
    const keep = pictured.first.registration === next.after.id ? 'first' : 'second'
    const side = keep === 'first' ? 'second' : 'first'
    const looks = (who: Person) => who.call(api.duplicatePortrait, { case: pictured.id, side })
    expect([(await looks(county[0])).status, (await looks(school)).code]).toEqual([200, 'NOT-ALLOWED'])
    expect((await county[0].call(api.duplicatePortrait, { case: pictured.id, side: keep })).code).toBe(
      'IMAGE-NONE',
    )
    await decides(county[0], { case: pictured.id, event: 'propose', stays: keep })
    const proposed = await caseOfTwo(county[0], next.before, next.after)
    const [confirmed, merged] = await Promise.all([
      own.call(registration.confirm, { id: next.before.id, version }),
      decidesOn(county[1], proposed, { event: 'approve' }),
    ])
    expect([confirmed.status, merged.status].filter((s) => s === 200)).toHaveLength(1)
    const told = confirmed.status === 200 ? merged.code : confirmed.code
    expect(['VERSION-STALE', 'STATE-NO-WAY', 'NOT-FOUND', 'SIGNED-OUT', 'DUPLICATE-CHANGED']).toContain(told)
  })

  it('two cases that share a record: the second is told; undoing the first names the later merging', async () => {
    const { before, after, found } = await changedNumber('沈三份', [here, beside])
    const third = await enrols('沈三份', beside)
    await saysMore(world, third, { basic: { studentNumber: `G${before.idNumber}` }, guardian: mother })
    await compared(world)
    const second = await caseOfTwo(county[0], before, third)
    const sideOf = (view: typeof found, pupil: { id: string }) =>
      view.first.registration === pupil.id ? 'first' : 'second'
    await decides(county[0], { case: second.id, event: 'propose', stays: sideOf(second, third) })
    await merges(county, { id: found.id, stays: sideOf(found, after) })
    expect((await decides(county[1], { case: second.id, event: 'approve' })).code).toBe('DUPLICATE-CLOSED')
    const last = await caseOfTwo(county[0], after, third)
    await merges(county, { id: last.id, stays: sideOf(last, third) })
    const late = await decides(county[0], { case: found.id, event: 'askUndo' })
    expect([late.code, late.message]).toEqual([
      'DUPLICATE-LATER',
      expect.stringContaining('又与别的报名合并'),
    ])
    await decides(county[0], { case: last.id, event: 'askUndo' })
    await decides(county[1], { case: last.id, event: 'undo' })
    expect((await decides(county[0], { case: found.id, event: 'askUndo' })).status).toBe(200)
  })

  it('what is sealed is not closed (notice 三.(三))', async () => {
    const { before, found } = await changedNumber('韩锁定', [here, beside])
    await sql`insert into sheet_receipt (registration_id, receipt_id, sheet_id, outcome, candidate, guardian, by_account, at) values (${before.id}, ${newId()}, ${newId()}, 'signed', 'signed', 'signed', ${newId()}, now())`.execute(
      world.owner,
    )
    await sql`update registration set state = 'sealed', sealed_at = now() where registration_id = ${before.id}`.execute(
      world.owner,
    )
    const stays = found.first.registration === before.id ? 'second' : 'first'
    expect((await decides(county[0], { case: found.id, event: 'propose', stays })).code).toBe(
      'DUPLICATE-SEALED',
    )
  })

  it('a slip that was printed is void, and works again when the merging is undone', async () => {
    const { before, after, found } = await changedNumber('杨密码', [here, beside])
    await school.call(papers.reprintSlip, { id: before.id })
    const then = await touched(world, [before, after])
    await merges(county, { id: found.id, stays: found.first.registration === after.id ? 'first' : 'second' })
    await decides(county[0], { case: found.id, event: 'askUndo' })
    expect((await decides(county[1], { case: found.id, event: 'undo' })).status).toBe(200)
    expect(await touched(world, [before, after])).toEqual(then)
  })
})
