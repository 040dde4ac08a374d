import { expect, it } from 'vitest'
import { instant } from '../base/time.ts'
import { decided } from './decided.ts'

it('keeps the next record and the event that explains it together', () => {
  const event = { kind: 'registration.saved', at: instant(1), by: { account: 'she' } }
  expect(decided({ version: 2 }, event)).toEqual({ next: { version: 2 }, event })
})
