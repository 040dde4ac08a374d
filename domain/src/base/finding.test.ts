import { describe, expect, it } from 'vitest'
import { finding, findingCatalogue, findingKind, findingSentence } from './finding.ts'

describe('findings (核查结果)', () => {
  it('say the sentence with label and numbers', () => {
    const found = finding('basic.homeAddress', 'error', 'FIELD-TOO-LONG', {
      label: '现住址',
      max: 100,
      length: 120,
    })
    expect(findingSentence(found)).toBe('现住址最多 100 个字，现在有 120 个，请精简。')
    expect(findingKind(found)).toBe('malformed')
  })
  it('carry no params unless given', () => {
    expect(finding('portrait', 'error', 'PHOTO-MISSING')).toEqual({
      field: 'portrait',
      severity: 'error',
      code: 'PHOTO-MISSING',
      params: {},
    })
  })
  it.each(Object.entries(findingCatalogue))('%s is a Chinese sentence with an end', (code, { zh }) => {
    expect(code).toMatch(/^[A-Z]+(-[A-Z]+)+$/)
    expect(zh).toMatch(/[\u4e00-\u9fff]/)
    expect(zh).toMatch(/[。！]$/)
    expect(zh).not.toMatch(/undefined|参数错误|非法/)
  })
})
