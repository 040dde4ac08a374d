import * as registration from '@zhongzhao/api/registration'
import * as api from '@zhongzhao/api/transfer'
import { expect } from 'vitest'
import { EVIDENCE } from './codes.ts'
import { AT_SCHOOL_LATE, RETURNING } from './moments.ts'
import type { Pupil } from './enrol.ts'
import { filled } from './filled.ts'
import { designatesPoints, POINTS } from './points.ts'
import { pupilOf } from './steps.ts'
import { type Person, smallProvince } from './world.ts'

export const SCHOOL = '2141010001'

/** A small province where points are designated, its staff, and what a pupil does who returns home. */
export async function returningWorld() {
  const world = await smallProvince(AT_SCHOOL_LATE)
  await designatesPoints(world)
  const school = await world.staff('school-admin', SCHOOL)
  await pupilOf(world, 900, { school: SCHOOL })
  const teacher = await world.staff('class-teacher', `${SCHOOL}-0901`)
  const point = await world.staff('school-admin', POINTS.zhongyuan)
  const jiyuan = await world.staff('school-admin', POINTS.jiyuan)
  const county = await world.staff('county-admin', '410105')

  const mine = async (she: Person) => (await she.call(registration.myRegistration, {})).body
  const home = async (she: Person) => (await she.call(api.myTransfer, {})).body
  const queue = async (who: Person, code: string) =>
    (await who.call(api.transferQueue, { point: code })).body.lines
  const lineOf = async (who: Person, code: string, name: string) => {
    const found = (await queue(who, code)).find((line) => line.name === name)
    if (found === undefined) throw new Error('no line')
    return found
  }
  const pupilsOf = async (who: Person) => (await who.call(api.listReturning, { school: SCHOOL })).body.pupils

  /** Whose household is in a county; turned home in the first window. */
  async function turnsHome(serial: number, household = '410102') {
    await world.at(AT_SCHOOL_LATE)
    const pupil = await pupilOf(world, serial, { school: SCHOOL })
    const she = await world.candidate(pupil)
    const basic = [{ ...filled['basic']?.[0], householdDivision: household }]
    const saved = await she.call(registration.saveSection, {
      id: pupil.id,
      form: 'basic',
      version: 0,
      rows: basic,
    })
    expect(saved.message).toBe('')
    const turned = await she.call(registration.chooseTrack, {
      id: pupil.id,
      version: saved.body.version,
      place: 'household',
    })
    expect([turned.message, turned.body.track]).toEqual(['', 'returnHome'])
    return { pupil, she }
  }
  async function applies(serial: number, code: string = POINTS.zhongyuan) {
    const who = await turnsHome(serial)
    await world.at(RETURNING)
    const applied = await who.she.call(api.applyTransfer, { point: code, evidence: EVIDENCE })
    expect(applied.message).toBe('')
    return who
  }
  async function decides(
    who: Person,
    code: string,
    given: { name: string; event: 'accept' | 'decline' | 'sendBack'; reason?: string },
  ) {
    const { name, ...decision } = given
    const { id, version } = await lineOf(who, code, name)
    return who.call(api.decideTransfer, { transfer: id, version, ...decision })
  }
  const accepted = async (serial: number) => {
    const who = await applies(serial)
    const reply = await decides(point, POINTS.zhongyuan, { name: who.pupil.name, event: 'accept' })
    expect(reply.message).toBe('')
    return who
  }
  const eventsOf = async ({ id }: Pupil) =>
    (await world.owner.selectFrom('event').select('kind').where('registration_id', '=', id).execute()).map(
      (e) => e.kind,
    )
  return {
    world,
    school,
    teacher,
    point,
    jiyuan,
    county,
    mine,
    home,
    queue,
    lineOf,
    pupilsOf,
    turnsHome,
    applies,
    decides,
    accepted,
    eventsOf,
  }
}
