import { expect, it } from 'vitest'
import { races } from '../../bench/races/all.ts'
import { play } from '../../bench/races/play.ts'
import { smallProvince } from './world.ts'

const world = await smallProvince()

/** Thousands are played by `npm run bench -- races`; these keep it from rotting. */
it.each(Object.entries(races))('%s: nobody loses without being told, nothing breaks', async (_, race) => {
  for (const together of ['at once', 'in turn'] as const) {
    const played = await play(world, race, { rounds: 3, together })
    expect(played).toMatchObject({ rounds: 3, violations: 0, which: [] })
  }
})
