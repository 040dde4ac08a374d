import { expect, it } from 'vitest'
import { sealedPupil } from './corrections.ts'
import { type Keeping, keepersOf, keepings, playKeeping } from './properties/archive-story.ts'
import { playing, secondsOr } from './properties/playing.ts'
import { smallProvince } from './world.ts'

const seconds = secondsOr(8)
const world = await smallProvince('2022-03-10T10:00')
for (const serial of [1, 2]) await sealedPupil(world, serial)
const keepers = await keepersOf(world)

const line = (what: Keeping['what'], who: number): Keeping => ({ what, who, which: 0, forever: false })
/** A whole life: made and bound by the school, handed to the county, destroyed there by two when its time has come. */
const life = [
  line('make', 0),
  line('bind', 3),
  line('send', 0),
  line('receive', 1),
  line('propose', 1),
  line('wait', 0),
  line('wait', 0),
  line('propose', 1),
  line('wait', 0),
  line('propose', 1),
  line('destroy', 1),
  line('destroy', 4),
]

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
