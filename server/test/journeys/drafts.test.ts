import * as papers from '@zhongzhao/api/papers'
import * as api from '@zhongzhao/api/registration'
import { activate, signOut } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import { AT_SCHOOL, asks, pack, secondsAfter, windowOf } from '../moments.ts'
import type { Pupil } from '../enrol.ts'
import { filled } from '../filled.ts'
import { textOf } from '../pdf-text.ts'
import { bringsPortrait, fillsIn, pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()

const SCHOOL = '2141010001'
const pupilNamed = (serial: number) => pupilOf(world, serial, { school: SCHOOL })
const mine = async (who: Person) => (await who.call(api.myRegistration, {})).body

/** Characters that a careless store loses. */
const typed: Record<string, string> = {
  homeAddress: '䶮〇路 1 号·阿卜来提家',
  ...(asks('basic.recipient') ? { recipient: '𬱖' } : {}),
}

interface Save {
  readonly version: number
  readonly rows: readonly Record<string, string>[]
  readonly basedOn?: number
}
const drafts = (who: Person, pupil: Pupil, { version, rows, basedOn }: Save) =>
  who.call(api.saveDraft, {
    id: pupil.id,
    form: 'basic',
    version,
    rows: rows.map((row) => ({ ...row })),
    ...(basedOn === undefined ? {} : { basedOn }),
  })

async function eventsOf(pupil: Pupil, kind: string): Promise<number> {
  const rows = await world.owner
    .selectFrom('event')
    .select('event_id')
    .where('registration_id', '=', pupil.id)
    .where('kind', '=', kind)
    .execute()
  return rows.length
}

describe('what one types is kept (D2)', () => {
  it('through signing out and on another device, as it was typed; the school does not see it', async () => {
    const pupil = await pupilNamed(1)
    const computer = await world.candidate(pupil)
    expect((await drafts(computer, pupil, { version: 0, rows: [typed] })).body.version).toBe(1)
    await computer.call(signOut, {})
    expect((await drafts(computer, pupil, { version: 1, rows: [{}] })).code).toBe('SIGNED-OUT')

    const phone = await world.candidate(pupil)
    const seen = await mine(phone)
    expect(seen.drafts['basic']).toMatchObject({ rows: [typed], version: 1, basedOn: 0 })
    expect(seen.sections['basic']?.[0]).not.toHaveProperty('homeAddress')
    const school = await world.staff('school-admin', SCHOOL)
    const atDesk = await school.call(api.readRegistration, { id: pupil.id })
    expect([atDesk.body.drafts, atDesk.bytes.toString().includes('阿卜来提家')]).toEqual([{}, false])
    expect(await eventsOf(pupil, 'registration.saved')).toBe(0)
  })

  it('through a new slip: the forgotten password takes no draft along', async () => {
    const pupil = await pupilNamed(2)
    const she = await world.candidate(pupil)
    await drafts(she, pupil, { version: 0, rows: [typed] })
    const school = await world.staff('school-admin', SCHOOL)
    const pdf = (await school.call(papers.reprintSlip, { id: pupil.id })).bytes
    const [code = ''] = /(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}/.exec((await textOf(pdf)).join('\n')) ?? []
    expect((await drafts(she, pupil, { version: 1, rows: [{}] })).code).toBe('SIGNED-OUT')
    const again = world.stranger()
    const given = { login: pupil.number, code, password: '我家门前有条小河', phone: '13800000009' }
    expect((await again.call(activate, given)).message).toBe('')
    expect((await mine(again)).drafts['basic']).toMatchObject({ rows: [typed], version: 1 })
  })
})

describe('two devices (D2)', () => {
  it('the second to save is told, sees what the first has, and saves its own on top of it', async () => {
    const pupil = await pupilNamed(11)
    const [phone, computer] = [await world.candidate(pupil), await world.candidate(pupil)]
    const onPhone = { ...typed, postcode: '450001' }
    const onComputer = { ...typed, postcode: '450002' }
    expect((await drafts(phone, pupil, { version: 0, rows: [onPhone] })).body.version).toBe(1)
    const told = await drafts(computer, pupil, { version: 0, rows: [onComputer] })
    expect([told.status, told.code, told.message]).toEqual([
      409,
      'VERSION-STALE',
      expect.stringContaining('您的内容还在'),
    ])
    expect((await mine(computer)).drafts['basic']).toMatchObject({ rows: [onPhone], version: 1 })
    expect((await drafts(computer, pupil, { version: 1, rows: [onComputer] })).body.version).toBe(2)
    expect((await drafts(phone, pupil, { version: 1, rows: [onPhone] })).code).toBe('VERSION-STALE')
    expect((await mine(phone)).drafts['basic']).toMatchObject({ rows: [onComputer], version: 2 })
  })

  it('who saves the section does not drop a draft of the other device unseen', async () => {
    const pupil = await pupilNamed(19)
    const [phone, computer] = [await world.candidate(pupil), await world.candidate(pupil)]
    const onPhone = { ...typed, postcode: '450001' }
    expect((await drafts(phone, pupil, { version: 0, rows: [onPhone] })).body.version).toBe(1)
    const save = (draft: number) =>
      computer.call(api.saveSection, { id: pupil.id, form: 'basic', version: 0, draft, rows: [typed] })
    expect((await save(0)).code).toBe('VERSION-STALE')
    expect((await mine(computer)).drafts['basic']).toMatchObject({ rows: [onPhone], version: 1 })
    expect((await save(1)).message).toBe('')
    expect((await mine(computer)).drafts['basic']).toBeUndefined()
  })

  it('of ten that save at the same moment one is kept whole and nine are told', async () => {
    const pupil = await pupilNamed(12)
    const devices = await Promise.all(Array.from({ length: 10 }, () => world.candidate(pupil)))
    const answers = await Promise.all(
      devices.map((who, i) => drafts(who, pupil, { version: 0, rows: [{ postcode: `45000${i}` }] })),
    )
    const kept = answers.findIndex((a) => a.status === 200)
    expect(answers.map((a) => a.code)).toEqual(
      answers.map((_, i) => (i === kept ? undefined : 'VERSION-STALE')),
    )
    const held = (await mine(devices[0] as Person)).drafts['basic']
    expect([held?.version, held?.rows]).toEqual([1, [{ postcode: `45000${kept}` }]])
  })

  it('who types over a section that was saved elsewhere meanwhile is told, and may go on from it', async () => {
    const pupil = await pupilNamed(13)
    const [phone, computer] = [await world.candidate(pupil), await world.candidate(pupil)]
    const rows = [{ ...filled['basic']?.[0] }]
    await computer.call(api.saveSection, { id: pupil.id, form: 'basic', version: 0, rows })
    const told = await drafts(phone, pupil, { version: 0, rows: [typed], basedOn: 0 })
    expect([told.code, told.message]).toEqual(['VERSION-STALE', expect.stringContaining('第 1 版')])
    const over = await phone.call(api.saveSection, { id: pupil.id, form: 'basic', version: 0, rows: [typed] })
    expect(over.code).toBe('VERSION-STALE')
    const seen = await mine(phone)
    expect(seen.sections['basic']?.[0]).toMatchObject({ homeAddress: '示例路 1 号院 2 号楼' })
    expect((await drafts(phone, pupil, { version: 0, rows: [typed], basedOn: 1 })).body.version).toBe(1)
    const saved = await phone.call(api.saveSection, {
      id: pupil.id,
      form: 'basic',
      version: 1,
      rows: [{ ...filled['basic']?.[0], ...typed }],
    })
    expect([saved.message, saved.body.drafts]).toEqual(['', {}])
    expect(saved.body.sections['basic']?.[0]).toMatchObject(typed)
  })

  it('a draft of one section outlives the saving of another, and has to be saved before confirming', async () => {
    const pupil = await pupilNamed(14)
    const she = await world.candidate(pupil)
    await bringsPortrait(await world.staff('school-admin', SCHOOL), pupil)
    await drafts(she, pupil, { version: 0, rows: [typed] })
    const rows = (filled['guardians'] ?? []).map((row) => ({ ...row }))
    const saved = await she.call(api.saveSection, { id: pupil.id, form: 'guardians', version: 0, rows })
    expect(Object.keys(saved.body.drafts)).toEqual(['basic'])
    const refused = await she.call(api.confirm, { id: pupil.id, version: saved.body.version })
    expect([refused.code, refused.message]).toEqual([
      'REG-DRAFT-PENDING',
      expect.stringContaining(pack.forms.find(({ id }) => id === 'basic')?.title ?? ''),
    ])
  })
})

async function readyToConfirm(serial: number) {
  const pupil = await pupilNamed(serial)
  const school = await world.staff('school-admin', SCHOOL)
  await bringsPortrait(school, pupil)
  const she = await world.candidate(pupil)
  return { pupil, she, school, version: await fillsIn(she, pupil) }
}

describe('two clicks, a lost reply (notice 二.2)', () => {
  it('asked again after the reply was lost: the same answer, also after sign-out, passing and closing', async () => {
    const { pupil, she, school, version } = await readyToConfirm(21)
    const asked = { id: pupil.id, version }
    const lost = await she.call(api.confirm, asked, { key: 'the-click' })
    expect(lost.body.state).toBe('confirmed')
    const again = await she.call(api.confirm, asked, { key: 'the-click' })
    expect([again.status, again.body]).toEqual([200, lost.body])

    const pass = { id: pupil.id, version: lost.body.version, verdict: 'pass' as const }
    expect((await school.call(api.review, pass)).message).toBe('')
    await world.at(secondsAfter(windowOf('inPlace').closes, 30))
    const phone = await world.candidate(pupil)
    const late = await phone.call(api.confirm, asked, { key: 'the-click' })
    expect([late.status, late.body]).toEqual([200, lost.body])
    expect((await mine(phone)).state).toBe('checked')
    expect(await eventsOf(pupil, 'registration.confirmed')).toBe(1)
    await world.at(AT_SCHOOL)
  })

  it('clicked at the same moment on two devices, with two keys: one event, one is told', async () => {
    const { pupil, she, version } = await readyToConfirm(22)
    const phone = await world.candidate(pupil)
    const answers = await Promise.all(
      [she, phone, she, phone].map((who, i) =>
        who.call(api.confirm, { id: pupil.id, version }, { key: `click-${i}` }),
      ),
    )
    expect(answers.map((a) => a.status).toSorted()).toEqual([200, 409, 409, 409])
    for (const told of answers.filter((a) => a.status !== 200)) expect(told.code).toBe('VERSION-STALE')
    expect(await eventsOf(pupil, 'registration.confirmed')).toBe(1)
    expect((await mine(she)).version).toBe(version + 1)
  })

  it('a refusal is not kept: the same key is asked anew once what was missing is there', async () => {
    const pupil = await pupilNamed(23)
    const she = await world.candidate(pupil)
    const version = await fillsIn(she, pupil)
    const first = await she.call(api.confirm, { id: pupil.id, version }, { key: 'k' })
    expect(first.code).toBe('REG-NO-PHOTO')
    await bringsPortrait(await world.staff('school-admin', SCHOOL), pupil)
    const asked = { id: pupil.id, version: (await mine(she)).version }
    expect((await she.call(api.confirm, asked, { key: 'k' })).body.state).toBe('confirmed')
  })

  it('a key is the asker’s own: a classmate with the same key gets the own answer', async () => {
    const [one, two] = [await readyToConfirm(24), await readyToConfirm(25)]
    for (const { she, pupil, version } of [one, two]) {
      const answer = await she.call(api.confirm, { id: pupil.id, version }, { key: 'same' })
      expect([answer.status, answer.body.number]).toEqual([200, pupil.number])
    }
  })
})
