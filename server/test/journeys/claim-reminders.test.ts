import * as review from '@zhongzhao/api/claim-review'
import { beijingDay, instant } from '@zhongzhao/domain/base/time'
import { describe, expect, it } from 'vitest'
import { remindOffices } from '../../src/eligibility/remind.ts'
import { QUOTA, claims, claimsWorld, levelsOf, passes, type Level } from '../claims.ts'
import { pack } from '../moments.ts'
import type { Person } from '../world.ts'

const { world, teacher, school, county, city, province } = await claimsWorld()
const at: Readonly<Record<Level, Person>> = { class: teacher, school, county, city, province }
const LEVELS = levelsOf(QUOTA).map((level) => at[level.at])
/** Who reviews first, who after that, and somebody who has nothing yet. */
const [nearest = teacher, following = county] = LEVELS
const later = LEVELS[2] ?? province
const HOUR = 3_600_000
const [step] = pack.eligibility.kinds.find(({ code }) => code === QUOTA)?.chain ?? []
/** How long before its end the first level is reminded. */
const AHEAD = (step?.remindDays ?? 0) * 24 * HOUR
const [first, second] = [await claims(world, 31), await claims(world, 32)]
const work = async (who: Person) => (await who.call(review.claimWork, {})).body
const due = (await nearest.call(review.claimQueue, {})).body.lines[0]?.due ?? 0
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
    expect(await remind(AHEAD + 60_000)).toBe(0)
    expect(await work(nearest)).toEqual({ waiting: 2, overdue: 0 })
    expect(await remind(AHEAD - 60_000)).toBe(1)
    const { reminded } = await work(nearest)
    expect([reminded?.count, reminded?.due, reminded?.day]).toEqual([2, due, beijingDay(instant(due))])
    expect((await nearest.call(review.claimQueue, {})).body.reminded?.count).toBe(2)
    expect(await work(following)).toEqual({ waiting: 0, overdue: 0 })
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
    expect((await work(nearest)).reminded).toBeUndefined()
    expect(await Promise.all([remind(HOUR), remind(HOUR)]).then((all) => all.toSorted())).toEqual([0, 1])
    expect(await events()).toBe(2)
  })

  it('what is done is reminded of no more, and the next level is reminded of its own day', async () => {
    await passes(nearest, first.id)
    // What is left is counted now, not as it was when the office was reminded.
    expect((await work(nearest)).reminded?.count).toBe(1)
    await passes(nearest, second.id)
    expect(await work(nearest)).toEqual({ waiting: 0, overdue: 0 })
    expect((await work(following)).waiting).toBe(2)
    expect((await work(later)).waiting).toBe(0)
    const next = (await following.call(review.claimQueue, {})).body.lines[0]?.due ?? 0
    expect(await remindOffices(world.services, instant(next - HOUR))).toBe(1)
    expect((await work(following)).reminded?.due).toBe(next)
    // Over: overdue is said, not reminded of.
    expect(await remindOffices(world.services, instant(next))).toBe(0)
  })
})
