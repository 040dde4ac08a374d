import { describe, expect, it } from 'vitest'
import { imageSentence } from '../finding.ts'
import { verdictOf } from '../inspect.ts'
import type { CardFacts, LineLight } from './facts.ts'
import { inspectCard } from './inspect-card.ts'
import { character, corners, digitsOf, goodCard, light, number, spec } from './sample-card.ts'
import { withValues } from './show-values.ts'

const found = (changed: Partial<CardFacts>) => inspectCard({ ...goodCard, ...changed }, spec)
const codes = (changed: Partial<CardFacts>) => found(changed).map((f) => f.code)
const numberLit = (changed: Partial<LineLight>) => ({ number: { ...goodCard.number, light: light(changed) } })
const posed = (changed: Partial<NonNullable<CardFacts['pose']>>) => ({
  pose: { ...goodCard.pose, ...changed },
})

describe('a card that says what the registry says', () => {
  it('has no finding', () => {
    expect(found({})).toEqual([])
  })

  it('is not asked for what the registry does not say', () => {
    const { pose, labels, number: read } = goodCard
    expect(inspectCard({ pose, labels, number: read }, spec)).toEqual([])
  })
})

describe('what nobody could read is taken again', () => {
  it('no card at all', () => {
    expect(inspectCard({ labels: 0 }, spec).map((f) => [f.rule, f.severity, f.code])).toEqual([
      ['legible', 'error', 'CARD-NOT-FOUND'],
    ])
  })

  it('a card that is too small', () => {
    expect(codes(posed({ width: 0.5 }))).toEqual([])
    expect(codes(posed({ width: 0.49 }))).toEqual(['CARD-SMALL'])
  })

  it('a blurred one', () => {
    expect(codes(numberLit({ contrast: 0.4, sharpness: 0.2 }))).toEqual([])
    expect(codes(numberLit({ contrast: 0.39 }))).toEqual(['CARD-BLURRED'])
    expect(codes(numberLit({ sharpness: 0.19 }))).toEqual(['CARD-BLURRED'])
  })

  it('one whose labels cannot be read', () => {
    expect(codes({ labels: 5 })).toEqual([])
    expect(codes({ labels: 4 })).toEqual(['CARD-NOT-FOUND'])
    expect(codes(posed({ found: 4 }))).toEqual([])
    expect(codes(posed({ found: 3 }))).toEqual(['CARD-NOT-FOUND'])
  })

  it('a number under glare', () => {
    const digits = digitsOf(number.slice(2))
    expect(codes({ number: { ...goodCard.number, digits, check: 'unread' } })).toEqual(['CARD-NUMBER-HIDDEN'])
  })

  it('an unread line whose paper is burnt out; otherwise a person looks', () => {
    const sex = (washed: number) => ({ sex: { ...goodCard.sex, lead: 0, light: light({ washed }) } })
    expect(codes(sex(0.1))).toEqual(['CARD-SEX-UNREAD'])
    expect(codes(sex(0.11))).toEqual(['CARD-LINE-HIDDEN'])
  })
})

describe('a difference is work for a person, never a refusal', () => {
  const characters = [
    character('王'),
    character('示'),
    character('例', { read: '山', likelihood: 0, alike: 0.2, rival: 0.9 }),
  ]
  const differing: Partial<CardFacts> = {
    name: { ...goodCard.name, read: '王示山', characters },
    sex: { ...goodCard.sex, best: '男', lead: -13 },
    ethnicity: { ...goodCard.ethnicity, best: '满', lead: -13 },
    birth: { ...goodCard.birth, best: '20090413', lead: -6 },
    number: { ...goodCard.number, digits: digitsOf(number.replace(/4$/, '5')), check: 'wrong' },
  }

  it('for each line that differs, with the line drawn', () => {
    expect(codes(differing)).toEqual([
      'CARD-NUMBER-DIFFERS',
      'CARD-CHECK-DIGIT',
      'CARD-NAME-DIFFERS',
      'CARD-SEX-DIFFERS',
      'CARD-ETHNICITY-DIFFERS',
      'CARD-BIRTH-DIFFERS',
    ])
    expect(verdictOf(found(differing))).toBe('doubtful')
    expect(found(differing).every((f) => f.marks?.[0]?.meaning === 'line-read')).toBe(true)
  })

  it('whose finding names places, not people; the values are shown to the one who may see the card', () => {
    const said = JSON.stringify(found(differing))
    for (const value of ['山', '男', '满', '20090413', number.slice(6, 14)]) expect(said).not.toContain(value)
    const shown = withValues(found(differing), { ...goodCard, ...differing })
    expect(shown.find((f) => f.code === 'CARD-NAME-DIFFERS')).toMatchObject({
      measured: '王示山',
      required: '王示例',
    })
    expect(shown.find((f) => f.code === 'CARD-SEX-DIFFERS')).toMatchObject({ measured: '男', required: '女' })
  })

  it('with a sentence that leaves no brace and says what to do', () => {
    for (const finding of found(differing))
      expect(imageSentence(finding, '证件照片')).toMatch(/^[^{}]*请[^{}]*。$/)
  })

  it('and an answer that leads too little, or trails too little, is not read', () => {
    const birth = (lead: number) => codes({ birth: { ...goodCard.birth, lead } })
    expect(birth(2)).toEqual([])
    expect(birth(1.9)).toEqual(['CARD-BIRTH-UNREAD'])
    expect(birth(-2.9)).toEqual(['CARD-BIRTH-UNREAD'])
    expect(birth(-3)).toEqual(['CARD-BIRTH-DIFFERS'])
  })
})

describe('how the card lies', () => {
  const shifted = (dx: number) => posed({ corners: corners.map(([x, y]) => [x + dx, y] as const) })

  it('off the centre from a tenth of the picture', () => {
    expect(codes(posed({ corners: corners.map(([x, y]) => [x * 0.6 + 0.299, y] as const) }))).toEqual([])
    expect(codes(posed({ corners: corners.map(([x, y]) => [x * 0.6 + 0.301, y] as const) }))).toEqual([
      'CARD-OFF-CENTRE',
    ])
  })

  it('cut off when a corner is outside by more than two hundredths', () => {
    expect(codes(shifted(0.089))).toEqual([])
    expect(codes(shifted(0.091))).toEqual(['CARD-CUT-OFF'])
  })

  it('turned by more than fifteen degrees, either way', () => {
    expect(codes(posed({ roll: 15 }))).toEqual([])
    expect(codes(posed({ roll: 16 }))).toEqual(['CARD-TURNED'])
    expect(codes(posed({ roll: -16 }))).toEqual(['CARD-TURNED'])
  })
})

describe('a patch over the number', () => {
  it('is a seam in the paper that glare does not explain', () => {
    const seamed = (seam: number, washed: number) =>
      codes({ number: { ...goodCard.number, seam, light: light({ washed }) } })
    expect(seamed(10, 0)).toEqual([])
    expect(seamed(11, 0)).toEqual(['CARD-PATCHED'])
    expect(seamed(11, 0.2)).toEqual([])
  })

  it('that hides digits goes to a person and is not sent back', () => {
    const digits = digitsOf(number.slice(2))
    expect(verdictOf(found({ number: { ...goodCard.number, digits, check: 'unread', seam: 20 } }))).toBe(
      'doubtful',
    )
  })
})
