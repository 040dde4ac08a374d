import * as images from '@zhongzhao/api/images'
import * as api from '@zhongzhao/api/registration'
import * as roster from '@zhongzhao/api/roster'
import { messages } from '@zhongzhao/api/sign-in'
import { walkMarkers } from '@zhongzhao/imaging/markers'
import { rewrapped } from '@zhongzhao/imaging/rewrap'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { AT_SCHOOL, atClock, pack, secondsAfter } from '../moments.ts'
import type { Pupil } from '../enrol.ts'
import { filled } from '../filled.ts'
import { goodPortrait } from '../pictures.ts'
import { csv, madeUpName, madeUpNumber, pupilRow } from '../roster-file.ts'
import { bringsPortrait, confirms, fillsIn, judges, pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()

const SCHOOL = '2141010001'
const UNDO = pack.undoSeconds.value
/** What was done at 11:00 can no longer be undone, and has been told. */
const TOLD = secondsAfter(atClock(AT_SCHOOL, '11:00:00'), UNDO + 5)
const PASSED = '学校已核验通过'
const RETURNED = '报名信息被退回，请修改'

const mine = async (she: Person) => (await she.call(api.myRegistration, {})).body
const inbox = async (she: Person) => (await she.call(messages, {})).body.messages.map((m) => m.title)

/** Filled in and confirmed by the candidate at 10:00; whoever reviews comes afterwards. */
async function confirmedOne(serial: number) {
  await world.at(AT_SCHOOL)
  const supplier = await world.staff('school-admin', SCHOOL)
  const reviewer = await world.staff('school-reviewer', SCHOOL)
  const pupil = await pupilOf(world, serial, { school: SCHOOL })
  const she = await world.candidate(pupil)
  const { version, times } = await confirms(she, pupil, supplier)
  await world.at(atClock(AT_SCHOOL, '11:00:00'))
  return { pupil, she, supplier, reviewer, version, confirmedAt: times.confirmed }
}
const passes = (who: Person, pupil: Pupil, version: number) =>
  who.call(api.review, { id: pupil.id, version, verdict: 'pass' })
const twoReasons = [
  { field: 'basic.homeAddress', reason: '请写到门牌号' },
  { field: 'guardians', reason: '电话打不通' },
]
const returns = (who: Person, pupil: Pupil, version: number, fields = twoReasons) =>
  who.call(api.review, { id: pupil.id, version, verdict: 'return', fields, note: '改好后再确认' })
const undoes = (who: Person, pupil: Pupil, version: number) =>
  who.call(api.undoReview, { id: pupil.id, version })

async function eventsOf(reader: Person, pupil: Pupil, kinds: RegExp) {
  const { events } = (await reader.call(api.history, { id: pupil.id })).body
  return events.filter((e) => kinds.test(e.kind)).map((e) => [e.title, e.by, e.fields])
}

describe('the school passes (notice 三.(一)3)', () => {
  it('and the candidate hears of it when the ten seconds to undo are over (I4)', async () => {
    const { pupil, she, reviewer, version } = await confirmedOne(1)
    const passed = await passes(reviewer, pupil, version)
    expect([passed.message, passed.body.state]).toEqual(['', 'checked'])
    expect((passed.body.undoUntil ?? 0) - (passed.body.times.checked ?? 0)).toBe(UNDO * 1000)
    await world.at(atClock(AT_SCHOOL, '11:00:05'))
    expect(await inbox(she)).toEqual([])
    await world.at(TOLD)
    expect(await inbox(she)).toEqual([PASSED])
    const late = await undoes(reviewer, pupil, passed.body.version)
    expect([late.code, late.message]).toEqual(['REG-UNDO-LATE', expect.stringContaining(`${UNDO} 秒`)])
    expect((await mine(she)).state).toBe('checked')
  })

  it('and takes it back in time: as before, no message ever; a colleague cannot take it back', async () => {
    const { pupil, she, reviewer, supplier, version, confirmedAt } = await confirmedOne(2)
    const passed = await passes(reviewer, pupil, version)
    await world.at(atClock(AT_SCHOOL, '11:00:04'))
    expect((await undoes(supplier, pupil, passed.body.version)).code).toBe('REG-UNDO-LATE')
    const undone = await undoes(reviewer, pupil, passed.body.version)
    expect([undone.message, undone.body.state, undone.body.times]).toEqual([
      '',
      'confirmed',
      { confirmed: confirmedAt },
    ])
    await world.at(atClock(AT_SCHOOL, '12:00:00'))
    expect(await inbox(she)).toEqual([])
  })
})

describe('the school returns (notice 三.(一)3: 审核结果要及时反馈给考生)', () => {
  it('naming each field and reason; what is amended is marked until the candidate confirms again', async () => {
    const { pupil, she, reviewer, version } = await confirmedOne(11)
    const nowhere = [{ field: 'basic.王示例', reason: '不对' }]
    for (const fields of [[], nowhere])
      expect((await returns(reviewer, pupil, version, fields)).code).toBe('REG-REASON-MISSING')
    expect((await returns(reviewer, pupil, version)).message).toBe('')
    await world.at(TOLD)
    expect(await inbox(she)).toEqual([RETURNED])
    const seen = await mine(she)
    expect([seen.state, seen.returned?.note]).toEqual(['filling', '改好后再确认'])
    expect(seen.returned?.fields.map((f) => [f.label, f.reason, f.amended])).toEqual([
      ['现住址', '请写到门牌号', false],
      ['监护人', '电话打不通', false],
    ])
    const rows = [{ ...filled['basic']?.[0], homeAddress: '示例路 1 号院 2 号楼 301' }]
    await she.call(api.saveSection, { id: pupil.id, form: 'basic', version: 1, rows })
    const marks = async (who: Person) =>
      (await who.call(api.readRegistration, { id: pupil.id })).body.returned?.fields.map((f) => f.amended)
    expect([await marks(she), await marks(reviewer)]).toEqual([
      [true, false],
      [true, false],
    ])
    const guardians = (filled['guardians'] ?? []).map((row) => ({ ...row, phone: '13800000003' }))
    await she.call(api.saveSection, { id: pupil.id, form: 'guardians', version: 1, rows: guardians })
    expect(await marks(reviewer)).toEqual([true, true])
    const again = await she.call(api.confirm, { id: pupil.id, version: (await mine(she)).version })
    expect([again.body.state, again.body.returned]).toEqual(['confirmed', undefined])
    expect((await passes(reviewer, pupil, again.body.version)).body.state).toBe('checked')
  })

  it('and takes it back in time: the confirmation stands as it was, nothing is told', async () => {
    const { pupil, she, reviewer, version, confirmedAt } = await confirmedOne(12)
    const returned = await returns(reviewer, pupil, version)
    expect((await mine(she)).times.confirmed).toBeUndefined()
    await world.at(atClock(AT_SCHOOL, '11:00:05'))
    const undone = await undoes(reviewer, pupil, returned.body.version)
    expect([undone.body.state, undone.body.times, undone.body.returned]).toEqual([
      'confirmed',
      { confirmed: confirmedAt },
      undefined,
    ])
    await world.at(atClock(AT_SCHOOL, '12:00:00'))
    expect(await inbox(she)).toEqual([])
  })

  it('and takes back the return of what it had passed: passed as it was, told once', async () => {
    // Returned half an hour after the pass, and within its ten seconds.
    for (const [serial, time] of [
      [15, atClock(AT_SCHOOL, '11:30:00')],
      [16, atClock(AT_SCHOOL, '11:00:04')],
    ] as const) {
      const { pupil, she, reviewer, version } = await confirmedOne(serial)
      const passed = await passes(reviewer, pupil, version)
      await world.at(time)
      const returned = await returns(reviewer, pupil, passed.body.version)
      expect(returned.body.state).toBe('filling')
      const { body } = await undoes(reviewer, pupil, returned.body.version)
      expect([body.state, body.times]).toEqual(['checked', passed.body.times])
      await world.at(atClock(AT_SCHOOL, '12:00:00'))
      expect(await inbox(she)).toEqual([PASSED])
    }
  })

  it('cannot be taken back from under a candidate who has begun to amend', async () => {
    const { pupil, she, reviewer, version } = await confirmedOne(13)
    const returned = await returns(reviewer, pupil, version)
    const rows = [{ ...filled['basic']?.[0], homeAddress: '示例路 9 号' }]
    const saved = await she.call(api.saveSection, { id: pupil.id, form: 'basic', version: 1, rows })
    expect((await undoes(reviewer, pupil, returned.body.version)).code).toBe('VERSION-STALE')
    expect((await undoes(reviewer, pupil, saved.body.version)).code).toBe('REG-UNDO-LATE')
    expect((await mine(she)).sections['basic']?.[0]?.['homeAddress']).toBe('示例路 9 号')
  })

  it('a second thought within the ten seconds: only the last word leaves (I4)', async () => {
    const { pupil, she, reviewer, version } = await confirmedOne(14)
    const passed = await passes(reviewer, pupil, version)
    await world.at(atClock(AT_SCHOOL, '11:00:05'))
    expect((await returns(reviewer, pupil, passed.body.version)).body.state).toBe('filling')
    await world.at(atClock(AT_SCHOOL, '12:00:00'))
    expect(await inbox(she)).toEqual([RETURNED])
  })
})

describe('two reviewers at the same time', () => {
  it('one passes, one returns: the first counts, the second is told; one event, one message', async () => {
    const { pupil, she, reviewer, supplier, version } = await confirmedOne(21)
    const answers = await Promise.all([passes(reviewer, pupil, version), returns(supplier, pupil, version)])
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
    const told = answers.find((a) => a.status === 409)
    expect([told?.code, told?.message]).toEqual([
      'VERSION-STALE',
      expect.stringContaining(`第 ${version + 1} 版`),
    ])
    expect(await eventsOf(reviewer, pupil, /passed|returned/)).toHaveLength(1)
    await world.at(atClock(AT_SCHOOL, '12:00:00'))
    expect(await inbox(she)).toHaveLength(1)
  })
})

/** Hardly any colour: a doubt for a person, no refusal. */
async function palePortrait(): Promise<Buffer> {
  const bytes = await sharp(await goodPortrait())
    .modulate({ saturation: 0.09 })
    .jpeg({ quality: 70 })
    .toBuffer()
  return Buffer.from(rewrapped(bytes, walkMarkers(bytes), 300))
}

describe('the portrait (E0, notice 二.2(1))', () => {
  it('not refused is enough to confirm, accepted is needed to pass', async () => {
    await world.at(AT_SCHOOL)
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 31, { school: SCHOOL })
    const she = await world.candidate(pupil)
    const file = { name: 'p.jpg', bytes: await palePortrait() }
    const taken = await school.call(images.takePicture, { id: pupil.id, kind: 'portrait' }, { file })
    expect([taken.message, taken.body.verdict]).toEqual(['', 'doubtful'])
    const version = await fillsIn(she, pupil)
    const confirmed = await she.call(api.confirm, { id: pupil.id, version })
    expect([confirmed.message, confirmed.body.state]).toEqual(['', 'confirmed'])
    const refused = await passes(school, pupil, confirmed.body.version)
    expect([refused.code, refused.message]).toEqual([
      'REG-PHOTO-DOUBTFUL',
      expect.stringContaining('先核对照片'),
    ])
    const no = (await judges(school, pupil, 'refused')).body.version
    expect((await passes(school, pupil, no)).code).toBe('REG-PHOTO-DOUBTFUL')
    const yes = (await judges(school, pupil, 'accepted')).body.version
    expect((await passes(school, pupil, yes)).body.state).toBe('checked')
  })
})

