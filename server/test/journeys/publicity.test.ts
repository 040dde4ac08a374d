import * as api from '@zhongzhao/api/publicity'
import { history, readRegistration, review, undoReview } from '@zhongzhao/api/registration'
import { messages } from '@zhongzhao/api/sign-in'
import { beijing, beijingText, instant } from '@zhongzhao/domain/base/time'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { endPublicity } from '../../src/publicity/public.ts'
import { AT_SCHOOL, atClock, dayOf, daysAfter, pack, secondsAfter } from '../moments.ts'
import { textOf } from '../pdf-text.ts'
import { confirms, isPassed, pupilOf } from '../steps.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince(AT_SCHOOL)
const [KIND] = pack.publicity.kinds.filter(({ from }) => from.of === 'registrations')
if (KIND === undefined) throw new Error('nothing of registrations is made public')
const [GROUND] = pack.publicity.grounds
/** When a list that is opened on that day is taken down. */
const MIDNIGHT = atClock(daysAfter(AT_SCHOOL, KIND.days + 1), '00:00')
const SCHOOL = '2141010001'
const school = await world.staff('school-admin', SCHOOL)
const otherSchool = await world.staff('school-admin', '2141010002')
const county = await world.staff('county-admin', '410105')
const otherCounty = await world.staff('county-admin', '410102')
const pupils = await Promise.all([1, 2, 3].map((serial) => pupilOf(world, serial, { school: SCHOOL })))
const [first, second, third] = pupils
if (first === undefined || second === undefined || third === undefined) throw new Error('three pupils')
const she = await world.candidate(first)
await isPassed(she, first, school)
await isPassed(await world.candidate(second), second, school)
await confirms(await world.candidate(third), third, school)

const prepare = (remark = '') => school.call(api.preparePublicity, { org: SCHOOL, kind: KIND.code, remark })
const newest = async () => (await school.call(api.listPublicity, { show: 'all' })).body.lists[0]
const move = async (event: 'open' | 'halt' | 'discard' | 'conclude', reason?: string) => {
  const list = await newest()
  const why = reason === undefined ? {} : { reason }
  return school.call(api.movePublicity, { list: list?.id ?? '', version: list?.version ?? 0, event, ...why })
}
const anybody = world.stranger()
const object = (list: string, given: Partial<Parameters<typeof anybody.call<typeof api.objectTo>>[1]> = {}) =>
  anybody.call(api.objectTo, {
    list,
    mark: crypto.randomUUID(),
    ground: GROUND?.code ?? '',
    words: '此人初二才转来，不满三年',
    ...given,
  })

