import * as images from '@zhongzhao/api/images'
import * as api from '@zhongzhao/api/registration'
import * as roster from '@zhongzhao/api/roster'
import { checkDigitOf } from '@zhongzhao/domain/identity/id-number'
import { describe, expect, it } from 'vitest'
import { filled } from '../filled.ts'
import { goodPortrait } from '../pictures.ts'
import { csv, madeUpName, madeUpNumber, pupilRow, type Row } from '../roster-file.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const school = await world.staff('school-admin', SCHOOL)

const checks = async (rows: readonly Row[]) =>
  (await school.call(roster.checkRoster, {}, { file: { name: '名册.csv', bytes: csv(rows) } })).body
async function bringsIn(rows: readonly Row[]) {
  const batch = await checks(rows)
  const committed = await school.call(roster.commitBatch, { id: batch.id })
  expect([committed.message, committed.body.state]).toEqual(['', 'committed'])
  return batch
}
const suspects = async (id: string) =>
  (await school.call(roster.batchRows, { id, kind: 'suspect' })).body.rows.map((row) => [
    row.row,
    row.problems.map((p) => p.code).join(),
  ])
const mine = async (she: Person) => (await she.call(api.myRegistration, {})).body
const errorsOf = async (she: Person) =>
  (await mine(she)).findings.filter((f) => f.severity === 'error').map((f) => [f.field, f.code])
const confirms = async (she: Person) => {
  const { id, version } = await mine(she)
  return she.call(api.confirm, { id, version })
}

/** One of a class by the place in it, signed in by `login`, photographed and filled in. */
async function fillsIn(classNo: string, { at = 0, login }: { at?: number; login?: string } = {}) {
  const { lines } = (await school.call(api.listRegistrations, { class: `${SCHOOL}-09${classNo}` })).body
  const { id = '', number = '', name = '' } = lines[at] ?? {}
  const she = await world.candidate({ id, number, name, idNumber: login ?? number })
  const file = { file: { name: '1.jpg', bytes: await goodPortrait() } }
  await school.call(images.takePicture, { id, kind: 'portrait' }, file)
  for (const [form, rows] of Object.entries(filled)) {
    const { sectionVersions } = await mine(she)
    const given = { id, form, version: sectionVersions[form] ?? 0, rows: rows.map((row) => ({ ...row })) }
    expect((await she.call(api.saveSection, given)).message).toBe('')
  }
  return she
}

describe('an ID number is never refused for its address code (A8)', () => {
  it('divisions that are no more, that moved, that were used twice, that nobody knows', async () => {
    // 济源 as it was and is, 吉利区 and what it was before, a county made a district, none at all.
    const codes = ['410881', '419001', '410307', '410306', '410782', '412701', '999999', '410000']
    const rows = codes.map((code, i) => {
      const first17 = `${code}20070314${String(11 + 2 * i).padStart(3, '0')}`
      const number = first17 + checkDigitOf(first17)
      return pupilRow(i + 1, { 性别: '男', 身份证件号: number, 学籍号: `G${number}`, 班级: '1班' })
    })
    const batch = await bringsIn(rows)
    expect(batch.counts).toMatchObject({ new: codes.length, refused: 0, suspect: 0, conflict: 0 })
    const she = await fillsIn('01', { login: rows[0]?.身份证件号 ?? '' })
    expect([(await confirms(she)).message, await errorsOf(she)]).toEqual(['', []])
  })
})

