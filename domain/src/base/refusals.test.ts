import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal, refusals, sentence } from './refusals.ts'

describe('the catalogue of refusals (不予受理)', () => {
  it.each(Object.entries(refusals))('%s has a Chinese and an English sentence', (code, { zh, en }) => {
    expect(code).toMatch(/^[A-Z]+(-[A-Z]+)*$/)
    expect(zh).toMatch(/[\u4e00-\u9fff]/)
    expect(zh).toMatch(/。$/)
    expect(en).toMatch(/^[A-Z][^{}]*\.$/)
  })
  it.each(Object.entries(refusals))('%s leaves no brace when its params are given', (code, { zh }) => {
    const names = [...zh.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '')
    const params = Object.fromEntries(names.map((name) => [name, '甲']))
    const told = sentence(zh, params)
    expect(told, code).not.toMatch(/[{}]/)
    for (const name of names) expect(name).toMatch(/^[a-z][A-Za-z]*$/)
  })
  it('never blames the reader with “参数错误” or “非法”', () => {
    for (const { zh } of Object.values(refusals)) expect(zh).not.toMatch(/参数|非法|异常|error/i)
  })
  it('carries code, kind, params and the finished sentence', () => {
    expect(refusal('REG-INCOMPLETE', { count: 3 })).toEqual({
      code: 'REG-INCOMPLETE',
      kind: 'conflict',
      params: { count: 3 },
      message: '还有 3 项没有填好，请按提示补充后再确认。',
    })
  })
})

describe('a sentence', () => {
  it('leaves out what nobody gave rather than show a brace', () => {
    expect(sentence('{a}和{b}', { a: '甲' })).toBe('甲和')
  })
  it('shows zero', () => {
    expect(sentence('{n} 项', { n: 0 })).toBe('0 项')
  })
  it('puts values in once: a brace or a dollar sign in a value stays text', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(sentence('《{a}》', { a: value })).toBe(`《${value}》`)
      }),
    )
    expect(sentence('{a}{b}', { a: '{b}', b: '$&' })).toBe('{b}$&')
  })
})