describe('审核结果……在学校进行公示 (notice 三.(一)3; I5)', () => {
  it('the list shows covered names and nothing that is private; whoever writes it in by hand is refused', async () => {
    for (const remark of [
      '王某，410105200803149969',
      '联系13812345678',
      '王某，2008年3月14日',
      '家住文化路1号',
    ])
      expect((await prepare(remark)).code).toBe('PUBLICITY-PRIVATE')
    expect((await prepare(`本校审核组，${pack.year}年3月10日`)).body.lines).toBe(2)
    const list = await newest()
    const { lines } = (await school.call(api.readPublicity, { list: list?.id ?? '' })).body
    expect(lines.map((line) => line.name)).toEqual(
      [first, second].map(({ name }) => expect.not.stringMatching(name)),
    )
    const said = JSON.stringify(lines)
    for (const { name, idNumber, number } of [first, second, third])
      for (const private_ of [name, idNumber, number]) expect(said).not.toContain(private_)
    expect((await prepare()).code).toBe('PUBLICITY-TWICE')
  })

  it('is not opened when somebody on it was returned since: it is made anew', async () => {
    const { version } = (await school.call(readRegistration, { id: first.id })).body
    const fields = [{ field: 'basic.phone', reason: '演练：请核对' }]
    await school.call(review, { id: first.id, version, verdict: 'return', fields, note: '' })
    const refusal = await move('open')
    expect([refusal.code, refusal.message]).toEqual([
      'PUBLICITY-CHANGED',
      '名单生成以后，有考生的审核结果、班级或姓名变了。请作废这份名单，重新生成后再公示。',
    ])
    expect((await newest())?.stateName).toBe('待公示')
    const { version: after } = (await school.call(readRegistration, { id: first.id })).body
    expect((await school.call(undoReview, { id: first.id, version: after })).message).toBe('')
    expect((await move('discard')).status).toBe(200)
    expect((await prepare(`本校审核组，${pack.year}年3月10日`)).body.lines).toBe(2)
  })

  it('is not public before the school opens it, and its candidates are told when it does', async () => {
    const list = (await newest())?.id ?? ''
    expect((await anybody.call(api.readPublic, { list })).code).toBe('PUBLICITY-CLOSED')
    expect((await otherSchool.call(api.movePublicity, { list, version: 1, event: 'open' })).code).toBe(
      'PUBLICITY-GONE',
    )
    const open = () => school.call(api.movePublicity, { list, version: 1, event: 'open' })
    const twice = await Promise.all([open(), open()])
    expect(twice.map(({ status, code }) => (status === 200 ? 'opened' : code)).toSorted()).toEqual([
      'PUBLICITY-GONE',
      'opened',
    ])
    const told = (await she.call(messages, {})).body.messages.map(({ title }) => title)
    expect(told.filter((title) => title === '审核结果正在公示')).toHaveLength(1)
    const days = await newest()
    expect([days?.opensAt, days?.endsAt].map((at) => beijingText(instant(at ?? 0)).slice(0, 10))).toEqual([
      dayOf(AT_SCHOOL),
      dayOf(MIDNIGHT),
    ])
  })

  it('anybody finds it by place or school, without signing in', async () => {
    const found = (await anybody.call(api.findPublicity, { text: '金水 一中' })).body.lists
    expect(found.map(({ title, orgName }) => [title, orgName])).toEqual([[KIND.title, '金水区示例一中']])
    expect((await anybody.call(api.findPublicity, { text: '二中' })).body.lists).toEqual([])
    const shown = (await anybody.call(api.readPublic, { list: found[0]?.id ?? '' })).body
    expect([shown.officeName, shown.lines.length]).toEqual(['金水区', 2])
  })

  it('says of nobody what is true no longer: who is returned is taken off, and is back when that is undone', async () => {
    const list = (await newest())?.id ?? ''
    const struck = async () =>
      (await school.call(api.readPublicity, { list })).body.lines.map(({ struck: off }) => off)
    const { version } = (await school.call(readRegistration, { id: first.id })).body
    const fields = [{ field: 'basic.phone', reason: '演练：请核对' }]
    await school.call(review, { id: first.id, version, verdict: 'return', fields, note: '' })
    expect(await struck()).toEqual([true, false])
    const { version: after } = (await school.call(readRegistration, { id: first.id })).body
    expect((await school.call(undoReview, { id: first.id, version: after })).message).toBe('')
    expect(await struck()).toEqual([false, false])
    const { events } = (await school.call(history, { id: first.id })).body
    expect(events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['publicity.lineStruck', 'publicity.lineBack']),
    )
  })

  it('is printed to be put up in the school, without anything private', async () => {
    const { bytes } = await school.call(api.printPublicity, { list: (await newest())?.id ?? '' })
    const text = (await textOf(bytes)).join('').replaceAll(/\s/g, '')
    for (const said of ['公示', '盖章', '班级', '报名序号后四位']) expect(text).toContain(said)
    for (const { name, idNumber, number } of [first, second])
      for (const private_ of [name, idNumber, number]) expect(text).not.toContain(private_)
  })

  it('a second click of who objects is one objection with one receipt; a line that is not there is refused', async () => {
    const list = (await newest())?.id ?? ''
    const mark = crypto.randomUUID()
    const twice = await Promise.all([
      object(list, { mark, position: 2 }),
      object(list, { mark, position: 2 }),
    ])
    expect(new Set(twice.map(({ body }) => body.receipt)).size).toBe(1)
    expect((await newest())?.objections).toBe(1)
    expect((await object(list, { position: 99 })).code).toBe('OBJECTION-LINE')
  })

  it('the office above answers, not the school, and not the county beside it; who objected follows it by the receipt', async () => {
    const list = (await newest())?.id ?? ''
    expect((await school.call(api.listPublicObjections, { show: 'open' })).status).toBe(403)
    expect((await otherCounty.call(api.listPublicObjections, { show: 'open' })).body.objections).toEqual([])
    const { receipt } = (await object(list, { words: '应当有我家孩子', contact: '13800000001' })).body
    const waiting = (await county.call(api.listPublicObjections, { show: 'open' })).body.objections
    expect(waiting.map(({ words, contact }) => [words, contact])).toContainEqual([
      '应当有我家孩子',
      '13800000001',
    ])
    const about = waiting.find(({ line }) => line !== undefined)
    const decide = (event: 'examine' | 'uphold' | 'dismiss', version: number, answer = '') =>
      county.call(api.decidePublicObjection, { objection: about?.id ?? '', version, event, answer })
    expect((await decide('uphold', 1, '查明属实')).code).toBe('STATE-NO-WAY')
    expect((await decide('examine', 1)).status).toBe(200)
    expect((await decide('uphold', 2)).code).toBe('OBJECTION-ANSWER')
    expect((await decide('uphold', 1, '查明属实')).code).toBe('PUBLICITY-GONE')
    expect((await decide('uphold', 2, '查明属实，学籍不满三年')).status).toBe(200)
    await new Promise((done) => setTimeout(done, 5100))
    const { lines } = (await anybody.call(api.readPublic, { list })).body
    expect(lines.map(({ struck }) => struck)).toEqual([false, true])
    const other = waiting.find(({ line }) => line === undefined)
    const seen = await anybody.call(api.followObjection, { receipt: receipt.toLowerCase() })
    expect(seen.body.stateName).toBe('已收到')
    await county.call(api.decidePublicObjection, {
      objection: other?.id ?? '',
      version: 1,
      event: 'examine',
      answer: '',
    })
    await county.call(api.decidePublicObjection, {
      objection: other?.id ?? '',
      version: 2,
      event: 'dismiss',
      answer: '该生尚未核验',
    })
    const after = await anybody.call(api.followObjection, { receipt })
    expect([after.body.stateName, after.body.answer]).toEqual(['异议不成立', '该生尚未核验'])
    expect((await anybody.call(api.followObjection, { receipt: 'AAAA-BBBB-CCCC' })).code).toBe(
      'OBJECTION-UNKNOWN',
    )
  })

  it('is taken down by the clock and not by a visitor: at midnight nobody reads it, nor objects', async () => {
    const list = (await newest())?.id ?? ''
    await world.at(secondsAfter(MIDNIGHT, -10))
    expect((await anybody.call(api.readPublic, { list })).status).toBe(200)
    await world.at(MIDNIGHT)
    expect((await anybody.call(api.readPublic, { list })).code).toBe('PUBLICITY-CLOSED')
    expect((await object(list)).code).toBe('PUBLICITY-CLOSED')
    expect((await newest())?.stateName).toBe('公示中')
    expect(await endPublicity(world.services, beijing(MIDNIGHT))).toBe(1)
    expect(await endPublicity(world.services, beijing(MIDNIGHT))).toBe(0)
    expect((await newest())?.stateName).toBe('公示期满')
    expect((await move('conclude')).status).toBe(200)
  })

  it('an objection at the moment of taking down is either received or refused, never lost', async () => {
    await prepare()
    await move('open')
    const list = (await newest())?.id ?? ''
    const end = beijing(beijingText(instant((await newest())?.endsAt ?? 0)))
    const [objected, ended] = await Promise.all([object(list), endPublicity(world.services, end)])
    expect(ended).toBe(1)
    const after = await newest()
    expect([after?.state, after?.objections]).toEqual(['ended', objected.status === 200 ? 1 : 0])
    if (objected.status !== 200) expect(objected.code).toBe('PUBLICITY-CLOSED')
    else expect((await move('conclude')).code).toBe('PUBLICITY-UNANSWERED')
  })

  it('what was wrong in it is halted with a reason and made public anew for its full days', async () => {
    await world.owner
      .updateTable('publicity_list')
      .set({ state: 'concluded' })
      .where('state', '=', 'ended')
      .execute()
    await prepare()
    await move('open')
    expect((await move('halt', '错')).code).toBe('PUBLICITY-REASON')
    expect((await move('halt', '名单漏了一个班')).status).toBe(200)
    expect((await prepare()).status).toBe(200)
    expect((await move('discard')).status).toBe(200)
  })
})

