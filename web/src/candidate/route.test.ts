import { expect, it } from 'vitest'
import { type Route, addressOf, parseRoute } from './route.ts'

const routes: readonly Route[] = [
  { page: 'home' },
  { page: 'activate' },
  { page: 'confirm' },
  { page: 'history' },
  { page: 'appointments' },
  { page: 'publicity' },
  { page: 'corrections' },
  { page: 'check' },
  { page: 'check', code: `zz1.0190a5b0-0000-7000-8000-000000000001.${'ab'.repeat(32)}` },
  { page: 'publicity', list: '0190a5b0-0000-7000-8000-000000000001' },
  { page: 'section', form: 'basic', part: 2 },
  { page: 'section', form: 'guardians', part: 0, field: '1.phone' },
  { page: 'section', form: 'basic', part: 1, field: 'homeAddress' },
]

it('reads back every address it writes', () => {
  for (const route of routes) expect(parseRoute(addressOf(route))).toEqual(route)
})

it('leads home from an address that is not ours', () => {
  for (const hash of ['', '#', '#/', '#/nowhere', '#/section', '#/section/<script>/0', '#/section//3']) {
    expect(parseRoute(hash)).toEqual({ page: 'home' })
  }
})

it('takes the first page when the number is not one, and no field when it does not look like one', () => {
  expect(parseRoute('#/section/basic/x?field=a%3Cb')).toEqual({ page: 'section', form: 'basic', part: 0 })
  expect(parseRoute('#/section/basic/-1')).toEqual({ page: 'section', form: 'basic', part: 0 })
})
