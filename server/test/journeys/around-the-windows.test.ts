import * as images from '@zhongzhao/api/images'
import * as papers from '@zhongzhao/api/papers'
import { withdraw } from '@zhongzhao/api/giving-up'
import * as api from '@zhongzhao/api/registration'
import * as roster from '@zhongzhao/api/roster'
import { activate } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import { AFTERWARDS, AT_SCHOOL_LATE, middle, said, secondsAfter, windowOf } from '../moments.ts'
import { textOf } from '../pdf-text.ts'
import { goodPortrait } from '../pictures.ts'
import { csv, pupilRow } from '../roster-file.ts'
import { confirms, isPassed, pupilOf, sheetOf } from '../steps.ts'
import { GOOD_PASSWORD, inTheSecond, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const school = await world.staff('school-admin', SCHOOL)
const supplying = windowOf('inPlace', 'supply')
const signing = windowOf('inPlace', 'sign')
/** Pictures are taken, and nothing else is open yet; not every season has such a time. */
const opens = [windowOf('inPlace').opens, windowOf('inPlace', 'chooseTrack').opens].toSorted()[0] ?? ''
const BEFORE = supplying.opens < opens ? middle(supplying.opens, opens) : undefined
const both = { candidate: 'signed', guardian: 'signed' } as const

describe('what comes before the windows and after them has dates of its own (A1; notice 三.(二): 有组织、有计划)', () => {
  it.runIf(BEFORE !== undefined)(
    'roster, slips and signing in come before the filling; nothing is filled in yet',
    async () => {
      await world.at(BEFORE ?? '')
      const file = { file: { name: '名册.csv', bytes: csv([pupilRow(1)]) } }
      const { id: batch } = (await school.call(roster.checkRoster, {}, file)).body
      expect((await school.call(roster.commitBatch, { id: batch })).body.state).toBe('committed')
      const klass = { class: `${SCHOOL}-0901` }
      const [line] = (await school.call(api.listRegistrations, klass)).body.lines
      const slip = (await textOf((await school.call(papers.printSlips, klass)).bytes)).join('\n')
      const [code = ''] = /(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}/.exec(slip) ?? []
      const she = world.stranger()
      const login = line?.number ?? ''
      const entered = await she.call(activate, {
        login,
        code,
        password: GOOD_PASSWORD,
        phone: '13800000001',
      })
      expect(entered.message).toBe('')
      const { open, id, sectionVersions, version } = (await she.call(api.myRegistration, {})).body
      expect([open.includes('fill'), open.includes('chooseTrack')]).toEqual([false, false])
      const rows = [{ homeAddress: '示例路' }]
      const early = await Promise.all([
        she.call(api.saveDraft, { id, form: 'basic', version: 0, rows }),
        she.call(api.saveSection, { id, form: 'basic', version: sectionVersions['basic'] ?? 0, rows }),
        she.call(api.chooseTrack, { id, version, place: 'household' }),
        she.call(api.confirm, { id, version }),
      ])
      expect(early.map((reply) => reply.status)).toEqual([409, 409, 409, 409])
      expect(early.slice(0, 3).map((reply) => reply.code)).toEqual(Array(3).fill('TIME-CLOSED'))
    },
  )

  it('portraits are taken from the first second of their window to its last', async () => {
    const pupil = await pupilOf(world, 11, { school: SCHOOL })
    const file = { file: { name: `${pupil.idNumber}.jpg`, bytes: await goodPortrait() } }
    const takenAt = (time: string) =>
      inTheSecond(world, time, () => school.call(images.importPicture, { kind: 'portrait' }, file))
    for (const closed of [supplying.before, supplying.closes]) {
      const reply = await takenAt(closed)
      expect([reply.code, reply.message]).toEqual(['TIME-CLOSED', expect.stringContaining(supplying.named)])
    }
    for (const open of [supplying.opens, supplying.last]) expect((await takenAt(open)).body.kept).toBe(true)
  })

  it('review and signature go on when filling is over, to the last second of their window; giving up goes on after it', async () => {
    await world.at(AT_SCHOOL_LATE)
    const [one, two, three] = [
      await pupilOf(world, 21, { school: SCHOOL }),
      await pupilOf(world, 22, { school: SCHOOL }),
      await pupilOf(world, 23, { school: SCHOOL }),
    ]
    const { version } = await confirms(await world.candidate(one), one, school)
    await isPassed(await world.candidate(two), two, school)
    const late = await confirms(await world.candidate(three), three, school)
    await school.call(papers.printForm, { id: two.id })
    const { id: sheet } = await sheetOf(school, two, `${SCHOOL}-0901`)

    const passesAt = (time: string) =>
      inTheSecond(world, time, () => school.call(api.review, { id: one.id, version, verdict: 'pass' }))
    const signsAt = (time: string) =>
      inTheSecond(world, time, () => school.call(papers.signSheet, { id: sheet, ...both }))
    for (const reply of [await passesAt(signing.closes), await signsAt(signing.closes)])
      expect([reply.code, reply.message]).toEqual([
        'TIME-CLOSED',
        expect.stringContaining(said(signing.closes)),
      ])
    expect((await signsAt(signing.last)).body.state).toBe('signed')
    await world.at(secondsAfter(signing.closes, -3600))
    expect((await school.call(api.review, { id: one.id, version, verdict: 'pass' })).body.state).toBe(
      'checked',
    )

    await world.at(AFTERWARDS)
    const given = { id: three.id, version: late.version, reason: '监护人已签字声明放弃' }
    const gone = await school.call(withdraw, given)
    expect([gone.message, gone.body.stateName]).toEqual(['', '放弃报考'])
    const again = await school.call(papers.printForm, { id: two.id })
    expect(again.status, 'what was signed may be printed again').toBe(200)
  })
})
