import * as review from '@zhongzhao/api/claim-review'
import * as api from '@zhongzhao/api/claims'
import { messages } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import {
  CLAUSES,
  COSIGNED,
  MUST,
  QUOTA,
  claim,
  claims,
  claimsWorld,
  decides,
  levelsOf,
  mine,
  passes,
  queueOf,
  reasonTo,
  type Level,
  upload,
  view,
} from '../claims.ts'
import { AT_SCHOOL, daysAfter, pack, secondsAfter } from '../moments.ts'
import { type Person, inTheSecond } from '../world.ts'

const { world, teacher, school, head, county, city, province } = await claimsWorld()
const at: Readonly<Record<Level, Person>> = { class: teacher, school, county, city, province }
const LEVELS = levelsOf(QUOTA).map((level) => ({ ...level, who: at[level.at] }))
const atSchool = LEVELS.findIndex((level) => level.at === 'school')
/** What stands below the school has passed. */
const reachesSchool = async (id: string) => {
  for (const { who } of LEVELS.slice(0, atSchool)) await passes(who, id)
}
const [SCHOOL_LEVEL, ABOVE] = [LEVELS[atSchool], LEVELS[atSchool + 1]]
const { appeal: appealing, amended } = pack.eligibility
const GROUNDS = '综合素质评价另行核对'
/** Some minutes later, so that undoing has its time. */
const LATER = secondsAfter(AT_SCHOOL, 600)
const titles = async (she: Person) => (await she.call(messages, {})).body.messages.map((m) => m.title)

