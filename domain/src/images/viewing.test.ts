import { describe, expect, it } from 'vitest'
import { type ViewingPurpose, checkViewing, purposeText } from './viewing.ts'

const purposes: readonly ViewingPurpose[] = [
  { code: 'CHECK', text: '核对证件与填报', note: 'none', basis: 'assumed' },
  { code: 'OTHER', text: '其他', note: 'asked', basis: 'assumed' },
]

describe('a document is opened for a purpose of the list (F4)', () => {
  it('takes a purpose of the list without a note where none is asked', () => {
    expect(checkViewing(purposes, { purpose: 'CHECK' })).toMatchObject({ ok: true, value: purposes[0] })
  })
  it.each(['', '随便看看', 'check'])('refuses %j, which the list does not hold', (purpose) => {
    expect(checkViewing(purposes, { purpose })).toMatchObject({ refusal: { code: 'IMAGE-PURPOSE' } })
  })
  it('wants four characters where a sentence is asked, blanks not counted', () => {
    const told = (note?: string) =>
      checkViewing(purposes, { purpose: 'OTHER', ...(note === undefined ? {} : { note }) })
    expect(told()).toMatchObject({ refusal: { code: 'IMAGE-PURPOSE-NOTE', params: { purpose: '其他' } } })
    expect(told(' 家长来 ')).toMatchObject({ refusal: { code: 'IMAGE-PURPOSE-NOTE' } })
    expect(told('家长来访').ok).toBe(true)
  })
  it('words a purpose of an earlier list by its code', () => {
    expect([purposeText(purposes, 'CHECK'), purposeText(purposes, 'GONE')]).toEqual([
      '核对证件与填报',
      'GONE',
    ])
  })
})
