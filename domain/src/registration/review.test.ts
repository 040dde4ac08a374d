import { describe, expect, it } from 'vitest'
import { acceptedPortrait, given, goodSections, outcome, someone } from '../../test/someone.ts'
import { beijing, instant } from '../base/time.ts'
import { decidePicture } from './picture.ts'
import { type Review, decideReview, decideUndo, reviewMessage } from './review.ts'
import type { Registration } from './registration.ts'

const teacher = { account: 'teacher', org: '41/4101/410105/S1' }
const at = (text: string, by = teacher) => given({ now: beijing(text), by })
const now = '2022-03-10T19:00:00'
const confirmed = (changes: Partial<Registration> = {}) => someone({ state: 'confirmed', ...changes })
const back: Review = {
  verdict: 'return',
  fields: [{ field: 'basic.phone', reason: '电话打不通' }],
  note: '请换一个',
}

function after(r: Registration, review: Review, when = now): Registration {
  const result = decideReview(r, review, at(when))
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.next
}

describe('passing (notice 三.(一)3)', () => {
  it('moves to checked and remembers who and when', () => {
    expect(after(confirmed(), { verdict: 'pass' })).toMatchObject({
      state: 'checked',
      version: 6,
      checkedAt: beijing(now),
      lastReview: { verdict: 'pass', by: 'teacher', version: 6 },
    })
  })
  it.each([
    ['no portrait', {}],
    ['a doubtful one', { portrait: { ...acceptedPortrait, verdict: 'doubtful' } }],
    ['a refused one', { portrait: { ...acceptedPortrait, verdict: 'refused' } }],
    ['a disputed one', { portrait: { ...acceptedPortrait, dispute: 'not-me' } }],
  ] as const)('is refused with %s', (_, pictures) => {
    expect(outcome(decideReview(confirmed({ pictures }), { verdict: 'pass' }, at(now)))).toBe(
      'REG-PHOTO-DOUBTFUL',
    )
  })
  it('is refused with a contradiction that no evidence explains (D8, notice 三.(三))', () => {
    const row = { ...goodSections['basic']?.[0], sex: '2' }
    const passing = (basic: typeof row) =>
      decideReview(confirmed({ sections: { ...goodSections, basic: [basic] } }), { verdict: 'pass' }, at(now))
    expect(passing(row)).toMatchObject({ refusal: { code: 'REG-INCONSISTENT', params: { count: 1 } } })
    expect(passing({ ...row, evidence: '演练派出所 户籍证明' } as typeof row).ok).toBe(true)
  })
  it('is refused before the candidate has confirmed, and twice', () => {
    expect(outcome(decideReview(someone(), { verdict: 'pass' }, at(now)))).toBe('STATE-NO-WAY')
    expect(outcome(decideReview(after(confirmed(), { verdict: 'pass' }), { verdict: 'pass' }, at(now)))).toBe(
      'STATE-NO-WAY',
    )
  })
  it('ends with the checking period, to the second', () => {
    expect(decideReview(confirmed(), { verdict: 'pass' }, at('2022-05-01T16:59:59')).ok).toBe(true)
    expect(outcome(decideReview(confirmed(), { verdict: 'pass' }, at('2022-05-01T17:00:00')))).toBe(
      'TIME-CLOSED',
    )
  })
})

describe('returning', () => {
  it('names fields and reasons, and the event names the fields only', () => {
    const result = decideReview(confirmed(), back, at(now))
    expect(result).toMatchObject({
      value: {
        next: {
          state: 'filling',
          returned: { fields: back.verdict === 'return' ? back.fields : [], note: '请换一个' },
        },
        event: { kind: 'registration.returned', fields: ['basic.phone'] },
      },
    })
    expect(JSON.stringify(result.ok && result.value.event)).not.toContain('打不通')
  })
  it('takes back an earlier pass', () => {
    const next = after(after(confirmed(), { verdict: 'pass' }), back)
    expect(next.state).toBe('filling')
    expect(next).not.toHaveProperty('checkedAt')
  })
  it.each([
    ['no field', []],
    ['a field without a reason', [{ field: 'basic.phone', reason: ' ' }]],
    ['a reason without a field', [{ field: '', reason: '打不通' }]],
    ['a field no form has', [{ field: 'basic.王示例', reason: '不对' }]],
    ['what every object has', [{ field: 'basic.constructor', reason: '不对' }]],
    ['a row that is no number', [{ field: 'guardians.x.phone', reason: '不对' }]],
    ['a form there is not', [{ field: 'siblings', reason: '不对' }]],
    [
      'one good and one empty',
      [
        { field: 'basic.phone', reason: '打不通' },
        { field: 'basic.name', reason: '' },
      ],
    ],
  ])('is refused with %s', (_, fields) => {
    expect(outcome(decideReview(confirmed(), { verdict: 'return', fields, note: '看看' }, at(now)))).toBe(
      'REG-REASON-MISSING',
    )
  })
  it.each(['portrait', 'guardians', 'guardians.0', 'guardians.0.phone', 'guardians.phone', 'basic.phone'])(
    'takes %s',
    (field) => {
      const fields = [{ field, reason: '不对' }]
      expect(decideReview(confirmed(), { verdict: 'return', fields, note: '' }, at(now)).ok).toBe(true)
    },
  )
  it('is refused once sealed', () => {
    expect(outcome(decideReview(confirmed({ state: 'sealed' }), back, at(now)))).toBe('STATE-NO-WAY')
  })
})

