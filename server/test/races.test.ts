import { expect, it } from 'vitest'
import { races } from '../../bench/races/all.ts'
import { play } from '../../bench/races/play.ts'
import { smallProvince } from './world.ts'

const world = await smallProvince()

/** Thousands are played by `npm run bench -- races`; these keep it from rotting. */
it.each(Object.entries(races))('%s: nobody loses without being told, nothing breaks', async (_, race) => {
  const atOnce = await play(world, race, { rounds: 3, together: 'at once' })
  const inTurn = await play(world, race, { rounds: 1, together: 'in turn' })
  expect([atOnce, inTurn]).toMatchObject([3, 1].map((rounds) => ({ rounds, violations: 0, which: [] })))
})
