import * as images from '@zhongzhao/api/images'
import * as api from '@zhongzhao/api/judging'
import { history, listRegistrations, myRegistration } from '@zhongzhao/api/registration'
import { messages } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import { AT_SCHOOL, atClock } from '../moments.ts'
import type { Pupil } from '../enrol.ts'
import { goodPortrait } from '../pictures.ts'
import { bringsPortrait, pupilOf } from '../steps.ts'
import { tintedPicture } from '../sample-pictures.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const OTHER = '2141010002'
const FIRST = `${SCHOOL}-0901`
const SECOND = `${SCHOOL}-0902`

const queue = async (who: Person, filter: { class?: string; rule?: string; cursor?: string } = {}) =>
  (await who.call(api.doubtfulPictures, { kind: 'portrait', ...filter })).body
const bringsDoubtful = async (school: Person, pupil: Pupil) =>
  (
    await school.call(
      images.takePicture,
      { id: pupil.id, kind: 'portrait' },
      { file: { name: '1.jpg', bytes: await tintedPicture(18) } },
    )
  ).body.image ?? ''
const judges = (
  who: Person,
  pupil: Pupil,
  given: { image: string; reasons?: string[]; identity?: 'inPerson' },
) =>
  who.call(api.judgePicture, {
    id: pupil.id,
    kind: 'portrait',
    was: 'doubtful',
    verdict: given.reasons === undefined ? 'accepted' : 'refused',
    ...given,
  })

describe('the queue of a judge (notice 二.2(1); E2)', () => {
  it('lists what waits, oldest first, by class and by rule, page after page, and nobody else’s', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const other = await world.staff('school-admin', OTHER)
    const pupils = []
    for (const serial of [1, 2, 3]) {
      const pupil = await pupilOf(world, serial, { school: SCHOOL, classNo: serial === 3 ? '02' : '01' })
      await world.at(atClock(AT_SCHOOL, `10:0${4 - serial}`))
      await bringsDoubtful(school, pupil)
      pupils.push(pupil.id)
    }
    await bringsPortrait(school, await pupilOf(world, 4, { school: SCHOOL }))
    const all = await queue(school)
    expect([all.total, all.lines.map((l) => l.id)]).toEqual([3, pupils.toReversed()])
    expect(all.lines[0]?.findings.some((f) => f.rule === 'colour' && f.severity === 'doubt')).toBe(true)
    expect(all.rules).toEqual([{ rule: 'colour', pictures: 3 }])
    expect((await queue(school, { class: SECOND })).lines.map((l) => l.id)).toEqual([pupils[2]])
    expect((await queue(school, { class: FIRST })).total).toBe(2)
    expect((await queue(school, { rule: 'sharp' })).total).toBe(0)
    const [first] = all.lines
    const rest = await queue(school, { cursor: `${first?.at}|${first?.id}` })
    expect(rest.lines.map((l) => l.id)).toEqual([pupils[1], pupils[0]])
    expect(await queue(other)).toMatchObject({ lines: [], total: 0, rules: [] })
  })

  it('tells the second of two judges who decide at the same moment', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const reviewer = await world.staff('school-reviewer', SCHOOL)
    const pupil = await pupilOf(world, 11, { school: SCHOOL })
    const image = await bringsDoubtful(school, pupil)
    const both = await Promise.all([
      judges(school, pupil, { image }),
      judges(reviewer, pupil, { image, reasons: ['LIGHT'] }),
    ])
    expect(both.map((reply) => reply.code).filter((code) => code !== undefined)).toEqual(['IMAGE-JUDGED'])
    expect((await queue(school)).lines.some((l) => l.id === pupil.id)).toBe(false)
    const events = (await school.call(history, { id: pupil.id })).body.events
    expect(events.filter((e) => e.kind === 'image.portraitJudged')).toHaveLength(1)
  })

  it('takes no refusal without a reason; the reason reaches the candidate when it can no longer be taken back', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 12, { school: SCHOOL })
    const she = await world.candidate(pupil)
    const image = await bringsDoubtful(school, pupil)
    expect((await judges(school, pupil, { image, reasons: [] })).code).toBe('IMAGE-REASON')
    expect((await judges(school, pupil, { image, reasons: ['COVERED', 'LIGHT'] })).message).toBe('')
    const read = (await she.call(myRegistration, {})).body.pictures.portrait
    expect(read?.reasons).toEqual([
      '请不要戴帽子、口罩或有色眼镜，露出整张脸后重新拍照。',
      '图片太暗、太亮或颜色不正常，请调整光线后重新采集。',
    ])
    const [line] = (await school.call(listRegistrations, { search: pupil.number })).body.lines
    expect(line?.refusedFor.portrait).toEqual(['头面部有遮挡', '光线或颜色不对'])
    const undone = await school.call(api.undoJudgement, { id: pupil.id, kind: 'portrait', image })
    expect(undone.body.pictures.portrait).toMatchObject({ verdict: 'doubtful', reasons: [] })
    await world.at(atClock(AT_SCHOOL, '11:00'))
    expect((await she.call(messages, {})).body.messages).toEqual([])

    await judges(school, pupil, { image, reasons: ['COVERED'] })
    await world.at(atClock(AT_SCHOOL, '11:01'))
    const late = await school.call(api.undoJudgement, { id: pupil.id, kind: 'portrait', image })
    expect(late.code).toBe('IMAGE-UNDO-LATE')
    const [told] = (await she.call(messages, {})).body.messages
    expect(told?.body).toContain('请不要戴帽子')
  })
})

describe('这不是我 (E0)', () => {
  it('comes into the queue, and is settled without a new portrait only by who compared it in person', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 21, { school: SCHOOL })
    const she = await world.candidate(pupil)
    const image = (
      await school.call(
        images.takePicture,
        { id: pupil.id, kind: 'portrait' },
        { file: { name: '1.jpg', bytes: await goodPortrait() } },
      )
    ).body.image
    const { version } = (await she.call(myRegistration, {})).body
    await she.call(images.disputePicture, { id: pupil.id, version })
    const waiting = (await queue(school)).lines.find((l) => l.id === pupil.id)
    expect(waiting).toMatchObject({ image, verdict: 'accepted', disputed: true })
    const asked = {
      id: pupil.id,
      kind: 'portrait',
      image: image ?? '',
      was: 'accepted',
      verdict: 'accepted',
    } as const
    expect((await school.call(api.judgePicture, asked)).code).toBe('IMAGE-DISPUTED')
    const settled = await school.call(api.judgePicture, { ...asked, identity: 'inPerson' })
    expect(settled.body.pictures.portrait).toMatchObject({ verdict: 'accepted', disputed: false })
    expect((await queue(school)).lines.some((l) => l.id === pupil.id)).toBe(false)
  })
})
