import { expect, it } from 'vitest'
import { ok, refuse } from './result.ts'

it('holds a value or the one refusal', () => {
  expect(ok(3)).toEqual({ ok: true, value: 3 })
  expect(refuse('NOT-FOUND')).toMatchObject({ ok: false, refusal: { code: 'NOT-FOUND', kind: 'missing' } })
})

it('puts params into the sentence of the refusal', () => {
  const refused = refuse('TRACK-SAME', { track: '八年级' })
  expect(refused.ok ? '' : refused.refusal.message).toBe('您已经选择了“八年级”。')
})
