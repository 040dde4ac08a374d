import { expect, it } from 'vitest'
import { registrationLifecycle } from '../registration/lifecycle.ts'
import { chart } from './chart.ts'

it('draws every state once and every row once', () => {
  const lines = chart(registrationLifecycle).split('\n')
  expect(lines[0]).toBe('stateDiagram-v2')
  expect(lines.filter((line) => line.includes('-->'))).toHaveLength(registrationLifecycle.table.length)
  expect(lines.filter((line) => !line.includes('-->'))).toHaveLength(
    1 + Object.keys(registrationLifecycle.states).length,
  )
  expect(lines).toContain('  filling: 填报中')
  expect(lines).toContain('  confirmed --> checked: 核验通过 (registration.check, check)')
})
