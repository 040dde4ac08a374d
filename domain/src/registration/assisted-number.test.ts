import { describe, expect, it } from 'vitest'
import { boyId, given, outcome, someone } from '../../test/someone.ts'
import { beijing } from '../base/time.ts'
import type { Values } from '../forms/form.ts'
import { decideNumber } from './assisted-number.ts'
import { identityOf } from './numbers.ts'
import type { Registration } from './registration.ts'

/** A girl born a day later. */
const girlId = '410101200701020026'
const girl: Values = { idKind: '1', idNumber: girlId, sex: '2', birthDate: '2007-01-02' }

const correct = (identity: Values, changes: Partial<Registration> = {}) =>
  decideNumber(someone(changes), { version: 1, identity, made: 'atPoint' }, given())

describe('a number typed wrong at a point (notice 三.(五); G3)', () => {
  it('is corrected together with what it says of the person, and nothing else is touched', () => {
    const result = correct({ ...girl, name: '李示例', phone: '' })
    expect(result).toMatchObject({
      value: {
        next: { state: 'filling', version: 6, sectionVersions: { basic: 2 } },
        event: {
          kind: 'registration.numberCorrected',
          fields: ['basic.sex', 'basic.birthDate', 'basic.idNumber'],
        },
      },
    })
    expect(result.ok && result.value.next.sections['basic']?.[0]).toMatchObject({
      ...girl,
      name: '张䶮',
      phone: '13800000001',
    })
  })
  it('is checked as it was when the record was made', () => {
    expect(outcome(correct({ ...girl, idNumber: girlId.replace(/.$/, '1') }))).toBe('ENTRY-WRONG')
    expect(outcome(correct({ ...girl, birthDate: '2007-01-01' }))).toBe('ENTRY-WRONG')
    expect(outcome(correct({ ...girl, idNumber: '' }))).toBe('ENTRY-WRONG')
    expect(outcome(correct({ ...girl, idKind: 'Z', idNumber: '' }))).toBe('ENTRY-WRONG')
  })
  it('only in a record made at a point, before it is confirmed, inside the window, over what one saw', () => {
    const asked = { version: 1, identity: girl, made: 'atPoint' } as const
    expect(outcome(decideNumber(someone(), { ...asked, made: 'elsewhere' }, given()))).toBe('ENTRY-NOT-HERE')
    expect(outcome(correct(girl, { state: 'confirmed' }))).toBe('STATE-NO-WAY')
    const late = given({ now: beijing('2022-04-08T10:00') })
    expect(outcome(decideNumber(someone(), asked, late))).toBe('TIME-CLOSED')
    expect(outcome(correct(girl, { sectionVersions: { basic: 2 } }))).toBe('VERSION-STALE')
  })
  it('who has no ID number is known by the student number', () => {
    expect(identityOf({ idNumber: boyId, studentNumber: 'L1' })).toBe(boyId)
    expect([identityOf({ studentNumber: 'L1' }), identityOf({})]).toEqual(['L1', ''])
  })
})
