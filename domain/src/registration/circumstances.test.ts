import { describe, expect, it } from 'vitest'
import { given, outcome, someone } from '../../test/someone.ts'
import { beijing } from '../base/time.ts'
import { move, openFor } from './circumstances.ts'

const minor = (birthDate: string | undefined, consentAt?: string) => {
  const basic = birthDate === undefined ? {} : { birthDate }
  const r = someone({ track: 'grade8', grade: 8, state: 'rostered', sections: { basic: [basic] } })
  return consentAt === undefined ? r : { ...r, consentAt: beijing(consentAt) }
}
const saves = (r: ReturnType<typeof minor>, at: string) =>
  outcome(move(r, 'save', { met: [], given: given({ now: beijing(at) }) }))

describe('the guardian’s consent comes first under 14 on that day (C11, PIPL art. 31)', () => {
  it('born 2008-04-02: still 13 on 2022-04-01', () => {
    expect(saves(minor('2008-04-02'), '2022-04-01T10:00')).toBe('REG-CONSENT-MISSING')
  })
  it('born 2008-04-01: 14 on 2022-04-01', () => {
    expect(saves(minor('2008-04-01'), '2022-04-01T10:00')).toBe('filling')
  })
  it('born 2008-04-02: 14 one day later, at midnight in Beijing', () => {
    expect(saves(minor('2008-04-02'), '2022-04-01T23:59:59')).toBe('REG-CONSENT-MISSING')
    expect(saves(minor('2008-04-02'), '2022-04-02T00:00:00')).toBe('filling')
  })
  it('given, it opens the form', () => {
    expect(saves(minor('2008-04-02', '2022-03-30T10:00'), '2022-04-01T10:00')).toBe('filling')
  })
  it('is asked for when the birth date is unknown', () => {
    expect(saves(minor(undefined), '2022-04-01T10:00')).toBe('REG-CONSENT-MISSING')
  })
  it('is not asked for when the window is closed anyway: time is told first', () => {
    expect(saves(minor('2008-04-02'), '2022-03-31T10:00')).toBe('TIME-CLOSED')
  })
})

describe('a closed window', () => {
  it('is refused with the window that does apply', () => {
    const refused = move(someone(), 'save', { met: [], given: given({ now: beijing('2022-03-14T10:00') }) })
    expect(refused).toMatchObject({
      refusal: {
        code: 'TIME-CLOSED',
        params: { activity: '填报和确认', period: '2022年3月7日 09:00 至 2022年3月13日 17:00' },
      },
    })
  })
  it('is open again for what was returned', () => {
    const returned = {
      fields: [{ field: 'basic.phone', reason: '打不通' }],
      note: '',
      at: beijing('2022-03-12T10:00'),
    }
    const now = beijing('2022-03-14T10:00')
    expect(outcome(move(someone({ returned }), 'save', { met: [], given: given({ now }) }))).toBe('filling')
    expect(openFor(someone({ returned }), given({ now })).has('fill')).toBe(true)
    expect(openFor(someone(), given({ now })).has('fill')).toBe(false)
  })
})
