import * as api from '@zhongzhao/api/card-differences'
import * as documents from '@zhongzhao/api/documents'
import * as images from '@zhongzhao/api/images'
import { readRegistration } from '@zhongzhao/api/registration'
import type { CardAsked, CardFacts } from '@zhongzhao/domain/images/card/facts'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { studyWaiting } from '../../src/documents/study.ts'
import { cardFacts, noCard } from '../card-facts.ts'
import type { Pupil } from '../enrol.ts'
import { goodDocument } from '../pictures.ts'
import { confirms, pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const OTHER = '2141010002'

/** Reads every card that waits: what it prints is what `print` makes of what was asked. */
const reads = (print: (asked: CardAsked) => CardFacts | 'absent') =>
  studyWaiting(world.services, { describe: async () => undefined, read: async (_, asked) => print(asked) })
async function withCard(school: Person, serial: number, print: (asked: CardAsked) => CardFacts | 'absent') {
  const pupil = await pupilOf(world, serial, { school: SCHOOL })
  await brings(school, pupil)
  await reads(print)
  return pupil
}
async function brings(school: Person, pupil: Pupil) {
  const file = { name: '1.jpg', bytes: await goodDocument() }
  await school.call(images.takePicture, { id: pupil.id, kind: 'document' }, { file })
}
const cardOf = async (who: Person, pupil: Pupil) =>
  (await who.call(readRegistration, { id: pupil.id })).body.card
const linesOf = async (who: Person, pupil: Pupil) =>
  (await who.call(api.listDifferences, {})).body.lines.filter((line) => line.registration === pupil.id)
const otherSex = (asked: CardAsked): CardAsked => ({ ...asked, sex: asked.sex === '男' ? '女' : '男' })
const otherName = (asked: CardAsked): CardAsked => ({
  ...asked,
  name: `${(asked.name ?? '').slice(0, -1)}昊`,
})

describe('证件文字与登记逐项核对，不一致交给人，从不自动退回 (notice 二.2(2), 三.(三); F2)', () => {
  it('asks what the register says, and leaves no work when the card says the same', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const asked: CardAsked[] = []
    const pupil = await withCard(school, 61, (of) => {
      asked.push(of)
      return cardFacts(of)
    })
    expect(asked).toEqual([
      {
        name: pupil.name,
        sex: expect.stringMatching(/^[男女]$/),
        ethnicity: '汉族',
        birth: pupil.idNumber.slice(6, 14),
        number: pupil.idNumber,
      },
    ])
    expect(await cardOf(school, pupil)).toEqual({ outcome: 'agrees', waiting: 0 })
    expect(await linesOf(school, pupil)).toEqual([])
  })

  it('makes each difference work with both values and the cut-out line, opened for a purpose and recorded', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await withCard(school, 62, (of) => cardFacts(of, otherSex(otherName(of))))
    expect(await cardOf(school, pupil)).toEqual({ outcome: 'differs', waiting: 2 })
    const lines = await linesOf(school, pupil)
    expect(lines.map((l) => [l.label, l.state])).toEqual([
      ['姓名', 'open'],
      ['性别', 'open'],
    ])
    const { verdict } = (await school.call(readRegistration, { id: pupil.id })).body.pictures.document ?? {}
    expect(verdict).toBe('accepted')
    const difference = lines[0]?.id ?? ''
    expect((await school.call(api.openDifference, { difference, purpose: '' })).code).toBe('IMAGE-PURPOSE')
    const opened = (await school.call(api.openDifference, { difference, purpose: 'CHECK-FORM' })).body
    expect([opened.how, opened.registry, opened.read]).toEqual([
      'differs',
      pupil.name,
      `${pupil.name.slice(0, -1)}昊`,
    ])
    const { width, height } = await sharp(Buffer.from(opened.line ?? '', 'base64')).metadata()
    expect([width > 300, height < 100]).toEqual([true, true])
    const she = await world.candidate(pupil)
    expect((await she.call(documents.documentOpenings, { id: pupil.id })).body.openings).toHaveLength(1)
  })

  it('keeps what was read sealed: neither value lies in the tables', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await withCard(school, 63, (of) => cardFacts(of, otherName(of)))
    const rows = await world.owner
      .selectFrom('card_difference')
      .select(['told', 'line'])
      .where('registration_id', '=', pupil.id)
      .execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]?.told.includes(Buffer.from(pupil.name.slice(0, 1)))).toBe(false)
    expect(rows[0]?.line?.subarray(0, 3).toString('hex')).not.toBe('ffd8ff')
    const { db } = world.services
    await expect(db.deleteFrom('card_difference').execute()).rejects.toThrow(/permission denied/)
    await expect(db.deleteFrom('card_reading').execute()).rejects.toThrow(/permission denied/)
  })

  it('证件读错了: closed by one of two who click at once, and may be looked at again', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await withCard(school, 64, (of) => cardFacts(of, otherSex(of)))
    const [line] = await linesOf(school, pupil)
    const given = { difference: line?.id ?? '', version: line?.version ?? 0, event: 'findMisread' } as const
    const both = await Promise.all([0, 1].map(() => school.call(api.decideDifference, given)))
    expect(both.map((r) => r.code ?? 'done').toSorted()).toEqual(['CARD-GONE', 'done'])
    expect(await cardOf(school, pupil)).toEqual({ outcome: 'differs', waiting: 0 })
    const [closed] = await linesOf(school, pupil)
    expect([closed?.stateName, closed?.decidedBy]).toEqual([
      '证件读错了，与登记一致',
      `school-admin@${SCHOOL}`,
    ])
    await school.call(api.decideDifference, { ...given, version: closed?.version ?? 0, event: 'reopen' })
    expect((await cardOf(school, pupil))?.waiting).toBe(1)
  })

  it('登记有误: returned to the candidate with the field and the reason', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 65, { school: SCHOOL })
    const she = await world.candidate(pupil)
    await brings(school, pupil)
    await reads((of) => cardFacts(of, otherName(of)))
    await confirms(she, pupil, school)
    const [line] = await linesOf(school, pupil)
    const wrong = { difference: line?.id ?? '', version: line?.version ?? 0, event: 'findWrong' } as const
    expect((await school.call(api.decideDifference, { ...wrong, by: 'return' })).message).toBe('')
    const { state, returned } = (await school.call(readRegistration, { id: pupil.id })).body
    expect([state, returned?.fields.map((f) => f.field)]).toEqual(['filling', ['basic.name']])
  })

  it('重新采集: the document is refused by a person, and a new picture is read anew', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await withCard(school, 66, (of) => cardFacts(of, otherSex(otherName(of))))
    const [line] = await linesOf(school, pupil)
    const given = { difference: line?.id ?? '', version: line?.version ?? 0, event: 'askRetake' } as const
    await school.call(api.decideDifference, given)
    expect((await linesOf(school, pupil)).map((l) => l.state)).toEqual(['retake', 'retake'])
    const { document } = (await school.call(readRegistration, { id: pupil.id })).body.pictures
    expect(document?.verdict).toBe('refused')
    await brings(school, pupil)
    expect(await linesOf(school, pupil)).toEqual([])
    await reads((of) => cardFacts(of))
    expect(await cardOf(school, pupil)).toEqual({ outcome: 'agrees', waiting: 0 })
  })

  it('lists what could not be read, and says so where nothing reads cards', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const unclear = await withCard(school, 67, () => noCard)
    expect(await cardOf(school, unclear)).toEqual({ outcome: 'illegible', waiting: 0 })
    const { illegible } = (await school.call(api.listDifferences, {})).body
    expect(illegible.map((l) => l.registration)).toContain(unclear.id)
    const unread = await withCard(school, 68, () => 'absent')
    expect(await cardOf(school, unread)).toEqual({ outcome: 'unread', waiting: 0 })
  })

  it('shows no other school anything of it', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const other = await world.staff('school-admin', OTHER)
    const pupil = await withCard(school, 69, (of) => cardFacts(of, otherName(of)))
    const [line] = await linesOf(school, pupil)
    const difference = line?.id ?? ''
    expect((await other.call(api.listDifferences, {})).body.lines).toEqual([])
    expect((await other.call(api.openDifference, { difference, purpose: 'CHECK-FORM' })).code).toBe(
      'CARD-GONE',
    )
    const decided = await other.call(api.decideDifference, { difference, version: 1, event: 'findMisread' })
    expect(decided.code).toBe('CARD-GONE')
  })
})
