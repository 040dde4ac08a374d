import { expect, it } from 'vitest'
import { sealedPupil } from './corrections.ts'
import { keepersOf, keepings, life, playKeeping } from './properties/archive-story.ts'
import { playing, secondsOr } from './properties/playing.ts'
import { smallProvince } from './world.ts'

const seconds = secondsOr(8)
const world = await smallProvince()
for (const serial of [1, 2]) await sealedPupil(world, serial)
const keepers = await keepersOf(world)

it(
  'whoever files, lends, hands over, destroys or waits: nothing destroyed before its period is over, every change an event, a sheet in one volume at most (notice 三.(三); J6)',
  async () => {
    const told = await playing(keepings, {
      seconds,
      first: [life],
      play: (story) => playKeeping(world, keepers, story),
    })
    for (const act of ['make', 'bind', 'send', 'receive', 'propose', 'destroy'])
      expect(told.done[act] ?? 0, act).toBeGreaterThan(0)
  },
  (seconds + 90) * 1000,
)
