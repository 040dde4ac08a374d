import { describe, expect, it } from 'vitest'
import { given, outcome, someone } from '../../test/someone.ts'
import { beijing } from '../base/time.ts'
import { decideClass } from './actual-class.ts'
import type { Registration } from './registration.ts'

const SCHOOL = '41/4101/410105/S1'
const FOURTH = `${SCHOOL}/S1-0904`
const moving = (changes: Partial<Registration> = {}, org = FOURTH) =>
  decideClass(someone(changes), { org }, given())

describe('the school says where the pupil really sits (实际班级, 借读生; B7)', () => {
  it('moves to another class of the school, with its event, and moves no state and no section', () => {
    const result = moving()
    expect(result).toMatchObject({
      value: {
        next: { org: FOURTH, state: 'filling', version: 6, sections: someone().sections },
        event: {
          kind: 'registration.classChanged',
          fields: [],
          detail: { from: 'S1-0903', to: 'S1-0904', guest: 'none' },
        },
      },
    })
    expect(result.ok && result.value.next).not.toHaveProperty('guest')
  })
  it('marks a guest in the same class, and takes the mark away again', () => {
    const { org } = someone()
    const marked = decideClass(someone(), { org, guest: 'elsewhere' }, given())
    expect(marked).toMatchObject({
      value: { next: { org, guest: 'elsewhere' }, event: { detail: { guest: 'elsewhere' } } },
    })
    if (!marked.ok) throw new Error('refused')
    const back = decideClass(marked.value.next, { org }, given())
    expect(back.ok && back.value.next).not.toHaveProperty('guest')
  })
  it('refuses another school, another grade, the school itself, and what stands already', () => {
    for (const org of ['41/4101/410105/S2/S2-0904', `${SCHOOL}/S1-0804`, SCHOOL, '41/4101/410106/S1/S1-0904'])
      expect(outcome(moving({}, org)), org).toBe('REG-CLASS-ELSEWHERE')
    expect(outcome(moving({}, someone().org))).toBe('REG-CLASS-SAME')
  })
  it('is possible until the signature, in and out of the time of checking', () => {
    for (const state of ['rostered', 'filling', 'confirmed', 'checked'] as const)
      expect(moving({ state }), state).toMatchObject({ value: { next: { state, org: FOURTH } } })
    const early = decideClass(someone(), { org: FOURTH }, given({ now: beijing('2021-12-01T10:00') }))
    expect(early.ok).toBe(true)
  })
  it('is refused once signed, withdrawn or moved', () => {
    for (const state of ['sealed', 'correcting', 'withdrawn', 'transferred'] as const)
      expect(outcome(moving({ state })), state).toBe('STATE-NO-WAY')
  })
})
