import * as api from '@zhongzhao/api/registration'
import { messages } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import { sendMessage, sendToMany } from '../../src/messages/store.ts'
import { contextFor } from '../context-for.ts'
import { AT_SCHOOL, secondsAfter } from '../moments.ts'
import { confirms, pupilOf } from '../steps.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const supplier = await world.staff('school-admin', SCHOOL)
const reviewer = await world.staff('school-reviewer', SCHOOL)
const ctx = await contextFor(world, 'school-admin', SCHOOL)
const { undoSeconds } = world.services.packs.current

async function confirmed(serial: number) {
  const pupil = await pupilOf(world, serial, { school: SCHOOL })
  const she = await world.candidate(pupil)
  const { version } = await confirms(she, pupil, supplier)
  const { person_id: person } = await world.owner
    .selectFrom('registration')
    .select('person_id')
    .where('registration_id', '=', pupil.id)
    .executeTakeFirstOrThrow()
  return { she, pupil, version, about: { id: pupil.id, person } }
}

describe('审核结果及时告知 (notice 三.(一)3; I4): every office has its own say', () => {
  it('a review overtakes a review, and nothing that another office has to say later', async () => {
    const { she, pupil, version, about } = await confirmed(401)
    const [kind] = ctx.pack.points.kinds
    const draft = { template: kind?.reminder ?? '', params: { time: '3月12日9时', place: '演练中学' } }
    await sendMessage(ctx, { registration: about, draft, afterSeconds: 3600 })
    const passed = await reviewer.call(api.review, { id: pupil.id, version, verdict: 'pass' })
    await reviewer.call(api.undoReview, { id: pupil.id, version: passed.body.version })
    const fields = [{ field: 'basic.homeAddress', reason: '请写到门牌号' }]
    const returned = { verdict: 'return' as const, fields, note: '改好后再确认' }
    const again = await reviewer.call(api.review, {
      id: pupil.id,
      version: passed.body.version + 1,
      ...returned,
    })
    expect([passed.message, again.message]).toEqual(['', ''])
    await world.at(secondsAfter(AT_SCHOOL, 3700))
    const told = (await she.call(messages, {})).body.messages.map(({ title }) => title)
    const titleOf = (template: string) => ctx.pack.messages.find(({ id }) => id === template)?.title
    expect(told).toContain(titleOf(draft.template))
    expect(told).toContain(titleOf('review-returned'))
    expect(told).not.toContain(titleOf('review-passed'))
    await world.at(AT_SCHOOL)
  })

  it('is told to a whole province at once', async () => {
    const { she, about } = await confirmed(402)
    await sendToMany(
      ctx,
      Array.from({ length: 8000 }, () => about),
      { template: 'transfer-lapsed', params: {} },
    )
    await world.at(secondsAfter(AT_SCHOOL, undoSeconds.value))
    expect((await she.call(messages, {})).body.messages).toHaveLength(100)
  })
})
