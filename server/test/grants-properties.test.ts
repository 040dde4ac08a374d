import { expect, it } from 'vitest'
import { givings, playGiving } from './properties/grant-story.ts'
import { playing, secondsOr } from './properties/playing.ts'
import { smallProvince } from './world.ts'

const seconds = secondsOr(8)
const world = await smallProvince()
const province = await world.staff('province-admin', '41')

it(
  'whoever gives, renews, hands over, takes back or waits: no grant is wider or longer than its giver’s, none outlives it, no access after (notice 三.(一); A5)',
  async () => {
    const told = await playing(givings, { seconds, play: (story) => playGiving(world, province, story) })
    expect(told.done['give'] ?? 0).toBeGreaterThan(0)
  },
  (seconds + 90) * 1000,
)
