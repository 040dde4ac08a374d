import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

const contracts = resolve(import.meta.dirname, '../../../api/src')
const names = readdirSync(contracts).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))

beforeAll(() => {
  vi.resetModules()
  vi.doMock('typebox', () => import('./no-schemas.ts'))
})
afterAll(() => {
  vi.doUnmock('typebox')
  vi.resetModules()
})

it.each(names)('%s can be loaded by a page, which has no schemas: nothing is read off one', async (name) => {
  const contract: unknown = await import(resolve(contracts, name))
  expect(contract).toBeTypeOf('object')
})
