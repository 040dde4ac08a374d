import { describe, expect, it } from 'vitest'
import { countSlips, slipWords } from './slip-status.ts'

const line = (status: string) => ({ registration: status, name: '张三', number: '1', status, prints: 0 })

describe('slips of a class', () => {
  it('are printed for everybody who has not activated, and kill only codes that are alive', () => {
    const lines = ['none', 'printed', 'printed', 'expired', 'activated'].map(line)
    expect(countSlips(lines)).toEqual({ activated: 1, alive: 2, toPrint: 4 })
    expect(countSlips([])).toEqual({ activated: 0, alive: 0, toPrint: 0 })
  })
  it('say in words how each stands', () => {
    expect(slipWords('expired')[0]).toContain('重印')
    expect(slipWords('activated')).toEqual(['已激活', 'done'])
  })
})
