import { expect, it } from 'vitest'
import { openStage } from './properties/cast.ts'
import { playing, secondsOr } from './properties/playing.ts'
import { everyTime, play, stories } from './properties/story.ts'

const seconds = secondsOr(20)
const PUPILS_A_SECOND = 12
const stage = await openStage(Math.max(240, seconds * PUPILS_A_SECOND))

it(
  'whatever is done in whatever order: one active registration, nothing overwritten, every change told, heads counted (notice 三.(三), 二.2)',
  async () => {
    const told = await playing(stories(seconds > 60 ? 60 : 24), {
      seconds,
      first: everyTime,
      play: (story) => play(stage, story),
    })
    expect(Object.keys(told.done).length, 'acts that came to something').toBeGreaterThan(3)
  },
  (seconds + 90) * 1000,
)
