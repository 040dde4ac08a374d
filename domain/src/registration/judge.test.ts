import { describe, expect, it } from 'vitest'
import { acceptedPortrait, given, outcome, someone } from '../../test/someone.ts'
import { instant } from '../base/time.ts'
import { type Judgement, decideJudgement, decideJudgementUndone, decideRefusal } from './judge.ts'
import type { PictureRef, Registration } from './registration.ts'

const doubtful: PictureRef = { id: 'seen', hash: 'cc', verdict: 'doubtful' }
const disputed: PictureRef = { ...doubtful, dispute: 'not-me' }
const yes: Judgement = {
  kind: 'portrait',
  image: 'seen',
  was: 'doubtful',
  verdict: 'accepted',
  reasons: [],
  identity: 'notCompared',
}
const no: Judgement = { ...yes, verdict: 'refused', reasons: ['BLURRED'] }
const judge = (judgement: Judgement, changes: Partial<Registration> = { pictures: { portrait: doubtful } }) =>
  decideJudgement(someone(changes), judgement, given())

describe('a person judges a doubtful picture (notice 二.2(1))', () => {
  it('accepts it; refuses it with a reason that the candidate reads', () => {
    expect(judge(yes)).toMatchObject({ value: { next: { pictures: { portrait: { verdict: 'accepted' } } } } })
    expect(judge(no)).toMatchObject({
      value: {
        next: { pictures: { portrait: { verdict: 'refused', reasons: ['BLURRED'] } } },
        event: { kind: 'image.portraitJudged', detail: { verdict: 'refused', reasons: 'BLURRED' } },
      },
    })
  })

  it('is refused without a reason, with one nobody knows, or one meant for another kind', () => {
    for (const reasons of [[], ['NOBODY-KNOWS'], ['BLURRED', 'NOBODY-KNOWS']])
      expect(outcome(judge({ ...no, reasons }))).toBe('IMAGE-REASON')
    const document = { pictures: { document: doubtful } }
    expect(outcome(judge({ ...no, kind: 'document', reasons: ['COVERED'] }, document))).toBe('IMAGE-REASON')
  })

  it('is refused where there is none, or once sealed', () => {
    expect(outcome(judge(yes, { pictures: {} }))).toBe('IMAGE-NONE')
    expect(outcome(judge(yes, { state: 'sealed', pictures: { portrait: doubtful } }))).toBe(
      'REG-CORRECTION-MISSING',
    )
  })

  it('tells the second of two judges, and who looked at a picture that is no longer the one', () => {
    const first = judge(no)
    if (!first.ok) throw new Error('refused')
    expect(outcome(decideJudgement(first.value.next, yes, given()))).toBe('IMAGE-JUDGED')
    expect(outcome(judge({ ...yes, image: 'older' }))).toBe('IMAGE-JUDGED')
  })
})

describe('这不是我 is settled by a new portrait, or by who compared face and picture (E0)', () => {
  it('is not settled by looking at the picture alone', () => {
    expect(outcome(judge(yes, { pictures: { portrait: disputed } }))).toBe('IMAGE-DISPUTED')
  })
  it('is settled in person, and the record says so', () => {
    const settled = judge({ ...yes, identity: 'inPerson' }, { pictures: { portrait: disputed } })
    expect(settled).toMatchObject({
      value: { event: { detail: { verdict: 'accepted', identity: 'inPerson' } } },
    })
    expect(settled.ok && settled.value.next.pictures.portrait).not.toHaveProperty('dispute')
  })
  it('stays said when the portrait is refused', () => {
    expect(judge(no, { pictures: { portrait: disputed } })).toMatchObject({
      value: { next: { pictures: { portrait: { dispute: 'not-me' } } } },
    })
  })
})

describe('a judgement taken back', () => {
  const judged = (changes?: Partial<Registration>) => {
    const result = judge(no, changes)
    if (!result.ok) throw new Error('refused')
    return result.value.next
  }
  const undo = (r: Registration, seconds: number, account?: string) => {
    const { now, by } = given()
    const later = instant(now + seconds * 1000)
    return decideJudgementUndone(
      r,
      { kind: 'portrait', image: 'seen' },
      given({ now: later, by: account === undefined ? by : { account } }),
    )
  }
  it('stands as it stood before, for ten seconds and not a moment longer', () => {
    const back = undo(judged({ pictures: { portrait: disputed } }), 9.999)
    expect(back.ok && back.value.next.pictures.portrait).toEqual(disputed)
    expect(outcome(undo(judged(), 10))).toBe('IMAGE-UNDO-LATE')
  })
  it('is taken back by nobody else, and not twice', () => {
    expect(outcome(undo(judged(), 1, 'somebody-else'))).toBe('IMAGE-UNDO-LATE')
    const back = undo(judged(), 1)
    expect(outcome(undo(back.ok ? back.value.next : judged(), 2))).toBe('IMAGE-UNDO-LATE')
  })
})

describe('a portrait found to be wrong elsewhere (E6)', () => {
  it('is refused whatever it was held to be', () => {
    const r = someone({ pictures: { portrait: acceptedPortrait } })
    expect(decideRefusal(r, { kind: 'portrait', reasons: ['BLURRED'] }, given())).toMatchObject({
      value: { next: { pictures: { portrait: { verdict: 'refused' } } } },
    })
    expect(
      outcome(decideRefusal(someone({ pictures: {} }), { kind: 'portrait', reasons: ['BLURRED'] }, given())),
    ).toBe('IMAGE-NONE')
  })
})