describe('undoing one’s own last review', () => {
  const passed = after(confirmed(), { verdict: 'pass' })
  const returned = after(confirmed(), back)
  it('within ten seconds restores what stood before', () => {
    const undone = decideUndo(passed, at('2022-03-10T19:00:09'))
    expect(undone).toMatchObject({ value: { next: { state: 'confirmed', version: 7 } } })
    for (const gone of ['lastReview', 'checkedAt', 'returned'])
      expect(undone.ok && undone.value.next).not.toHaveProperty(gone)
  })
  it('takes back a return, and the reasons with it', () => {
    const undone = decideUndo(returned, at('2022-03-10T19:00:05'))
    expect(undone).toMatchObject({ value: { next: { state: 'confirmed' } } })
    expect(undone.ok && undone.value.next).not.toHaveProperty('returned')
  })
  it('takes the confirmation away with the return, and gives it back with the undoing', () => {
    const confirmedAt = beijing('2022-03-12T09:00')
    const back = decideReview(
      someone({ state: 'confirmed', confirmedAt }),
      { verdict: 'return', fields: [{ field: 'basic.phone', reason: '打不通' }], note: '' },
      given({ now: beijing('2022-03-30T10:00') }),
    )
    if (!back.ok) throw new Error(back.refusal.code)
    expect(back.value.next).not.toHaveProperty('confirmedAt')
    const undone = decideUndo(back.value.next, given({ now: beijing('2022-03-30T10:00') }))
    expect(undone.ok && undone.value.next.confirmedAt).toBe(confirmedAt)
  })
  it('leaves passed what had been passed before it was returned', () => {
    const undone = decideUndo(after(passed, back, '2022-03-10T20:00:00'), at('2022-03-10T20:00:05'))
    expect(undone).toMatchObject({ value: { next: { state: 'checked', checkedAt: beijing(now) } } })
    expect(undone.ok && undone.value.next).not.toHaveProperty('returned')
  })
  it('puts back an older return that stood before', () => {
    const older = {
      fields: [{ field: 'basic.name', reason: '不一致' }],
      note: '',
      at: beijing('2022-03-08T10:00'),
    }
    const undone = decideUndo(after(confirmed({ returned: older }), back), at('2022-03-10T19:00:05'))
    expect(undone.ok && undone.value.next.returned).toEqual(older)
  })
  it('is too late at ten seconds: the message has left', () => {
    const nearly = given({ now: instant(beijing(now) + 9_999), by: teacher })
    expect(decideUndo(passed, nearly).ok).toBe(true)
    const refused = decideUndo(passed, at('2022-03-10T19:00:10'))
    expect(refused).toMatchObject({ refusal: { code: 'REG-UNDO-LATE', params: { seconds: 10 } } })
  })
  it('is refused to another person', () => {
    const other = at('2022-03-10T19:00:05', { account: 'colleague', org: teacher.org })
    expect(outcome(decideUndo(passed, other))).toBe('REG-UNDO-LATE')
  })
  it('is refused after another change: a new portrait came between', () => {
    const change = { kind: 'portrait', ref: acceptedPortrait } as const
    const changed = decidePicture(passed, change, at('2022-03-10T19:00:03'))
    expect(changed.ok && outcome(decideUndo(changed.value.next, at('2022-03-10T19:00:05')))).toBe(
      'REG-UNDO-LATE',
    )
  })
  it('is refused when nothing was reviewed, and twice', () => {
    expect(outcome(decideUndo(confirmed(), at(now)))).toBe('REG-UNDO-LATE')
    const undone = decideUndo(passed, at('2022-03-10T19:00:05'))
    expect(undone.ok && outcome(decideUndo(undone.value.next, at('2022-03-10T19:00:06')))).toBe(
      'REG-UNDO-LATE',
    )
  })
})

describe('what the candidate is told', () => {
  it('passed, or returned with how many fields and the note', () => {
    expect(reviewMessage({ verdict: 'pass' })).toEqual({ template: 'review-passed', params: {} })
    expect(reviewMessage(back)).toEqual({
      template: 'review-returned',
      params: { count: 1, note: '请换一个' },
    })
  })
})
