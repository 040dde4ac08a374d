import { expect, it } from 'vitest'
import { smallSeason } from '../../test/small-season.ts'
import { renderMessage } from './template.ts'

it('puts the variables into the approved wording', () => {
  const draft = { template: 'review-returned', params: { count: 2, note: '请看证件' } }
  expect(renderMessage(smallSeason.messages, draft)).toEqual({ title: '退回', body: '有 2 处：请看证件' })
})

it('leaves no brace when a variable is missing', () => {
  expect(
    renderMessage(smallSeason.messages, { template: 'review-returned', params: { count: 2 } }).body,
  ).toBe('有 2 处：')
})

it('throws for a template the pack does not have: a bug, not a refusal', () => {
  expect(() => renderMessage(smallSeason.messages, { template: 'nobody', params: {} })).toThrow('nobody')
})
