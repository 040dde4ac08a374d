import { describe, expect, it } from 'vitest'
import { mayNow, rowOf } from '../lifecycle/table.ts'
import { decideCase, isTold, likenessLifecycle } from './likeness-case.ts'

describe('the life of a case', () => {
  const states = ['open', 'twins', 'others', 'faulty'] as const
  const events = ['exemptTwins', 'exemptOthers', 'findFaulty', 'reopen'] as const
  for (const state of states)
    for (const event of events)
      it(`${state} + ${event}`, () => {
        const row = rowOf(likenessLifecycle, state, event)
        expect(decideCase(state, event)).toMatchObject(
          row === undefined ? { refusal: { code: 'STATE-NO-WAY' } } : { value: row[2] },
        )
      })
  it('is in the hands of those who may judge likeness, nobody else', () => {
    const may = (actions: readonly `${string}.${string}`[]) =>
      mayNow(likenessLifecycle, 'open', { open: new Set<never>(), actions: new Set(actions) })
    expect(may(['likeness.decide'])).toHaveLength(3)
    expect(may(['image.judge', 'registration.check'])).toEqual([])
  })
})

describe('what was exempted is not told again', () => {
  const found = { kind: 'sameFace', image: 'p1', otherImage: 'q1' } as const
  const earlier = (state: 'open' | 'twins' | 'others', image = 'p1') => [
    { kind: 'sameFace', state, image, otherImage: 'q1' } as const,
  ]
  it('neither of the same two pictures, whatever was said', () => {
    for (const state of ['open', 'twins', 'others'] as const)
      expect(isTold(found, earlier(state))).toBe(false)
    expect(isTold(found, [])).toBe(true)
  })
  it('of twins also with new pictures, but one picture for both is told of twins too', () => {
    expect(isTold(found, earlier('twins', 'p0'))).toBe(false)
    expect(isTold({ ...found, kind: 'samePicture' }, earlier('twins', 'p0'))).toBe(true)
  })
  it('of others only with the pictures it was said of', () => {
    expect(isTold(found, earlier('others', 'p0'))).toBe(true)
  })
})
