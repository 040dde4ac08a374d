import { describe, expect, it } from 'vitest'
import { given, outcome, someone } from '../../test/someone.ts'
import { beijing } from '../base/time.ts'
import { decideConfirmation } from './confirm.ts'
import type { Registration } from './registration.ts'
import { decideComingBack, decideTrack, decideWithdrawal } from './track.ts'

const home = (changes: Partial<Registration> = {}, now = '2022-03-09T10:00') =>
  decideTrack(someone(changes), 'household', given({ now: beijing(now) }))

describe('choosing where to register (A2, notice 一.1–2)', () => {
  it('turns home, and the event names the track', () => {
    expect(home()).toMatchObject({
      value: {
        next: { track: 'returnHome', state: 'filling', version: 6 },
        event: { kind: 'registration.trackChosen', detail: { track: 'returnHome' } },
      },
    })
  })
  it('stays possible when the own filling window has closed', () => {
    expect(home({}, '2022-03-14T10:00').ok).toBe(true)
    expect(home({ state: 'rostered' }, '2022-03-14T10:00')).toMatchObject({
      value: { next: { state: 'rostered' } },
    })
  })
  it('asks who had confirmed to confirm again, in the window of the new track', () => {
    const turned = home({ state: 'confirmed', confirmedAt: beijing('2022-03-08T10:00') }, '2022-03-14T10:00')
    expect(turned).toMatchObject({ value: { next: { state: 'filling', track: 'returnHome' } } })
    if (!turned.ok) throw new Error('refused')
    expect(turned.value.next).not.toHaveProperty('confirmedAt')
    const sections = { ...turned.value.next.sections }
    const complete = {
      ...turned.value.next,
      sections: { ...sections, basic: [{ ...sections['basic']?.[0], homePoint: '一中' }] },
    }
    expect(decideConfirmation(complete, { drafts: [] }, given({ now: beijing('2022-03-14T10:00') })).ok).toBe(
      true,
    )
  })
  it('may be turned back', () => {
    const back = decideTrack(someone({ track: 'returnHome' }), 'school', given())
    expect(back).toMatchObject({ value: { next: { track: 'inPlace' } } })
  })
  it('is refused when nothing would change: grade 8 has one track', () => {
    expect(outcome(decideTrack(someone(), 'school', given()))).toBe('TRACK-SAME')
    expect(outcome(home({ grade: 8, track: 'grade8' }))).toBe('TRACK-SAME')
  })
  it('is refused at the end of collection, to the second', () => {
    expect(home({}, '2022-04-07T16:59:59').ok).toBe(true)
    expect(outcome(home({}, '2022-04-07T17:00:00'))).toBe('TIME-CLOSED')
  })
  it.each(['checked', 'sealed', 'correcting', 'transferred', 'withdrawn'] as const)(
    'is refused once %s: what is checked or sealed does not move',
    (state) => {
      expect(outcome(home({ state }))).toBe('STATE-NO-WAY')
    },
  )
})

describe('giving up (放弃报考, B7)', () => {
  const give = (changes: Partial<Registration>, reason = '转外省就读', now = '2022-03-09T10:00') =>
    decideWithdrawal(someone(changes), reason, given({ now: beijing(now) }))
  it('is possible from untouched, and after everything has closed', () => {
    expect(give({ state: 'rostered' }, '转外省就读', '2022-06-01T10:00')).toMatchObject({
      value: {
        next: { state: 'withdrawn' },
        event: { kind: 'registration.withdrawn', detail: { statement: 'signed' } },
      },
    })
  })
  it('does not write the reason into the log', () => {
    const result = give({})
    expect(JSON.stringify(result.ok && result.value.event)).not.toContain('外省')
  })
  it('is refused without a reason, twice, and once checked or sealed', () => {
    expect(outcome(give({}, ' '))).toBe('REG-REASON-MISSING')
    for (const state of ['withdrawn', 'checked', 'sealed'] as const)
      expect(outcome(give({ state })), state).toBe('STATE-NO-WAY')
  })
})

describe('coming back (恢复报考, B7)', () => {
  const back = (changes: Partial<Registration> = {}, reason = '不再出国', now = '2022-03-09T10:00') =>
    decideComingBack(someone({ state: 'withdrawn', ...changes }), reason, given({ now: beijing(now) }))
  it('goes on where it was left, and what was confirmed is confirmed anew', () => {
    const result = back({ confirmedAt: beijing('2022-03-08T10:00') })
    if (!result.ok) throw new Error('refused')
    expect(result.value).toMatchObject({
      next: { state: 'filling' },
      event: { kind: 'registration.cameBack' },
    })
    expect(result.value.next).not.toHaveProperty('confirmedAt')
    expect(JSON.stringify(result.value.event)).not.toContain('出国')
  })
  it('while there is time to fill in, to the second', () => {
    expect(back({}, '不再出国', '2022-03-13T16:59:59').ok).toBe(true)
    expect(outcome(back({}, '不再出国', '2022-03-13T17:00:00'))).toBe('TIME-CLOSED')
  })
  it('is refused without a reason, and of who has not given up', () => {
    expect(outcome(back({}, ' '))).toBe('REG-REASON-MISSING')
    for (const state of ['filling', 'sealed', 'transferred', 'superseded'] as const)
      expect(outcome(back({ state })), state).toBe('STATE-NO-WAY')
  })
})
