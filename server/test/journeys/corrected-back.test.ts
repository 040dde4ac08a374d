import { checkSheet } from '@zhongzhao/api/check-sheet'
import * as api from '@zhongzhao/api/papers'
import { readRegistration } from '@zhongzhao/api/registration'
import { expect, it } from 'vitest'
import { CLASS, SCHOOL, anotherPhone, approves, ask, both, sealedPupil, signsAgain } from '../corrections.ts'
import type { Pupil } from '../enrol.ts'
import { sheetOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const people: Readonly<Record<string, Person>> = {
  reviewer: await world.staff('school-reviewer', SCHOOL),
  county: await world.staff('county-admin', '410105'),
  city: await world.staff('city-admin', '4101'),
  province: await world.staff('province-admin', '41'),
}

async function corrected(she: Person, pupil: Pupil, to: string): Promise<void> {
  const asked = await ask(she, pupil, { ...anotherPhone, changes: [{ field: 'basic.phone', to }] })
  await approves(people, asked.body.correction, 'basic.phone')
}

it('重新签字确认 (notice 三.(三); J4): what is corrected back to its first words gets a sheet of its own, and the old one stays replaced', async () => {
  const { school, she, pupil, sheet: first } = await sealedPupil(world, 41)
  const basicOf = async () =>
    (await she.call(readRegistration, { id: pupil.id })).body.sections['basic']?.[0] ?? {}
  const was = (await basicOf())['phone'] ?? ''
  await corrected(she, pupil, '13900000018')
  const second = await signsAgain(school, pupil)
  await corrected(she, pupil, was)

  expect((await school.call(api.signSheet, { id: first, ...both })).code).toBe('REG-PAPER-STALE')
  expect((await school.call(api.signSheet, { id: second, ...both })).code).toBe('REG-PAPER-STALE')
  expect((await she.call(readRegistration, { id: pupil.id })).body.state).toBe('correcting')

  const third = await signsAgain(school, pupil)
  expect(new Set([first, second, third]).size).toBe(3)
  const { state, sections } = (await she.call(readRegistration, { id: pupil.id })).body
  expect([state, sections['basic']?.[0]?.['phone']]).toEqual(['sealed', was])
  const now = await sheetOf(school, pupil, CLASS)
  expect([now.id, now.standing]).toEqual([third, 'signed'])
  expect((await world.stranger().call(checkSheet, { code: now.digits })).body.standing).toBe('valid')
  // Signed once; a second click finds it signed.
  expect((await school.call(api.signSheet, { id: third, ...both })).body.state).toBe('signed')
})
