import * as papers from '@zhongzhao/api/papers'
import * as api from '@zhongzhao/api/registration'
import { describe, expect, it } from 'vitest'
import type { Pupil } from '../enrol.ts'
import { filled } from '../filled.ts'
import { atClock, daysAfter, pack, secondsAfter, windowOf } from '../moments.ts'
import { textOf } from '../pdf-text.ts'
import { madeUpName, madeUpNumber } from '../roster-file.ts'
import { type Person, inTheSecond, smallProvince } from '../world.ts'

const world = await smallProvince()

const SCHOOL = '2141010001'

describe('under 14 on that day the guardian’s consent comes first (C11)', () => {
  const rows = (filled['guardians'] ?? []).map((row) => ({ ...row }))
  const bornOn = (day: string) =>
    `${Number(day.slice(0, 4)) - pack.consent.underAge}${day.slice(5, 7)}${day.slice(8, 10)}`
  // The second day of grade 8’s window begins.
  const birthday = atClock(daysAfter(windowOf('grade8').opens, 1), '00:00')
  const bornToBe14 = bornOn(birthday)
  const inClass = (serial: number, born: string) => {
    const idNumber = madeUpNumber(serial, born)
    return world.enrol({ name: madeUpName(serial), idNumber, school: SCHOOL, grade: 8, classNo: '02' })
  }
  const saves = async (pupil: Pupil, she?: Person) =>
    (she ?? (await world.candidate(pupil))).call(api.saveSection, {
      id: pupil.id,
      form: 'guardians',
      version: 0,
      rows,
    })

  it('born the day after: needed to the last second of the day before the birthday, not on the birthday', async () => {
    const pupil = await inClass(51, bornToBe14)
    const she = await world.candidate(pupil)
    const given = { id: pupil.id, form: 'guardians', version: 0, rows }
    const draft = await inTheSecond(world, secondsAfter(birthday, -1), () => she.call(api.saveDraft, given))
    expect(draft.code).toBe('REG-CONSENT-MISSING')
    const evening = await inTheSecond(world, secondsAfter(birthday, -1), () => saves(pupil, she))
    expect([evening.code, evening.message.includes('同意书')]).toEqual(['REG-CONSENT-MISSING', true])
    await world.at(secondsAfter(birthday, -60))
    expect((await she.call(api.myRegistration, {})).body.consent).toEqual({ needed: true })
    await world.at(birthday)
    const midnight = await saves(pupil, she)
    expect([midnight.message, midnight.body.consent]).toEqual(['', { needed: false }])
  })

  it('papers are printed for those who need one, recorded for the class, and open the form', async () => {
    await world.at(secondsAfter(birthday, -3600))
    const [young, other] = [
      await inClass(52, bornToBe14),
      await inClass(53, `${Number(bornToBe14.slice(0, 4)) + 1}0101`),
    ]
    const older = await inClass(54, bornOn(daysAfter(birthday, -1)))
    const klass = `${SCHOOL}-0802`
    const teacher = await world.staff('class-teacher', klass)
    const printed = async () => {
      const pdf = await teacher.call(papers.consentForms, { class: klass })
      const text = (await textOf(pdf.bytes)).join('\n')
      return [young, other, older].filter((p) => text.includes(p.name)).map((p) => p.name)
    }
    const records = (pupil: Pupil) =>
      teacher.call(api.recordConsents, { class: klass, registrations: [pupil.id] })
    expect(await printed()).toEqual([young.name, other.name])
    for (const _click of [1, 2]) expect((await records(young)).body.recorded).toBe(1)
    expect(await printed()).toEqual([other.name])
    const { lines } = (await teacher.call(api.listRegistrations, { class: klass })).body
    expect(lines.filter((l) => l.consent === 'recorded').map((l) => l.name)).toEqual([young.name])
    const { events } = (await teacher.call(api.history, { id: young.id })).body
    expect(events.filter((e) => e.kind === 'consent.recorded')).toHaveLength(1)
    const codes = [(await saves(young)).code, (await saves(other)).code, (await saves(older)).code]
    expect(codes).toEqual([undefined, 'REG-CONSENT-MISSING', undefined])
    expect((await records(other)).message).toBe('')
    expect((await saves(other)).message).toBe('')
  })
})
