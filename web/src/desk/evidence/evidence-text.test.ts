import { describe, expect, it } from 'vitest'
import { evidenceText, readEvidence } from './evidence-text.ts'

describe('the sentence about police evidence', () => {
  const full = { kind: '户籍证明', number: '示公户〔2022〕12号', day: '2022-03-08' }

  it('names the paper, its number and its day', () => {
    expect(evidenceText(full)).toBe('户籍证明（编号 示公户〔2022〕12号，2022年3月8日出具）')
  })
  it('leaves the number out where the paper has none', () => {
    expect(evidenceText({ ...full, number: ' ' })).toBe('户籍证明（2022年3月8日出具）')
  })
  it.each([full, { ...full, number: '' }, { ...full, kind: '更正（补发）证明', number: '甲，乙' }])(
    'comes back into the same parts: $kind $number',
    (evidence) => expect(readEvidence(evidenceText(evidence))).toEqual(evidence),
  )
  it('does not pretend to read what was written in another way', () => {
    expect(readEvidence('见派出所来函')).toBeUndefined()
  })
})
