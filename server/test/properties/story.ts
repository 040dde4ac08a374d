import fc from 'fast-check'
import { sql } from 'kysely'
import { type Before, broken } from '../../../bench/races/invariants.ts'
import { type Act, type By, type Do, sceneOf } from './act.ts'
import { actsOfCandidates } from './acts-of-candidates.ts'
import { actsOfCorrections } from './acts-of-corrections.ts'
import { actsOfOffices, days } from './acts-of-offices.ts'
import { actsOfSchools } from './acts-of-schools.ts'
import { type Player, type Stage, castFor, clearStage } from './cast.ts'
import { snapshotOf, wrongInTheEnd, wrongWith } from './holds.ts'

const acts = { ...actsOfCandidates, ...actsOfSchools, ...actsOfOffices, ...actsOfCorrections }
type Name = keyof typeof acts
const dos: Readonly<Record<Name, Do>> = acts

/** How far a pupil has come when the story begins: so many of these, at the own school or going home (notice 一.1, 一.2). */
const paths = {
  stays: ['fills', 'is photographed', 'confirms', 'is passed', 'is printed', 'is signed'],
  home: [
    'fills',
    'is photographed',
    'turns',
    'days pass',
    'days pass',
    'applies',
    'is decided at the point',
    'confirms',
  ],
} as const satisfies Readonly<Record<string, readonly Name[]>>
type Way = keyof typeof paths

export interface Story {
  readonly come: readonly { readonly way: Way; readonly steps: number }[]
  readonly double: 'double' | 'none'
  readonly acts: readonly Act<Name>[]
}

const plain = { by: 'right', how: 0, twice: false, stale: false } as const

/** Everything that leads to something, more often. */
const often: readonly Name[] = [
  ...(['confirms', 'reopens', 'is passed', 'is returned', 'is taken back', 'turns', 'applies'] as const),
  ...(['is decided at the point', 'is decided at the point', 'fills', 'confirms', 'is passed'] as const),
  ...(['is synchronised', 'is synchronised', 'a double is decided', 'a double is decided'] as const),
  ...(['a correction is asked for', 'a correction is decided', 'a correction is decided'] as const),
  ...(['is printed', 'is signed'] as const),
]
const names: readonly Name[] = [...(Object.keys(acts) as Name[]), ...often]

const actArbitrary = fc.record({
  does: fc.constantFrom(...names),
  to: fc.nat(2),
  by: fc.constantFrom<By>('right', 'right', 'right', 'right', 'deputy', 'stranger'),
  how: fc.nat(15),
  twice: fc.constantFrom(false, false, false, true),
  stale: fc.constantFrom(false, false, false, false, false, true),
})

const comeArbitrary = fc.record({ way: fc.constantFrom<Way>('stays', 'stays', 'home'), steps: fc.nat(8) })

export const stories = (most: number): fc.Arbitrary<Story> =>
  fc.record({
    come: fc.tuple(comeArbitrary, comeArbitrary),
    double: fc.constantFrom('none', 'double'),
    acts: fc.array(actArbitrary, { maxLength: most, size: 'max' }),
  })

const line = (does: Name, over: Partial<Act<Name>> = {}): Act<Name> => ({ does, to: 0, ...plain, ...over })
const [nobody, confirmed, sealed] = [
  { way: 'stays', steps: 0 },
  { way: 'stays', steps: 3 },
  { way: 'stays', steps: 6 },
] as const

/** What chance rarely comes upon: the register against what is confirmed and signed, a merging undone, there and back again, a deputy
 *  who is dismissed. */
