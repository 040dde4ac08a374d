import * as api from '@zhongzhao/api/corrections'
import { history, readRegistration } from '@zhongzhao/api/registration'
import { beforeAll, describe, expect, it } from 'vitest'
import { SCHOOL_PROOFS } from '../codes.ts'
import {
  SCHOOL,
  anotherPhone as phone,
  ask,
  decides,
  levelsFor,
  scan,
  sealedPupil,
  seen,
} from '../corrections.ts'
import type { Pupil } from '../enrol.ts'
import { type Person, smallProvince } from '../world.ts'
import { pack } from '../moments.ts'

const world = await smallProvince()
const people: Record<string, Person> = {}
const who = (name: string): Person => {
  const person = people[name]
  if (person === undefined) throw new Error(name)
  return person
}

const PHONE = levelsFor('basic.phone')

beforeAll(async () => {
  people['reviewer'] = await world.staff('school-reviewer', SCHOOL)
  people['county'] = await world.staff('county-admin', '410105')
  people['reviewer2'] = await world.staff('school-reviewer', SCHOOL)
  people['county2'] = await world.staff('county-admin', '410105')
  people['elsewhere'] = await world.staff('county-admin', '410102')
})

const recordOf = async (person: Person, { id }: Pupil) => (await person.call(readRegistration, { id })).body