/** The register says a sex that the ID number does not. */
async function contradicts(serial: number): Promise<Pupil> {
  const school = await world.staff('school-admin', SCHOOL)
  const row = pupilRow(serial, { 性别: serial % 2 === 1 ? '女' : '男', 班级: '7班' })
  const file = { name: '名册.csv', bytes: csv([row]) }
  const { id } = (await school.call(roster.checkRoster, {}, { file })).body
  expect((await school.call(roster.commitBatch, { id })).message).toBe('')
  const { lines } = (await school.call(api.listRegistrations, { class: `${SCHOOL}-0907` })).body
  const line = lines.find((l) => l.name === madeUpName(serial))
  return {
    id: line?.id ?? '',
    number: line?.number ?? '',
    name: madeUpName(serial),
    idNumber: madeUpNumber(serial),
  }
}

describe('性别、出生年月与身份证号保持一致 (D8, notice 三.(三))', () => {
  const EVIDENCE = '示例派出所 3月1日 户籍证明'

  it('a contradiction needs evidence to be confirmed and to be passed; nothing is repaired', async () => {
    await world.at(AT_SCHOOL)
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await contradicts(41)
    const she = await world.candidate(pupil)
    await bringsPortrait(school, pupil)
    const confirms = async () =>
      she.call(api.confirm, { id: pupil.id, version: await fillsInOver(she, pupil) })
    const refused = await confirms()
    expect([refused.code, refused.message]).toEqual(['REG-INCONSISTENT', expect.stringContaining('1 项')])
    const notes = async (evidence: string) =>
      school.call(api.noteEvidence, { id: pupil.id, version: (await mine(she)).version, evidence })
    expect((await notes(EVIDENCE)).message).toBe('')
    const confirmed = await confirms()
    expect([confirmed.message, confirmed.body.sections['basic']?.[0]?.['sex']]).toEqual(['', '2'])

    const without = await notes('')
    const stopped = await passes(school, pupil, without.body.version)
    expect([stopped.code, (await mine(she)).state]).toEqual(['REG-INCONSISTENT', 'confirmed'])
    const again = await notes(EVIDENCE)
    expect((await passes(school, pupil, again.body.version)).body.state).toBe('checked')
    expect((await notes('')).code).toBe('REG-INCONSISTENT')
    expect((await notes(`${EVIDENCE}，编号 12`)).message).toBe('')
  })

  async function fillsInOver(she: Person, pupil: Pupil): Promise<number> {
    for (const [form, rows] of Object.entries(filled)) {
      const version = (await mine(she)).sectionVersions[form] ?? 0
      const given = { id: pupil.id, form, version, rows: rows.map((row) => ({ ...row })) }
      expect((await she.call(api.saveSection, given)).message).toBe('')
    }
    return (await mine(she)).version
  }
})