describe('ID kinds, each with its own check (notice 二.2(2): 原则上以身份证为主; D7)', () => {
  const residence = (place: string, serial: string) => {
    const first17 = `${place}20070314${serial}`
    return first17 + checkDigitOf(first17)
  }
  const kinds: readonly (readonly [kind: string, number: string])[] = [
    ['1-居民身份证', madeUpNumber(101)],
    ['6', 'H12345678'],
    ['7', 'M12345678'],
    ['8', '12345678'],
    ['9', 'ABC123456789012'],
    ['A-护照', 'E12345678'],
    ['B-户口簿', madeUpNumber(103)],
    ['Z', ''],
  ]

  it('come in by the roster, sign in by that number or by the registration number, and confirm', async () => {
    const rows = kinds.map(([kind, number], i) =>
      pupilRow(101 + i, {
        身份证件类型: kind,
        身份证件号: number,
        学籍号: number === '' ? `G${madeUpNumber(107)}` : '',
        性别: '男',
        班级: '2班',
        班内学号: String(i + 1),
      }),
    )
    const batch = await bringsIn(rows)
    expect(batch.counts).toMatchObject({ new: kinds.length, refused: 0, suspect: 0, conflict: 0 })
    for (const [at, [kind, number]] of kinds.entries()) {
      const she = await fillsIn('02', { at, ...(number === '' ? {} : { login: number }) })
      expect([kind, await errorsOf(she)]).toEqual([kind, []])
      expect((await confirms(she)).message).toBe('')
    }
  })

  it('the residence permit of Hong Kong, Macao and Taiwan has a citizen’s number, and its own codes', async () => {
    const rows = ['810000', '820000', '830000', '410105'].map((place, i) => {
      const number = residence(place, `0${21 + 2 * i}`)
      return pupilRow(121 + i, { 身份证件类型: 'C', 身份证件号: number, 学籍号: '', 性别: '男', 班级: '3班' })
    })
    const batch = await checks(rows)
    expect(batch.counts).toMatchObject({ new: 4, refused: 0, suspect: 1 })
    expect(await suspects(batch.id)).toEqual([[4, 'ROSTER-ID-SHAPE']])
  })

  it('a number that is not of its kind keeps from confirming; a corrected one is a question for a person, never a second pupil', async () => {
    const odd = pupilRow(131, {
      身份证件类型: '6',
      身份证件号: 'H123',
      学籍号: `G${madeUpNumber(131)}`,
      班级: '4班',
    })
    const batch = await bringsIn([odd])
    expect(await suspects(batch.id)).toEqual([[1, 'ROSTER-ID-SHAPE']])
    const she = await fillsIn('04')
    expect(await errorsOf(she)).toEqual([['basic.idNumber', 'ID-KIND']])
    expect((await confirms(she)).code).toBe('REG-INCOMPLETE')
    const corrected = await checks([{ ...odd, 身份证件号: 'H87654321' }])
    expect(corrected.counts).toMatchObject({ new: 0, changed: 0, conflict: 1 })
    const asked = await school.call(roster.batchRows, { id: corrected.id, kind: 'conflict' })
    expect(asked.body.rows[0]?.problems.map((p) => p.code)).toEqual(['SYNC-RENUMBERED'])
  })
})

describe('what old systems left in the register is suspected, not swallowed (notice 二.2; B5)', () => {
  const legacy: readonly (readonly [name: string, code: string])[] = [
    ['王?', 'ROSTER-NAME-QUESTION'],
    ['王□', 'ROSTER-NAME-QUESTION'],
    ['WANG SHILI', 'ROSTER-NAME-PINYIN'],
    ['王\ue123', 'ROSTER-NAME-PRIVATE'],
    ['·阿卜来提', 'ROSTER-NAME-DOT'],
    ['⻢示例', 'ROSTER-NAME-RADICAL'],
    ['王', 'ROSTER-NAME-SHORT'],
  ]

  it('each goes to the work list with what to do; nothing is guessed, nothing is left out', async () => {
    const rows = legacy.map(([name], i) => pupilRow(201 + i, { 姓名: name, 班级: '5班' }))
    const batch = await bringsIn(rows)
    expect(batch.counts).toMatchObject({ new: legacy.length, refused: 0, suspect: legacy.length })
    expect(await suspects(batch.id)).toEqual(legacy.map(([, code], i) => [i + 1, code]))
    const listed = (await school.call(roster.batchRows, { id: batch.id, kind: 'suspect' })).body.rows
    for (const { problems } of listed) {
      expect(problems[0]?.message).toContain('请')
      expect(problems[0]?.value).toMatch(/^.\**$/u)
    }
    const { lines } = (await school.call(api.listRegistrations, { class: `${SCHOOL}-0905` })).body
    expect(lines.map((line) => line.name).toSorted()).toEqual(legacy.map(([name]) => name).toSorted())
  })

  it('keeps the candidate from confirming until the register has the real name, which then is there', async () => {
    await bringsIn([pupilRow(221, { 姓名: '王?', 班级: '6班' })])
    const she = await fillsIn('06', { login: madeUpNumber(221) })
    expect(await errorsOf(she)).toEqual([['basic.name', 'NAME-CHARACTER']])
    const stopped = await confirms(she)
    expect([stopped.code, stopped.message]).toEqual(['REG-INCOMPLETE', expect.stringContaining('1 项')])
    const again = await bringsIn([pupilRow(221, { 姓名: '王䶮', 班级: '6班' })])
    expect(again.counts).toMatchObject({ changed: 1, new: 0, suspect: 0 })
    const seen = await mine(she)
    expect([seen.sections['basic']?.[0]?.['name'], seen.sections['basic']?.[0]?.['postcode']]).toEqual([
      '王䶮',
      filled['basic']?.[0]?.['postcode'],
    ])
    expect((await confirms(she)).message).toBe('')
  })

  it('a doubt that such names exist asks, and does not stop', async () => {
    await bringsIn([pupilRow(231, { 姓名: '王', 班级: '7班' })])
    const she = await fillsIn('07', { login: madeUpNumber(231) })
    const doubts = (await mine(she)).findings.filter((f) => f.field === 'basic.name')
    expect(doubts.map((f) => [f.severity, f.code])).toEqual([['warning', 'NAME-SHORT']])
    expect((await confirms(she)).message).toBe('')
    expect(madeUpName(231)).not.toBe('王')
  })
})
