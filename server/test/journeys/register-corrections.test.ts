import * as papers from '@zhongzhao/api/papers'
import * as api from '@zhongzhao/api/registration'
import { describe, expect, it } from 'vitest'
import { filled } from '../filled.ts'
import type { Pupil } from '../enrol.ts'
import { textOf } from '../pdf-text.ts'
import { bringsPortrait, fillsIn, pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const FIRST = { org: `${SCHOOL}-0901` }
const SECOND = { org: `${SCHOOL}-0902` }
const WHOLE = { org: SCHOOL }
const school = await world.staff('school-admin', SCHOOL)
const inClass = (serial: number, classNo: string) => pupilOf(world, serial, { school: SCHOOL, classNo })
const one = await inClass(1, '01')
const silent = await inClass(2, '01')
const other = await inClass(3, '02')
const listOf = async (org: { org: string }) => {
  const { status, code, bytes } = await school.call(papers.registerCorrections, org)
  expect(status, code).toBe(200)
  return bare(bytes)
}
const bare = async (pdf: Buffer) => (await textOf(pdf)).join('').replaceAll(/\s/g, '')

async function writes(she: Person, pupil: Pupil, registerErrors: string) {
  const held = (await she.call(api.myRegistration, {})).body
  const rows = [{ ...filled['basic']?.[0], registerErrors }]
  const saved = await she.call(api.saveSection, {
    id: pupil.id,
    form: 'basic',
    version: held.sectionVersions['basic'] ?? 0,
    rows,
  })
  expect(saved.status, saved.code).toBe(200)
  return saved.body
}

describe('changed roster items go as a list to the keeper of the student register (notice 二.2; D11)', () => {
  it('says honestly that nobody has written anything; a draft is the candidate’s own', async () => {
    expect((await school.call(papers.registerCorrections, WHOLE)).code).toBe('REGISTER-ERRORS-NONE')
    const she = await world.candidate(one)
    const drafted = await she.call(api.saveDraft, {
      id: one.id,
      form: 'basic',
      version: 0,
      basedOn: 0,
      rows: [{ registerErrors: '民族应当是回族' }],
    })
    expect(drafted.status, drafted.code).toBe(200)
    const { status, code } = await school.call(papers.registerCorrections, FIRST)
    expect([status, code]).toEqual([409, 'REGISTER-ERRORS-NONE'])
  })

  it('prints what the register holds beside what the candidate wrote, and nobody who wrote nothing', async () => {
    await writes(await world.candidate(one), one, '民族写成汉族，户口簿上是回族')
    await fillsIn(await world.candidate(silent), silent)
    const text = await listOf(FIRST)
    for (const said of ['学籍更正清单', '金水区示例一中九年级1班', one.number, one.name, one.idNumber])
      expect(text).toContain(said)
    expect(text).toMatch(/[男女]2007年3月14日汉族/)
    expect(text).toContain('民族写成汉族，户口簿上是回族')
    expect(text).not.toContain(silent.number)
  })

  it('goes class by class, or for the whole school in class order', async () => {
    expect((await school.call(papers.registerCorrections, SECOND)).code).toBe('REGISTER-ERRORS-NONE')
    await writes(await world.candidate(other), other, '姓名第二个字应当是“䶮”')
    const second = await listOf(SECOND)
    expect(second).toContain('姓名第二个字应当是“䶮”')
    expect(second).not.toContain(one.number)
    const whole = await listOf(WHOLE)
    expect(whole.indexOf(one.number)).toBeGreaterThan(-1)
    expect(whole.indexOf(other.number)).toBeGreaterThan(whole.indexOf(one.number))
  })

  it('leaves who takes the words back', async () => {
    await writes(await world.candidate(other), other, '')
    expect((await school.call(papers.registerCorrections, SECOND)).code).toBe('REGISTER-ERRORS-NONE')
  })

  it('changes nothing of the register, is covered on the desk and stands on no form to sign', async () => {
    const seen = (await school.call(api.readRegistration, { id: one.id })).body
    expect(seen.sections['basic']?.[0]).toMatchObject({ ethnicGroup: '01', registerErrors: '民***' })
    expect(seen.differs).toEqual([])
    const clear = await school.call(api.uncover, { id: one.id, purpose: '核对学籍' })
    expect(clear.body.sections['basic']?.[0]?.['registerErrors']).toBe('民族写成汉族，户口簿上是回族')
    await bringsPortrait(school, one)
    const form = await bare((await school.call(papers.printForm, { id: one.id })).bytes)
    expect(form).toContain(one.name)
    expect(form).not.toContain('户口簿上是回族')
  })

  it('is nobody else’s: another school, the class teacher, the county, the candidate', async () => {
    const elsewhere = await world.staff('school-admin', '2141010002')
    const teacher = await world.staff('class-teacher', FIRST.org)
    const county = await world.staff('county-admin', '410105')
    const asked = (who: Person) =>
      Promise.all([FIRST, WHOLE].map(async (org) => (await who.call(papers.registerCorrections, org)).code))
    expect(await asked(elsewhere)).toEqual(['NOT-FOUND', 'NOT-FOUND'])
    expect(await asked(teacher)).toEqual(['NOT-ALLOWED', 'NOT-ALLOWED'])
    expect(await asked(county)).toEqual(['NOT-ALLOWED', 'NOT-ALLOWED'])
    expect(await asked(await world.candidate(one))).toEqual(['NOT-FOUND', 'NOT-FOUND'])
  })
})
