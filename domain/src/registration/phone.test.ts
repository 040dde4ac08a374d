import { describe, expect, it } from 'vitest'
import { given, goodSections, someone } from '../../test/someone.ts'
import { decidePhone } from './phone.ts'
import type { State } from './registration.ts'

const without = { ...goodSections, basic: [{ name: '张䶮' }] }

describe('the phone entered at activation (C6, notice 三.(二))', () => {
  it('goes into the form where none stands yet, also before the filling window', () => {
    const decision = decidePhone(someone({ state: 'rostered', sections: without }), '13800000009', given())
    expect(decision?.next).toMatchObject({
      state: 'rostered',
      version: 6,
      sections: { basic: [{ name: '张䶮', phone: '13800000009' }] },
    })
    expect(decision?.event).toMatchObject({ kind: 'registration.saved', fields: ['basic.phone'] })
  })
  it('never overwrites a phone that stands there', () => {
    expect(decidePhone(someone(), '13800000009', given())).toBeUndefined()
  })
  it('changes nothing once the candidate can no longer save', () => {
    const states: readonly State[] = [
      'confirmed',
      'checked',
      'sealed',
      'correcting',
      'transferred',
      'withdrawn',
    ]
    for (const state of states)
      expect(decidePhone(someone({ state, sections: without }), '13800000009', given())).toBeUndefined()
  })
})
