import { expect, it } from 'vitest'
import { startRounds } from './rounds.ts'

const HOUR = 3_600_000

it('goes round once more for whoever woke it meanwhile, never twice at once', async () => {
  let [rounds, abreast, most] = [0, 0, 0]
  const work = startRounds('test', {
    pollMs: HOUR,
    round: async () => {
      rounds += 1
      most = Math.max(most, ++abreast)
      await new Promise((done) => setTimeout(done, 5))
      abreast -= 1
    },
  })
  for (let woken = 0; woken < 5; woken++) work.wake()
  await work.settled()
  await work.stop()
  expect([rounds, most]).toEqual([2, 1])
})

it('goes on after a round that failed, and stops when told', async () => {
  let rounds = 0
  const work = startRounds('test', {
    pollMs: HOUR,
    round: async () => {
      rounds += 1
      if (rounds === 1) throw new Error('for the test')
    },
  })
  await work.settled()
  await work.settled()
  await work.stop()
  work.wake()
  await work.settled()
  expect(rounds).toBe(2)
})
