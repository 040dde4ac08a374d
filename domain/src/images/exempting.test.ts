import { describe, expect, it } from 'vitest'
import { type ExemptionPolicy, rulesFit, withExemptions } from './exempting.ts'
import { imageSentence } from './finding.ts'
import { verdictOf } from './inspect.ts'
import { note } from './note.ts'

const policies: readonly ExemptionPolicy[] = [
  { ground: 'religious', title: '宗教信仰', rules: ['bareheaded'], basis: 'assumed' },
]
const hat = note('bareheaded', 'error', 'EYE-FAILED')('戴帽', '免冠')
const blurred = note('sharp', 'doubt', 'EYE-FAILED')('模糊', '清晰')

describe('an approved exemption (E8)', () => {
  it('makes error and doubt of its rule advice, says so, and touches no other rule', () => {
    const counted = withExemptions([hat, blurred], ['bareheaded'])
    expect(counted.map((f) => [f.rule, f.severity])).toEqual([
      ['bareheaded', 'advice'],
      ['sharp', 'doubt'],
    ])
    expect(counted.map((f) => imageSentence(f).includes('已批准豁免'))).toEqual([true, false])
    expect([verdictOf([hat]), verdictOf(withExemptions([hat], ['bareheaded']))]).toEqual([
      'refused',
      'accepted',
    ])
  })
  it('is for at least one rule, and only for those its ground may exempt from', () => {
    expect(rulesFit(policies, 'religious', ['bareheaded'])).toBe(true)
    for (const rules of [[], ['sharp'], ['bareheaded', 'sharp']])
      expect(rulesFit(policies, 'religious', rules)).toBe(false)
    expect(rulesFit(policies, 'medical', ['bareheaded'])).toBe(false)
  })
})