describe('who did what (A9, notice 三.(一): 谁主管、谁审核、谁负责)', () => {
  it('the county reads the name behind every act; the candidate reads that the school did it', async () => {
    const { pupil, she, reviewer, supplier, version } = await confirmedOne(51)
    const returned = await returns(reviewer, pupil, version)
    const undone = await undoes(reviewer, pupil, returned.body.version)
    await passes(supplier, pupil, undone.body.version)
    const [by, admin] = [`school-reviewer@${SCHOOL}`, `school-admin@${SCHOOL}`]
    const acts = /confirmed|returned|Undone|passed/
    const county = await world.staff('county-admin', '410105')
    const told = await eventsOf(county, pupil, acts)
    expect(told.toSorted()).toEqual(
      [
        ['本人确认', '考生本人', []],
        ['学校退回修改', by, ['现住址', '监护人']],
        ['学校撤销核验', by, []],
        ['学校核验通过', admin, []],
      ].toSorted(),
    )
    const own = await eventsOf(she, pupil, acts)
    expect(own.map(([, who]) => who).toSorted()).toEqual(['工作人员', '工作人员', '工作人员', '考生本人'])
    const elsewhere = await world.staff('county-admin', '410102')
    expect((await elsewhere.call(api.history, { id: pupil.id })).code).toBe('NOT-FOUND')
  })
})