describe.runIf(LEVELS.length > 0)('审核结果要及时反馈给考生 (notice 三.(一)3)', () => {
  it('a return names the paper and the reason; amended it goes where the season says', async () => {
    const { she, id } = await claims(world, 21)
    await reachesSchool(id)
    expect((await decides(school, id, { verdict: 'return' })).code).toBe('CLAIM-REASON')
    const reasons = [{ about: MUST?.code ?? '', code: reasonTo('return') }]
    const returned = await decides(school, id, { verdict: 'return', reasons, note: '户主页拍虚了' })
    expect(returned.message).toBe('')
    const [back] = await mine(she)
    expect(back?.steps.at(-1)).toMatchObject({
      office: '金水区示例一中',
      reasons: [
        {
          about: '材料：户口簿首页和考生本人页',
          text: '材料看不清或不完整。',
          todo: '请把材料放平、光线充足，重新拍照上传。',
        },
      ],
      note: '户主页拍虚了',
    })
    if (MUST !== undefined) await upload(she, { kind: QUOTA, paper: MUST.code })
    const again = { claim: id, version: back?.version ?? 0, cosigned: COSIGNED }
    expect((await she.call(api.amendClaim, again)).message).toBe('')
    expect((await she.call(api.amendClaim, again)).code).toBe('CLAIM-STALE')
    if (amended.goes === 'first') await reachesSchool(id)
    expect((await view(school, id)).level).toBe(SCHOOL_LEVEL?.title)
    await passes(school, id)
  })

  it('leaves after the undo period: what is taken back within ten seconds is never told', async () => {
    const { she, id } = await claims(world, 22)
    await reachesSchool(id)
    await world.at(LATER)
    const refusing = {
      verdict: 'refuse',
      reasons: [{ about: CLAUSES[0] ?? '', code: reasonTo('refuse') }],
    } as const
    const refused = await decides(school, id, refusing)
    expect(refused.body.undoUntil).toBeDefined()
    expect(await titles(she)).not.toContain('资格申报审核不通过')
    expect((await head.call(review.undoClaim, { claim: id, version: refused.body.version })).code).toBe(
      'CLAIM-UNDO-LATE',
    )
    const undone = await school.call(review.undoClaim, { claim: id, version: refused.body.version })
    expect([undone.message, undone.body.stateName, undone.body.level]).toEqual([
      '',
      '审核中',
      SCHOOL_LEVEL?.title,
    ])
    await world.at(secondsAfter(LATER, 600))
    expect(await titles(she)).not.toContain('资格申报审核不通过')
    expect((await mine(she))[0]?.steps.map(({ event }) => event)).toEqual([
      'claim',
      ...LEVELS.slice(0, atSchool).map(() => 'pass'),
    ])
    expect((await decides(school, id, refusing)).message).toBe('')
    await world.at(secondsAfter(LATER, 660))
    expect(await titles(she)).toContain('资格申报审核不通过')
    await world.at(AT_SCHOOL)
  })

  it('a refusal may be appealed against once, to the next level up, in time', async () => {
    const { she, id } = await claims(world, 23)
    await reachesSchool(id)
    const reasons = [{ about: CLAUSES[0] ?? '', code: reasonTo('refuse') }]
    expect((await decides(city, id, { verdict: 'refuse', reasons })).code).toBe('CLAIM-LEVEL')
    expect((await decides(school, id, { verdict: 'refuse', reasons })).message).toBe('')
    const [no] = await mine(she)
    const appeal = { claim: id, version: no?.version ?? 0, words: '初一开学就在本校，学籍可以查到。' }
    const late = await inTheSecond(world, daysAfter(secondsAfter(LATER, 1800), appealing.within), () =>
      she.call(api.appealClaim, appeal),
    )
    expect([late.code, late.message]).toEqual([
      'CLAIM-APPEAL-LATE',
      `申诉要在收到结果后 ${appealing.within} 天内提出，现在已经过了。有疑问请拨打当地教育局公布的电话。`,
    ])
    await world.at(daysAfter(AT_SCHOOL, 1))
    expect((await she.call(api.appealClaim, appeal)).message).toBe('')
    const superior = ABOVE?.who ?? province
    const seen = await view(superior, id)
    expect([seen.stateName, seen.words, seen.level]).toEqual([
      '已申诉，等复核',
      appeal.words,
      appealing.title,
    ])
    expect((await decides(school, id)).code).toBe('CLAIM-LEVEL')
    expect(
      (await decides(superior, id, { verdict: 'refuse', reasons, note: '学籍系统是初二转入' })).message,
    ).toBe('')
    const [upheld] = await mine(she)
    expect([upheld?.stateName, upheld?.may]).toEqual(['复核维持不通过', []])
    await world.at(AT_SCHOOL)
  })

  it.runIf(LEVELS.at(-1)?.at === 'city')(
    'past the last level an appeal goes to the office above it',
    async () => {
      const { she, id } = await claims(world, 24)
      for (const { who } of LEVELS.slice(0, -1)) await passes(who, id)
      const reasons = [{ about: CLAUSES[0] ?? '', code: reasonTo('refuse') }]
      expect((await decides(city, id, { verdict: 'refuse', reasons })).message).toBe('')
      const [no] = await mine(she)
      const appeal = { claim: id, version: no?.version ?? 0, words: '请复核。' }
      expect((await she.call(api.appealClaim, appeal)).message).toBe('')
      expect((await queueOf(province)).lines.map((line) => line.id)).toContain(id)
      await passes(province, id, GROUNDS)
      const [yes] = await mine(she)
      expect([yes?.stateName, yes?.steps.at(-1)?.office]).toEqual(['审核通过', '河南省'])
    },
  )

  it('withdrawn, it is on nobody’s desk and may be claimed anew', async () => {
    const { she, id } = await claims(world, 25)
    const [c] = await mine(she)
    expect((await she.call(api.withdrawClaim, { claim: id, version: c?.version ?? 0 })).message).toBe('')
    expect((await queueOf(teacher)).lines.map((line) => line.id)).not.toContain(id)
    if (MUST !== undefined) await upload(she, { kind: QUOTA, paper: MUST.code })
    expect((await claim(she)).message).toBe('')
  })
})
