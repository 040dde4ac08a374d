import * as papers from '@zhongzhao/api/papers'
import * as api from '@zhongzhao/api/registration'
import { describe, expect, it } from 'vitest'
import { asks, pack } from '../moments.ts'
import type { Pupil } from '../enrol.ts'
import { filled } from '../filled.ts'
import { textOf } from '../pdf-text.ts'
import { bringsPortrait, fillsIn, pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const school = await world.staff('school-admin', SCHOOL)

/** How many guardians the season asks for. */
const counted = pack.forms.find(({ id }) => id === 'guardians')?.repeats ?? { min: 0, max: 0 }

type Row = Record<string, string>
const [basic = {}, guardian = {}, primary = {}] = ['basic', 'guardians', 'studyHistory'].map(
  (form) => filled[form]?.[0],
)
const junior = { ...filled['studyHistory']?.[1] }

/** Filled in and photographed: only a confirmation is missing. */
async function readyToConfirm(serial: number) {
  const pupil = await pupilOf(world, serial, { school: SCHOOL })
  const she = await world.candidate(pupil)
  await bringsPortrait(school, pupil)
  await fillsIn(she, pupil)
  return { pupil, she }
}
const mine = async (she: Person) => (await she.call(api.myRegistration, {})).body
async function saves(she: Person, form: string, rows: readonly Row[]) {
  const { id, sectionVersions } = await mine(she)
  const given = { id, form, version: sectionVersions[form] ?? 0, rows: rows.map((row) => ({ ...row })) }
  const saved = await she.call(api.saveSection, given)
  expect(saved.message).toBe('')
  return saved.body
}
const errorsIn = (form: string, { findings }: { findings: readonly Finding[] }) =>
  findings.filter((f) => f.severity === 'error' && f.field.startsWith(form)).map((f) => [f.field, f.code])
interface Finding {
  readonly field: string
  readonly code: string
  readonly severity: string
  readonly sentence: string
}
const confirms = async (she: Person, { id }: Pupil) =>
  she.call(api.confirm, { id, version: (await mine(she)).version })

describe('学习简历: from primary school to today, a witness for each row (notice 二.1; D3)', () => {
  it('no gap but the summer, no overlap, in whatever order it is typed; told beside the month', async () => {
    const { she } = await readyToConfirm(1)
    const first = { ...primary, from: '2013-09', until: '2019-06' }
    const told: readonly (readonly [readonly Row[], readonly (readonly [string, string])[]])[] = [
      [[first, { ...junior, from: '2019-09' }], []],
      [[{ ...junior, from: '2019-09' }, first], []],
      [[first, { ...junior, from: '2019-10' }], [['studyHistory.1.from', 'HISTORY-GAP']]],
      [[{ ...junior, from: '2019-10' }, first], [['studyHistory.0.from', 'HISTORY-GAP']]],
      [[first, { ...junior, from: '2019-05' }], [['studyHistory.1.from', 'HISTORY-OVERLAP']]],
      [
        [first, { ...junior, from: '2019-09', until: '2019-08' }],
        [['studyHistory.1.until', 'HISTORY-ORDER']],
      ],
      [[first, { ...junior, witness: '' }], [['studyHistory.1.witness', 'FIELD-MISSING']]],
      [[], [['studyHistory', 'ROWS-FEW']]],
    ]
    for (const [rows, expected] of told)
      expect(errorsIn('studyHistory', await saves(she, 'studyHistory', rows))).toEqual(expected)
  })

  it('a gap keeps from confirming until its reason is written, which then stands on the form', async () => {
    const { she, pupil } = await readyToConfirm(2)
    const gap = [primary, { ...junior, from: '2020-02' }]
    const saved = await saves(she, 'studyHistory', gap)
    expect(saved.findings.find((f) => f.code === 'HISTORY-GAP')?.sentence).toContain('8 个月')
    const stopped = await confirms(she, pupil)
    expect([stopped.code, stopped.message]).toEqual(['REG-INCONSISTENT', expect.stringContaining('1 项')])
    await saves(she, 'studyHistory', [primary, { ...gap[1], gapReason: '因病休学' }])
    expect((await confirms(she, pupil)).message).toBe('')
    const form = (await textOf((await she.call(papers.printForm, { id: pupil.id })).bytes)).join('')
    expect(form.replaceAll(/\s/g, '')).toContain('间断原因：因病休学')
  })
})

describe('监护人: one or more, an institution too (notice 二.1; D4)', () => {
  it.runIf(counted.min === 1 && counted.max === 4)(
    'somebody must be reachable, nobody guards himself, four are enough',
    async () => {
      const { she, pupil } = await readyToConfirm(11)
      const second = { ...guardian, name: '李示例', relation: '52' }
      const { phone: _, ...silent } = guardian
      const told: readonly (readonly [readonly Row[], readonly (readonly [string, string])[]])[] = [
        [[guardian], []],
        [[silent], [['guardians.0.phone', 'GUARDIAN-PHONE']]],
        [[silent, second], []],
        [
          [{ ...guardian, idKind: '1', idNumber: pupil.idNumber }],
          [['guardians.0.idNumber', 'GUARDIAN-SELF']],
        ],
        [[{ ...guardian, relation: '' }], [['guardians.0.relation', 'FIELD-MISSING']]],
        [[{ ...guardian, relation: 'x' }], [['guardians.0.relation', 'CODE-UNKNOWN']]],
        [Array.from({ length: 5 }, () => second), [['guardians', 'ROWS-MANY']]],
        [[], [['guardians', 'ROWS-FEW']]],
      ]
      for (const [rows, expected] of told)
        expect(errorsIn('guardians', await saves(she, 'guardians', rows))).toEqual(expected)
      expect((await confirms(she, pupil)).code).toBe('REG-INCOMPLETE')
    },
  )

  it.runIf(counted.min === 1)(
    'a children’s home is asked for its name and a phone, not for a relation, and stands on the form',
    async () => {
      const { she, pupil } = await readyToConfirm(12)
      const home = { kind: 'institution', institution: '示例儿童福利院', phone: '13800000003' }
      expect(errorsIn('guardians', await saves(she, 'guardians', [{ ...home, institution: '' }]))).toEqual([
        ['guardians.0.institution', 'FIELD-MISSING'],
      ])
      // An earlier answer that no longer applies is not printed.
      await saves(she, 'guardians', [{ ...home, name: '王旧人' }])
      expect((await confirms(she, pupil)).message).toBe('')
      const form = (await textOf((await she.call(papers.printForm, { id: pupil.id })).bytes)).join('')
      expect([form.includes('示例儿童福利院'), form.includes('王旧人')]).toEqual([true, false])
    },
  )
})

describe('由考生本人完善: the register’s values are not the candidate’s to write (notice 二.2; D1)', () => {
  it.runIf(asks('basic.postcode'))(
    'whatever a browser sends of them: held as they were, and no event says otherwise',
    async () => {
      const { she, pupil } = await readyToConfirm(21)
      const before = (await mine(she)).sections['basic']?.[0] ?? {}
      const forged = { name: '别人', sex: '2', birthDate: '2000-01-01', idNumber: '11010120000101001X' }
      const more = { ethnicGroup: '56', studentNumber: 'G0', evidence: '我自己写的', unknown: '不存在的项' }
      const saved = await saves(she, 'basic', [{ ...basic, ...forged, ...more, postcode: '450001' }])
      expect(saved.sections['basic']?.[0]).toEqual({ ...before, postcode: '450001' })
      const { events } = (await school.call(api.history, { id: pupil.id })).body
      expect(events[0]).toMatchObject({ kind: 'registration.saved', fields: ['邮政编码'] })
    },
  )

  it.runIf(asks('basic.recipient'))(
    'slips of the hand are mended where that is certain; anything else is kept as typed and told',
    async () => {
      const { she } = await readyToConfirm(22)
      const slips = {
        phone: ' １３８ ００００-０００１ ',
        recipient: '阿卜来提・如则托合提',
        homeAddress: ' 示例路 ',
      }
      const mended = (await saves(she, 'basic', [{ ...basic, ...slips }])).sections['basic']?.[0]
      expect(mended).toMatchObject({
        phone: '13800000001',
        recipient: '阿卜来提·如则托合提',
        homeAddress: '示例路',
      })
      const long = '示'.repeat(101)
      const wrong = { phone: '1380000', recipient: 'Wang', homeAddress: long }
      const kept = await saves(she, 'basic', [{ ...basic, ...wrong }])
      expect(kept.sections['basic']?.[0]).toMatchObject(wrong)
      expect(errorsIn('basic', kept).toSorted()).toEqual([
        ['basic.homeAddress', 'FIELD-TOO-LONG'],
        ['basic.phone', 'PHONE-SHAPE'],
        ['basic.recipient', 'NAME-PINYIN'],
      ])
    },
  )
})