describe('what is asked for (notice 三.(三))', () => {
  // Papers that were brought in vain count: a season that takes few is not asked so often.
  it.runIf(pack.corrections.mostPapers >= 6)(
    'names fields, says why, brings papers; the school also the application that both signed',
    async () => {
      const { school, she, pupil } = await sealedPupil(world, 11)
      const asks = async (person: Person, given: Parameters<typeof ask>[2]) =>
        (await ask(person, pupil, given)).code
      expect(await asks(she, { ...phone, papers: [] })).toBe('CORRECTION-PAPERS')
      expect(await asks(school, phone)).toBe('CORRECTION-PAPERS')
      expect(await asks(she, { ...phone, changes: [] })).toBe('CORRECTION-FIELDS')
      expect(await asks(she, { ...phone, changes: [{ field: 'basic.evidence', to: '自己写的' }] })).toBe(
        'CORRECTION-FIELDS',
      )
      expect(await asks(she, { ...phone, changes: [{ field: 'basic.phone', to: '13800000001' }] })).toBe(
        'CORRECTION-SAME',
      )
      const wrong = await ask(she, pupil, { ...phone, changes: [{ field: 'basic.phone', to: '12' }] })
      expect([wrong.code, wrong.message.includes('{')]).toEqual(['CORRECTION-UNSOUND', false])
      const letter = { name: '申请.doc', bytes: Buffer.from('PK..') }
      const kept = await she.call(api.keepCorrectionPaper, { id: pupil.id, code: 'PROOF' }, { file: letter })
      expect(kept.code).toBe('CORRECTION-FILE-KIND')
      for (let n = 0; n < 10; n++) {
        const reply = await school.call(
          api.keepCorrectionPaper,
          { id: pupil.id, code: 'OTHER' },
          { file: scan },
        )
        if (reply.status !== 200) expect(reply.code).toBe('CORRECTION-FILES-MANY')
      }
      expect(
        (await school.call(api.keepCorrectionPaper, { id: pupil.id, code: 'OTHER' }, { file: scan })).code,
      ).toBe('CORRECTION-FILES-MANY')
    },
  )

  it('one at a time, also when two ask in the same second', async () => {
    const { school, she, pupil } = await sealedPupil(world, 12)
    const answers = await Promise.all([
      ask(she, pupil, phone),
      ask(school, pupil, { ...phone, papers: SCHOOL_PROOFS }),
    ])
    expect(answers.map((a) => a.code).toSorted()).toEqual(['CORRECTION-OPEN', undefined].toSorted())
  })

  it('approved by two at once it is approved once', async () => {
    const { she, pupil } = await sealedPupil(world, 13)
    const { correction } = (await ask(she, pupil, phone)).body
    for (const level of PHONE.slice(0, -1)) await decides(who(level), correction, 'approve')
    const last = PHONE.at(-1) ?? ''
    const answers = await Promise.all([
      decides(who(last), correction, 'approve'),
      decides(who(`${last}2`), correction, 'approve'),
    ])
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409])
    expect((await recordOf(she, pupil)).sections['basic']?.[0]?.['phone']).toBe('13900000018')
  })

  it('approved while another is asked for: one of the two at a time, and nothing of the refused one is kept', async () => {
    const { school, she, pupil } = await sealedPupil(world, 19)
    const { correction } = (await ask(she, pupil, phone)).body
    for (const level of PHONE.slice(0, -1)) await decides(who(level), correction, 'approve')
    const [approved, asked] = await Promise.all([
      decides(who(PHONE.at(-1) ?? ''), correction, 'approve'),
      ask(school, pupil, { ...phone, papers: SCHOOL_PROOFS }),
    ])
    expect(approved.message).toBe('')
    // Open until both have signed the new sheet: also after it was approved nobody asks for a second one.
    expect(asked.status).not.toBe(200)
    expect((await ask(school, pupil, { ...phone, papers: SCHOOL_PROOFS })).status).not.toBe(200)
    const record = await recordOf(she, pupil)
    expect([record.state, record.sections['basic']?.[0]?.['phone']]).toEqual(['correcting', '13900000018'])
  })

  it('covers values until somebody uncovers them for a purpose, and every look at a paper is on record', async () => {
    const { she, pupil } = await sealedPupil(world, 14)
    const { correction } = (await ask(she, pupil, phone)).body
    const covered = await seen(who('county'), correction)
    expect(covered.changes[0]).toMatchObject({ from: '138****0001', to: '139****0018', covered: true })
    const clear = await who('county').call(api.uncoverCorrection, { correction, purpose: '核对户口簿' })
    expect(clear.body.changes[0]).toMatchObject({ from: '13800000001', to: '13900000018' })
    const opened = await who('county').call(api.openCorrectionPaper, {
      correction,
      paper: covered.papers[0]?.paper ?? '',
    })
    expect(opened.bytes.toString()).toContain('演练')
    expect(
      (
        await who('elsewhere').call(api.openCorrectionPaper, {
          correction,
          paper: covered.papers[0]?.paper ?? '',
        })
      ).code,
    ).toBe('CORRECTION-GONE')
    const acts = (await she.call(history, { id: pupil.id })).body.events.map((e) => e.title)
    expect(acts).toContain('工作人员查看更正材料')
    expect(acts).toContain('工作人员查看完整号码（用途：核对户口簿）')
  })

  it('every version can be laid beside another, field by field', async () => {
    const { school, she, pupil } = await sealedPupil(world, 15)
    const { correction } = (await ask(she, pupil, phone)).body
    const { version: base } = await recordOf(she, pupil)
    for (const level of PHONE) await decides(who(level), correction, 'approve')
    const { version: now } = await recordOf(she, pupil)
    const { versions } = (await school.call(api.listVersions, { id: pupil.id })).body
    expect(versions.slice(0, 2).map((v) => [v.version, v.stateName])).toEqual([
      [now, '更正中'],
      [base, '已签字锁定'],
    ])
    const two = { id: pupil.id, from: base, to: now }
    const masked = (await school.call(api.compareVersions, two)).body.differences
    expect(masked).toEqual([
      { field: 'basic.phone', label: '联系电话', from: '138****0001', to: '139****0018', covered: true },
    ])
    const clear = (await school.call(api.uncoverVersions, { ...two, purpose: '核对更正内容' })).body
      .differences
    expect(clear[0]).toMatchObject({ from: '13800000001', to: '13900000018' })
    expect((await school.call(api.compareVersions, { ...two, to: 999 })).code).toBe('CORRECTION-VERSION')
  })
})