describe('many objections (notice 三.(一)1)', () => {
  it('of others shut nobody out; from one address they are paced before the list is asked', async () => {
    await prepare()
    await move('open')
    const list = (await newest())?.id ?? ''
    // A whole neighbourhood has written within this hour.
    await sql`
      insert into publicity_objection (objection_id, list_id, ground, words, receipt, office_path, state, at, due_at)
      select gen_random_uuid(), ${list}, ${GROUND?.code ?? ''}, 'x'::bytea, convert_to('many ' || n, 'UTF8'), '41/4101/410105', 'dismissed', l.opens_at, l.opens_at
      from generate_series(1, 400) n, publicity_list l where l.list_id = ${list}`.execute(world.owner)
    expect((await object(list)).message).toBe('')
    const replies = await Promise.all(Array.from({ length: 40 }, () => object(list, { position: 99 })))
    expect([...new Set(replies.map(({ code }) => code))].toSorted()).toEqual([
      'OBJECTION-LINE',
      'OBJECTION-PACE',
    ])
    await move('halt', '演练结束中止')
  })
})

const OF_CLAIMS = pack.publicity.kinds.flatMap(({ code, from }) =>
  from.of === 'claims' ? [{ code, ...from }] : [],
)

describe.runIf(OF_CLAIMS.length > 0)('照顾加分、分配生名单: from the claims that passed (I3, I5)', () => {
  it('each candidate once, however many have passed; who still waits is not on it', async () => {
    const [kind] = OF_CLAIMS
    if (kind === undefined) throw new Error('no such kind')
    const claims = [
      { of: first, item: 'ONE', state: 'passed' },
      { of: first, item: 'TWO', state: 'passed' },
      { of: second, item: 'ONE', state: 'waiting' },
    ]
    for (const { of, item, state } of claims)
      await sql`
        insert into claim (claim_id, season, registration_id, person_id, kind, item, state, step, office_path, since, due, proposal, claimed_at)
        select gen_random_uuid(), season, registration_id, person_id, ${kind.claim}, ${item}, ${state}, 'city', '41/4101', now(), now(), 'meets', now()
        from registration where registration_id = ${of.id}`.execute(world.owner)
    const made = await school.call(api.preparePublicity, { org: SCHOOL, kind: kind.code, remark: '' })
    expect([made.message, made.body.lines]).toEqual(['', 1])
    const { lists } = (await school.call(api.listPublicity, { show: 'all' })).body
    const list = lists.find(({ kind: of }) => of === kind.code)
    const { lines } = (await school.call(api.readPublicity, { list: list?.id ?? '' })).body
    expect(lines.map(({ result }) => result)).toEqual([kind.result])
  })
})