export const everyTime: readonly Story[] = [
  {
    come: [confirmed, sealed],
    double: 'none',
    acts: [
      line('is synchronised'),
      line('is synchronised', { to: 1 }),
      line('sync work is decided'),
      line('is synchronised', { how: 3 }),
    ],
  },
  {
    come: [confirmed, nobody],
    double: 'double',
    acts: [
      line('a double is decided', { how: 1 }),
      line('a double is decided', { how: 2 }),
      line('a double is decided', { how: 3 }),
      line('a double is decided', { how: 4 }),
      line('a double is decided', { how: 5, twice: true }),
    ],
  },
  {
    come: [nobody, { way: 'home', steps: 8 }],
    double: 'none',
    acts: [
      line('is synchronised', { to: 1 }),
      line('is decided at the point', { to: 1, how: 3 }),
      line('fills', { to: 1 }),
    ],
  },
  {
    come: [sealed, sealed],
    double: 'none',
    acts: [
      line('a correction is asked for'),
      line('is printed'),
      line('a correction is decided', { how: 0 }),
      line('a correction is decided', { how: 0 }),
      line('a correction is decided', { how: 1, twice: true }),
      line('fills'),
      line('is synchronised'),
      line('is printed'),
      line('is signed'),
      line('a correction is asked for', { to: 1, how: 2 }),
      line('a correction is asked for', { to: 1 }),
      line('a correction is decided', { to: 1, how: 0 }),
      line('a correction is decided', { to: 1, how: 1, by: 'stranger' }),
      line('a correction is decided', { to: 1, how: 12 }),
      line('a correction is asked for', { to: 1 }),
      line('a correction is decided', { to: 1, how: 0 }),
      line('a correction is decided', { to: 1, how: 1 }),
      line('a correction is decided', { to: 1, how: 13 }),
    ],
  },
  {
    come: [confirmed, nobody],
    double: 'none',
    acts: [
      line('a deputy is appointed'),
      line('is passed', { by: 'deputy', twice: true }),
      line('the deputy is dismissed'),
      line('is returned', { by: 'deputy' }),
      line('is returned'),
    ],
  },
]

async function versionsNow({ world }: Stage, players: readonly Player[]): Promise<Before> {
  const { rows } = await sql<{ id: string; version: number }>`
    select registration_id as id, version from registration where person_id = any(${players.map((p) => p.person)}::uuid[])`.execute(
    world.owner,
  )
  return Object.fromEntries(rows.map((row) => [row.id, row.version]))
}

/** What was played, and what was answered: read when something is wrong. */
class Broken extends Error {
  constructor(wrong: readonly string[], log: readonly string[]) {
    super(`${wrong.join('; ')}\nafter\n${log.join('\n')}`)
  }
}

/** Plays a story with new players and looks after each act, and in the end, at what has to hold. Answers the acts that came to
 *  something. Throws with what was wrong and everything that went before. */
export async function play(stage: Stage, story: Story): Promise<readonly string[]> {
  await stage.world.at(days[0])
  await clearStage(stage)
  const players = await castFor(stage, story.double)
  const before = await versionsNow(stage, players)
  const log: string[] = []
  const done: string[] = []
  const one = async (act: Act<Name>) => {
    const scene = await sceneOf(stage, players, act)
    if (scene === undefined) return
    const was = await snapshotOf(stage, players)
    const answer = await dos[act.does](scene)
    log.push(`${JSON.stringify(act)}: ${answer?.status ?? '-'} ${answer?.code ?? ''}`)
    if (answer?.status === 200) done.push(act.does)
    const wrong = wrongWith([was, await snapshotOf(stage, players)], { act, answer })
    const after = [...wrong, ...(await broken(stage.world.owner, before))]
    if (after.length > 0) throw new Broken(after, log)
  }
  // Who stays comes first: while others wait to go home, days pass.
  for (const first of ['stays', 'home'] as const)
    for (const [to, { way, steps }] of story.come.entries())
      if (way === first) for (const does of paths[way].slice(0, steps)) await one({ does, to, ...plain })
  for (const act of story.acts) await one(act)
  const wrong = await wrongInTheEnd(stage, { players, before })
  if (wrong.length > 0) throw new Broken(wrong, log)
  return done
}
