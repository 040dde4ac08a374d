import { describe, expect, it } from 'vitest'
import { boyId, given, outcome, someone } from '../../test/someone.ts'
import { smallSeason } from '../../test/small-season.ts'
import { branded } from '../base/brand.ts'
import type { OrgCode } from '../base/ids.ts'
import { beijing } from '../base/time.ts'
import type { Registration } from '../registration/registration.ts'
import { decideFollowing, decideNewSchool, stillDiffering } from './follow.ts'

const NOON = beijing('2022-03-09T12:00')
const told = { name: '张䶮然', idNumber: boyId, classNo: '04', phone: '14400000001' }
const following = (changes: Partial<Registration> = {}, said: Readonly<Record<string, string>> = told) =>
  decideFollowing(someone(changes), said, given())
const late = beijing('2031-01-01T00:00')

describe('the register is followed (B3)', () => {
  it('takes only what the register owns and says otherwise; a blank says nothing', () => {
    expect(stillDiffering(someone(), told)).toEqual({ name: '张䶮然' })
    expect(stillDiffering(someone(), { name: '', sex: '1' })).toEqual({})
  })
  it('what was confirmed goes back with each field named, and is to be confirmed again', () => {
    const result = following({ state: 'confirmed', confirmedAt: NOON })
    const field = { field: 'basic.name', reason: smallSeason.followed.value }
    expect(result).toMatchObject({
      value: {
        next: { state: 'filling', version: 6, returned: { fields: [field] } },
        event: { kind: 'registration.followed', fields: ['basic.name'] },
      },
    })
    if (!result.ok) throw new Error('refused')
    expect(result.value.next).not.toHaveProperty('confirmedAt')
    expect(result.value.next.sections['basic']?.[0]).toMatchObject({ name: '张䶮然', phone: '13800000001' })
    expect(JSON.stringify(result.value.event)).not.toContain('张')
  })
  it('what the school had checked is checked again, too', () => {
    const result = following({ state: 'checked', confirmedAt: NOON, checkedAt: NOON })
    expect(result).toMatchObject({ value: { next: { state: 'filling' } } })
    expect(result.ok && result.value.next).not.toHaveProperty('checkedAt')
  })
  it('asks nobody to confirm again who has not confirmed', () => {
    for (const state of ['rostered', 'filling'] as const)
      expect(outcome(following({ state }))).toMatchObject({ next: { state } })
    const result = following()
    expect(result.ok && result.value.next).not.toHaveProperty('returned')
  })
  it('refuses what is sealed and names the way, what has gone, and where nothing differs any more', () => {
    expect(outcome(following({ state: 'sealed', sealedAt: NOON }))).toBe('SYNC-SEALED')
    expect(outcome(following({ state: 'correcting', sealedAt: NOON }))).toBe('SYNC-SEALED')
    expect(outcome(following({ state: 'withdrawn' }))).toBe('STATE-NO-WAY')
    expect(outcome(following({}, { name: '张䶮' }))).toBe('SYNC-NOTHING-DIFFERS')
  })
  it('what was confirmed goes back only while it can be checked again', () => {
    const confirmed = someone({ state: 'confirmed', confirmedAt: NOON })
    expect(outcome(decideFollowing(confirmed, told, given({ now: late })))).toBe('TIME-CLOSED')
    expect(decideFollowing(someone(), told, given({ now: late })).ok).toBe(true)
  })
})

describe('the register has the pupil at another school (B4)', () => {
  const seat = { school: branded<OrgCode>('S2'), org: '41/4101/410105/S2/S2-0901' }
  const moving = (changes: Partial<Registration>) => decideNewSchool(someone(changes), seat, given())
  it('the record goes along with what was filled in and confirmed; the new school checks it', () => {
    const states = {
      rostered: 'rostered',
      filling: 'filling',
      confirmed: 'confirmed',
      checked: 'confirmed',
    } as const
    for (const [state, to] of Object.entries(states)) {
      const result = moving({ state: state as keyof typeof states, confirmedAt: NOON, checkedAt: NOON })
      expect(result, state).toMatchObject({
        value: {
          next: { ...seat, state: to, confirmedAt: NOON, sections: someone().sections },
          event: { kind: 'registration.schoolChanged', detail: { from: 'S1-0903', to: 'S2-0901' } },
        },
      })
      expect(result.ok && result.value.next, state).not.toHaveProperty('checkedAt')
    }
  })
  it('a guest is none any more: the record stands where the register has it', () => {
    const result = moving({ guest: 'elsewhere' })
    expect(result.ok && result.value.next).not.toHaveProperty('guest')
  })
  it('refuses what is sealed, and what has gone', () => {
    expect(outcome(moving({ state: 'sealed', sealedAt: NOON }))).toBe('SYNC-SEALED')
    for (const state of ['transferred', 'withdrawn', 'superseded'] as const)
      expect(outcome(moving({ state })), state).toBe('STATE-NO-WAY')
  })
})
