import { describe, expect, it } from 'vitest'
import { smallSeason } from '../../test/small-season.ts'
import { type PlanEvent, type PlanState, decidePlan, planLifecycle, standsTo } from './lifecycle.ts'
import { plansOwed } from './owing.ts'
import { checkPlanFile } from './plan-file.ts'

const states = Object.keys(planLifecycle.states) as readonly PlanState[]
const events = Object.keys(planLifecycle.events) as readonly PlanEvent[]
const people = { account: 'reader', filedBy: 'writer' }
const refusing = (code: string) => ({ refusal: { code } })
const county = '41/4101/410105'
const school = `${county}/2141010001`

describe('the life of a plan (notice 三.(二), 三.(五); G6)', () => {
  it.each([
    ['above', ['filed note noted', 'filed sendBack sentBack', 'noted sendBack sentBack']],
    ['own', ['filed replace replaced', 'noted replace replaced', 'sentBack replace replaced']],
  ] as const)('what one who stands %s may do, in every state', (stand, expected) => {
    const done = states.flatMap((state) =>
      events.flatMap((event) => {
        const decided = decidePlan(state, event, {
          ...people,
          stands: new Set([stand]),
          reason: '缺应急电话',
        })
        return decided.ok ? [`${state} ${event} ${decided.value}`] : []
      }),
    )
    expect(done.toSorted()).toEqual([...expected].toSorted())
  })

  it('nobody judges the own plan, nobody files for another, a return says why', () => {
    const own = { ...people, stands: standsTo([school], school), reason: '很好' }
    expect(decidePlan('filed', 'note', own)).toMatchObject(refusing('PLAN-ABOVE'))
    const above = standsTo([county], school)
    expect(decidePlan('filed', 'replace', { ...people, stands: above })).toMatchObject(refusing('PLAN-OWN'))
    for (const reason of ['', ' ', '缺'])
      expect(decidePlan('filed', 'sendBack', { ...people, stands: above, reason })).toMatchObject(
        refusing('PLAN-REASON'),
      )
    expect(decidePlan('filed', 'sendBack', { ...people, stands: above, reason: '缺页' }).ok).toBe(true)
    expect(decidePlan('replaced', 'note', { ...people, stands: above })).toMatchObject(
      refusing('STATE-NO-WAY'),
    )
  })

  it('who filed it does not note it for the office above, though working for both', () => {
    const both = { account: 'writer', filedBy: 'writer', stands: standsTo([county, school], school) }
    expect(decidePlan('filed', 'note', both)).toMatchObject(refusing('PLAN-SAME-PERSON'))
    expect(decidePlan('filed', 'note', { ...both, account: 'reader' }).ok).toBe(true)
    expect(decidePlan('filed', 'replace', both).ok).toBe(true)
  })

  it('a neighbour with the same beginning stands nowhere', () => {
    expect([...standsTo(['41/4101/41010'], county)]).toEqual([])
    expect([...standsTo([county, school], school)]).toEqual(['own', 'above'])
  })
})

describe('the file of a plan', () => {
  const policy = smallSeason.plans
  const good = { bytes: policy.maxBytes.value, form: 'pdf', end: 'whole' } as const

  it('is a whole PDF of at most so many bytes', () => {
    expect(checkPlanFile(policy, good).ok).toBe(true)
    for (const bad of [{ bytes: good.bytes + 1 }, { form: 'other' }, { end: 'cut' }] as const)
      expect(checkPlanFile(policy, { ...good, ...bad })).toMatchObject(refusing('PLAN-FILE'))
  })

  it('is owed by every place of the kinds the pack names', () => {
    const places = [
      { kind: 'county', count: 1 },
      { kind: 'school', count: 3 },
      { kind: 'class', count: 40 },
    ]
    expect(plansOwed(policy, places)).toBe(1 * 1 + 3 * 2)
    expect(plansOwed(policy, [])).toBe(0)
  })
})
