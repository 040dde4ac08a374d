import { describe, expect, it } from 'vitest'
import type { ImageFinding, ImageFindingCode, PictureRule } from '../finding.ts'
import { differencesOf, outcomeOf } from './difference.ts'
import type { CardFacts } from './facts.ts'

const found = (
  rule: PictureRule,
  code: ImageFindingCode,
  severity: ImageFinding['severity'] = 'doubt',
): ImageFinding => ({ rule, severity, code, measured: '', required: '' })
const facts: CardFacts = { labels: 8 }
const light = {
  mark: { shape: 'box', meaning: 'line-read', from: [0, 0], to: [1, 0.1] },
  contrast: 0.8,
  sharpness: 0.6,
  washed: 0,
} as const

describe('what a reading leaves for a person (F2)', () => {
  it('each field once, with what was read; a line nobody could read says so', () => {
    const read: CardFacts = { ...facts, name: { light, read: '王昊', characters: [], extra: [], beyond: 0 } }
    const differences = differencesOf(read, [
      found('name_match', 'CARD-NAME-DIFFERS'),
      found('unmodified', 'CARD-PATCHED'),
      found('id_match', 'CARD-NUMBER-UNREAD'),
      found('sex_match', 'CARD-SEX-UNREAD'),
    ])
    expect(differences.map(({ field, how, read: text }) => [field, how, text])).toEqual([
      ['name', 'differs', '王昊'],
      ['idNumber', 'differs', ''],
      ['sex', 'unread', ''],
    ])
  })
  it('is not asked about how the card lies in the picture', () => {
    expect(differencesOf(facts, [found('legible', 'CARD-TURNED')])).toEqual([])
  })
})

describe('what came of it', () => {
  it.each([
    [[], 'agrees'],
    [[found('legible', 'CARD-TURNED')], 'agrees'],
    [[found('sex_match', 'CARD-SEX-DIFFERS')], 'differs'],
    [[found('sex_match', 'CARD-SEX-DIFFERS'), found('legible', 'CARD-BLURRED', 'error')], 'illegible'],
    ['absent', 'unread'],
  ] as const)('%j: %s', (findings, outcome) => {
    expect(outcomeOf(findings)).toBe(outcome)
  })
})
