import { afterEach, describe, expect, it } from 'vitest'
import { type ProcessLimits, ProcessPool, WorkerDied } from './processes.ts'

const limits: ProcessLimits = { most: 2, longestQueue: 10, megabytes: 2_000, seconds: 30 }
const pools: ProcessPool<{ word: string }, string>[] = []
function pool(changed: Partial<ProcessLimits> = {}) {
  const made = new ProcessPool<{ word: string }, string>(
    new URL('../../test/echo-process.ts', import.meta.url),
    {
      ...limits,
      ...changed,
    },
  )
  pools.push(made)
  return made
}
const pidOf = (answer: string) => answer.split(' ')[1]

afterEach(async () => {
  await Promise.all(pools.splice(0).map((p) => p.stop()))
})

describe('child processes', () => {
  it('answer each order, and the same process answers the next', async () => {
    const one = pool({ most: 1 })
    const first = await one.run({ word: '甲' })
    expect(first).toMatch(/^甲 \d+$/)
    expect(pidOf(await one.run({ word: '乙' }))).toBe(pidOf(first))
  })

  it('lose only the order that kills them', async () => {
    const one = pool({ most: 1 })
    const dead = one.run({ word: 'die' })
    const alive = one.run({ word: '丙' })
    await expect(dead).rejects.toBeInstanceOf(WorkerDied)
    expect(await alive).toMatch(/^丙/)
  })

  it('are ended when an order takes too long', async () => {
    const one = pool({ most: 1, seconds: 1 })
    await expect(one.run({ word: 'hang' })).rejects.toBeInstanceOf(WorkerDied)
    expect(await one.run({ word: '丁' })).toMatch(/^丁/)
  })

  it('are replaced when they hold too much, without losing an order', async () => {
    const one = pool({ most: 1, megabytes: 1 })
    const [first, second] = await Promise.all([one.run({ word: '甲' }), one.run({ word: '乙' })])
    expect(pidOf(first)).not.toBe(pidOf(second))
  })

  it('tell what went wrong in words', async () => {
    await expect(pool().run({ word: 'fail' })).rejects.toThrow('cannot say it')
  })

  it('refuse more than may wait', async () => {
    const one = pool({ most: 1, longestQueue: 1 })
    const orders = [one.run({ word: '甲' }), one.run({ word: '乙' }), one.run({ word: '丙' })]
    const settled = await Promise.allSettled(orders)
    expect(settled.map((s) => s.status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  })
})
