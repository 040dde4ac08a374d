import * as papers from '@zhongzhao/api/papers'
import { headCount } from '@zhongzhao/api/progress'
import * as api from '@zhongzhao/api/registration'
import * as roster from '@zhongzhao/api/roster'
import { activate, messages } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import { AT_SCHOOL, EIGHTH, pack, windowOf } from '../moments.ts'
import { textOf } from '../pdf-text.ts'
import { csv, madeUpName, madeUpNumber, pupilRow } from '../roster-file.ts'
import { bringsPortrait, isPassed, pupilOf, sheetOf } from '../steps.ts'
import { filled } from '../filled.ts'
import { GOOD_PASSWORD, type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const CLASS = `${SCHOOL}-0801`
const EVALUATION = '综合素质评价'
const [DIMENSION] = pack.evaluation.scheme.dimensions
const both = { candidate: 'signed', guardian: 'signed' } as const

const bare = async (pdf: Buffer) => (await textOf(pdf)).join('').replaceAll(/\s/g, '')
const prints = async (who: Person, id: string) => bare((await who.call(papers.printForm, { id })).bytes)

/** From the roster to the own password, in March. */
async function eighthGrader(school: Person, serial: number) {
  const idNumber = madeUpNumber(serial, `${pack.year - 14}0301`)
  const row = pupilRow(serial, {
    年级: '八年级',
    身份证件号: idNumber,
    学籍号: '',
    出生日期: `${pack.year - 14}0301`,
  })
  const file = { file: { name: '八年级.csv', bytes: csv([row]) } }
  const batch = (await school.call(roster.checkRoster, {}, file)).body
  expect(batch.counts).toMatchObject({ new: 1, refused: 0 })
  await school.call(roster.commitBatch, { id: batch.id })
  const { lines } = (await school.call(api.listRegistrations, { class: CLASS })).body
  const [{ id = '', number = '' } = {}] = lines.filter((line) => line.name === madeUpName(serial))
  const pdf = (await school.call(papers.printSlips, { class: CLASS })).bytes
  const [code = ''] = /(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}/.exec((await textOf(pdf)).join('\n')) ?? []
  const she = world.stranger()
  const given = { login: number, code, password: GOOD_PASSWORD, phone: '13800000001' }
  expect((await she.call(activate, given)).message).toBe('')
  return { pupil: { id, number, idNumber, name: madeUpName(serial) }, she }
}

describe('初中八年级学生信息采集: in April, the sections of grade 9 without the graduates’ evaluation (notice 一.3, 二.1; D10)', () => {
  it('comes in by the roster and signs in in March, fills in and confirms in April, is passed and sealed', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    await world.at(AT_SCHOOL)
    const { pupil, she } = await eighthGrader(school, 1)
    const { id } = pupil
    const early = (await she.call(api.myRegistration, {})).body
    expect([early.grade, early.track, early.open.includes('fill')]).toEqual([8, 'grade8', false])
    const april = await she.call(api.saveSection, {
      id,
      form: 'studyHistory',
      version: early.sectionVersions['studyHistory'] ?? 0,
      rows: [],
    })
    expect([april.code, april.message]).toEqual([
      'TIME-CLOSED',
      expect.stringContaining(windowOf('grade8').named),
    ])
    const home = await she.call(api.chooseTrack, { id, version: early.version, place: 'household' })
    expect([home.status, (await she.call(api.myRegistration, {})).body.track]).toEqual([409, 'grade8'])

    await world.at(EIGHTH)
    await bringsPortrait(school, pupil)
    for (const [form, given] of Object.entries(filled)) {
      const { sectionVersions } = (await she.call(api.myRegistration, {})).body
      const rows = given.map((row) => ({ ...row }))
      const saved = await she.call(api.saveSection, { id, form, version: sectionVersions[form] ?? 0, rows })
      expect(saved.message).toBe('')
    }
    const { version } = (await she.call(api.myRegistration, {})).body
    const confirmed = await she.call(api.confirm, { id, version })
    expect([confirmed.message, confirmed.body.state]).toEqual(['', 'confirmed'])
    await school.call(api.review, { id, version: confirmed.body.version, verdict: 'pass' })
    const form = await prints(school, id)
    for (const section of ['基本信息', '监护人', '学习简历', '诚信承诺', '八年级1班', pupil.name])
      expect(form).toContain(section)
    expect(form).not.toContain(EVALUATION)
    const sheet = await sheetOf(school, pupil, CLASS)
    await school.call(papers.signSheet, { id: sheet.id, ...both })
    expect((await she.call(api.myRegistration, {})).body.stateName).toBe('已签字锁定')
    expect((await she.call(messages, {})).body.messages.map((m) => m.title)).toContain('报名信息已签字锁定')
    const count = (await school.call(headCount, { school: SCHOOL })).body
    const line = count.lines.find((l) => l.code === CLASS)
    expect(line).toMatchObject({ rostered: 1, collected: 1, open: 0 })
  })

  it('where a graduate’s form says 待评定: it comes in May or June, and no signature waits for it (二.2(4))', async () => {
    await world.at(AT_SCHOOL)
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 11, { school: SCHOOL })
    await isPassed(await world.candidate(pupil), pupil, school)
    const form = await prints(school, pupil.id)
    for (const said of [EVALUATION, DIMENSION?.title ?? '', '待评定']) expect(form).toContain(said)
    const sheet = await sheetOf(school, pupil, `${SCHOOL}-0901`)
    const signed = await school.call(papers.signSheet, { id: sheet.id, ...both })
    expect([signed.message, signed.body.state]).toEqual(['', 'signed'])
  })
})
