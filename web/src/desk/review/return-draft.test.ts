import { describe, expect, it } from 'vitest'
import {
  blankDraft,
  draftOf,
  keepDraft,
  likelyReason,
  sendable,
  toggle,
  unsent,
  withReason,
} from './return-draft.ts'

describe('a return that is being written', () => {
  it('ticks and unticks a field', () => {
    const one = toggle(blankDraft, 'basic.phone', '电话打不通')
    expect(one.fields).toEqual([{ field: 'basic.phone', reason: '电话打不通' }])
    expect(toggle(one, 'basic.phone', '').fields).toEqual([])
  })
  it('can be sent only with a field and a reason for each', () => {
    expect(sendable(blankDraft)).toBe(false)
    expect(sendable({ fields: [], note: '只有说明' })).toBe(false)
    const one = toggle(blankDraft, 'basic.phone', ' ')
    expect(sendable(one)).toBe(false)
    expect(sendable(withReason(one, 'basic.phone', '打不通'))).toBe(true)
  })
  it('stays with its pupil until it is sent or emptied', () => {
    keepDraft('a', { fields: [], note: '写了一半' })
    expect(draftOf('a').note).toBe('写了一半')
    expect(draftOf('b')).toBe(blankDraft)
    expect(unsent()).toBe(1)
    keepDraft('a', blankDraft)
    expect(unsent()).toBe(0)
  })
  it('suggests a reason that fits the field', () => {
    expect(likelyReason('portrait')).toBe('PORTRAIT-UNFIT')
    expect(likelyReason('guardians.0.phone')).toBe('PHONE-DEAD')
    expect(likelyReason('basic.homeAddress')).toBe('NOT-DETAILED')
    expect(likelyReason('guardians.1.relation')).toBe('GUARDIAN-RELATION')
    expect(likelyReason('studyHistory.2.until')).toBe('HISTORY-WRONG')
    expect(likelyReason('basic.householdDivision')).toBe('BOOK-DIFFERS')
    expect(likelyReason('basic.name')).toBe('CARD-DIFFERS')
  })
})
