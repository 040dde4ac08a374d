import { expect, it } from 'vitest'
import { gentleGuard } from './gentle.ts'

const pace = { burst: 3, perSecond: 1 }

it('lets a burst through, then as many as seconds pass', () => {
  const guard = gentleGuard(pace)
  expect([0, 0, 0, 0].map((at) => guard('school', at))).toEqual(['go', 'go', 'go', 'wait'])
  expect(guard('school', 999)).toBe('wait')
  expect(guard('school', 2000)).toBe('go')
})
it('counts each address for itself, and who waited is not locked out', () => {
  const guard = gentleGuard(pace)
  for (let n = 0; n < 50; n++) guard('loud', 0)
  expect(guard('quiet', 0)).toBe('go')
  expect(guard('loud', 1000)).toBe('go')
})
it('remembers so many addresses and forgets the longest unseen', () => {
  const guard = gentleGuard({ burst: 1, perSecond: 0 })
  expect(guard('first', 0)).toBe('go')
  for (let n = 0; n < 10_000; n++) guard(`other-${n}`, 0)
  expect(guard('first', 0)).toBe('go')
  expect(guard('other-9999', 0)).toBe('wait')
})
