import { expect, it } from 'vitest'
import { type Claiming, claimings, openReviewing, playClaiming } from './properties/claim-story.ts'
import { playing, secondsOr } from './properties/playing.ts'
import { LISTED } from './claims.ts'

const seconds = secondsOr(8)
const reviewing = await openReviewing()

const line = (what: Claiming['what'], who = 0, which = 0): Claiming => ({ what, who, which })
const passedBy = (...who: readonly number[]) => who.flatMap((one) => [line('look', one), line('pass', one)])
/** A whole life: up through four levels, two of whom try twice; reopened, refused, appealed against. */
const life = [
  ...passedBy(0, 1, 1, 3, 4),
  line('reopen', 4),
  line('refuse', 4),
  line('appeal'),
  ...passedBy(4, 6),
]
/** From a list: who imported it tries to pass it, a colleague does; who imported it tries to take that up again. */
const listed = [
  line('list', 4),
  line('pass', 4, 0),
  line('pass', 4, 1),
  line('pass', 5, 0),
  line('pass', 5, 1),
  line('reopen', 4, 0),
  line('reopen', 4, 1),
]

it(
  'whoever looks, passes, returns, refuses, undoes or imports: nobody at two levels, nobody an own entry, every change a step and an event (notice 三.(一)1–3; I1, I3)',
  async () => {
    const told = await playing(claimings, {
      seconds,
      first: [life, listed],
      play: (story) => playClaiming(reviewing, story),
    })
    const there = LISTED === undefined ? [] : ['list']
    for (const act of ['look', 'pass', 'refuse', 'appeal', ...there])
      expect(told.done[act] ?? 0, act).toBeGreaterThan(0)
  },
  (seconds + 90) * 1000,
)
