import * as review from '@zhongzhao/api/claim-review'
import { instant } from '@zhongzhao/domain/base/time'
import { describe, expect, it } from 'vitest'
import { remindOffices } from '../../src/eligibility/remind.ts'
import { claims, claimsWorld, passes } from '../claims.ts'
import type { Person } from '../world.ts'

const { world, teacher, school, city } = await claimsWorld()
const HOUR = 3_600_000
const [first, second] = [await claims(world, 31), await claims(world, 32)]
const work = async (who: Person) => (await who.call(review.claimWork, {})).body
/** The class has two days and is reminded one day before they end. */
const due = (await teacher.call(review.claimQueue, {})).body.lines[0]?.due ?? 0
const remind = (before: number) => remindOffices(world.services, instant(due - before))
const events = async () =>
  (
    await world.owner
      .selectFrom('event')
      .select(['org_path', 'detail'])
      .where('kind', '=', 'claim.reminded')
      .execute()
  ).length

describe('检查、督促审核进度 (notice 三.(一)1; I1)', () => {
  it('the office is reminded before its deadline, not earlier', async () => {
    expect(await remind(24 * HOUR + 60_000)).toBe(0)
    expect(await work(teacher)).toEqual({ waiting: 2, overdue: 0 })
    expect(await remind(24 * HOUR - 60_000)).toBe(1)
    const { reminded } = await work(teacher)
    expect([reminded?.count, reminded?.due]).toEqual([2, due])
    expect((await teacher.call(review.claimQueue, {})).body.reminded?.count).toBe(2)
    expect(await work(school)).toEqual({ waiting: 0, overdue: 0 })
  })

  it('once, however often and from however many processes it is asked, and after a kill', async () => {
    expect(await Promise.all([remind(20 * HOUR), remind(20 * HOUR)])).toEqual([0, 0])
    expect(await events()).toBe(1)
    // Killed before it was kept: nothing stands, the next minute does it.
    await world.owner.deleteFrom('claim_reminder').execute()
    await world.services.db
      .transaction()
      .execute(async (db) => {
        expect(await remindOffices({ ...world.services, db }, instant(due - HOUR))).toBe(1)
        throw new Error('killed')
      })
      .catch(() => undefined)
    expect((await work(teacher)).reminded).toBeUndefined()
    expect(await Promise.all([remind(HOUR), remind(HOUR)]).then((all) => all.toSorted())).toEqual([0, 1])
    expect(await events()).toBe(2)
  })

  it('what is done is reminded of no more, and the next level is reminded of its own day', async () => {
    for (const { id } of [first, second]) await passes(teacher, id)
    expect(await work(teacher)).toEqual({ waiting: 0, overdue: 0 })
    expect((await work(school)).waiting).toBe(2)
    expect((await work(city)).waiting).toBe(0)
    const next = (await school.call(review.claimQueue, {})).body.lines[0]?.due ?? 0
    expect(await remindOffices(world.services, instant(next - HOUR))).toBe(1)
    expect((await work(school)).reminded?.due).toBe(next)
    // Over: overdue is said, not reminded of.
    expect(await remindOffices(world.services, instant(next))).toBe(0)
  })
})
