import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { around, asked, CITY, CLASS, COUNTY, levels, made, r, said, SCHOOL } from '../../test/small-claim.ts'
import { smallChain } from '../../test/small-eligibility.ts'
import { given } from '../../test/someone.ts'
import type { Hearing } from './claim.ts'
import { decideVerdict } from './decide.ts'
import { levelAbove } from './levels.ts'
import { verdicts } from './lifecycle.ts'
import { decideAmending } from './own.ts'

describe('whatever is tried, in whatever order', () => {
  const people = ['a', 'b', 'c', 'd', 'e']
  const offices = [CLASS, SCHOOL, COUNTY, CITY]
  const attempt = fc.record({
    who: fc.constantFrom(...people),
    office: fc.constantFrom(...offices),
    verdict: fc.constantFrom(...verdicts),
    amends: fc.boolean(),
  })
  it('nobody decides two levels, nobody an own entry, every change has an event and one version more', () => {
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 30 }), fc.constantFrom(...people), (attempts, entered) => {
        let c = made({ enteredBy: entered })
        const heard: Hearing[] = []
        for (const { who, office, verdict, amends } of attempts) {
          const result =
            amends && c.state === 'returned'
              ? decideAmending(c, r, { asked: asked(), given: given() })
              : decideVerdict(c, said(verdict, office), around(who, { heard }))
          if (!result.ok) continue
          const { next, event } = result.value
          expect(next.version).toBe(c.version + 1)
          expect(event.kind).toMatch(/^claim\./)
          if (next.lastAct?.version === next.version) heard.push({ account: who, office: c.seat.office })
          c = next
        }
        for (const person of people) {
          const where = new Set(heard.filter(({ account }) => account === person).map(({ office }) => office))
          expect(where.size).toBeLessThanOrEqual(1)
        }
        expect(heard.some(({ account }) => account === entered)).toBe(false)
        // Confirmed means: every level has passed it.
        if (c.state === 'passed') expect(new Set(heard.map(({ office }) => office))).toEqual(new Set(offices))
      }),
    )
  })
  it('a level is always below the next one', () => {
    expect(levels.map(({ step }) => step)).toEqual(smallChain.map(({ step }) => step))
    expect(levelAbove(levels, CITY)).toBeUndefined()
    expect(levelAbove(levels, SCHOOL)?.org).toBe(COUNTY)
  })
})
