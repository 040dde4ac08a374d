import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { headCount } from '@zhongzhao/api/progress'
import type { World } from '../../server/test/province-on.ts'
import { broken, versionsOf } from './invariants.ts'
import type { Race, Round, Told } from './race.ts'

/** Microseconds by which one may come after the other, at most. */
const JITTER = 6000
const TOLD_APART = 10

type Together = 'at once' | 'in turn'

export interface Played {
  readonly rounds: number
  /** Who won, how often: `pass`, or `a+b` where both may. */
  readonly won: Readonly<Record<string, number>>
  readonly refused: Readonly<Record<string, number>>
  readonly violations: number
  /** The first few, in words. */
  readonly which: readonly string[]
  /** Of the commands alone, without laying out and checking. */
  readonly seconds: number
}

const shuffled = <T>(items: readonly T[]): readonly T[] =>
  items
    .map((item) => ({ item, at: randomInt(1_000_000) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)

async function atOnce(send: () => Promise<Told>): Promise<Told> {
  await wait(randomInt(JITTER) / 1000)
  return send()
}

async function sendAll(
  { send }: Round,
  together: Together,
): Promise<readonly (readonly [name: string, told: Told])[]> {
  const order = shuffled(Object.entries(send))
  if (together === 'at once')
    return Promise.all(order.map(async ([name, one]) => [name, await atOnce(one)] as const))
  const told: (readonly [string, Told])[] = []
  for (const [name, one] of order) told.push([name, await one()])
  return told
}

const oneWins = async (winners: readonly string[]) =>
  winners.length === 1 ? [] : [`${winners.length} won: ${winners.join('+') || 'nobody'}`]

/** Schools whose head count does not close: rostered = collected + returning + withdrawn + moved + superseded + open (B7). */
async function notClosing(world: World, schools: readonly string[]): Promise<readonly string[]> {
  const province = await world.staff('province-admin', '41')
  const wrong: string[] = []
  for (const school of schools) {
    const { status, body } = await province.call(headCount, { school })
    const { total: t } = body
    if (
      status !== 200 ||
      t.rostered !== t.collected + t.returning + t.withdrawn + t.moved + t.superseded + t.open
    )
      wrong.push(`the head count of ${school} does not close`)
  }
  return wrong
}

const add = (counts: Record<string, number>, name: string) => {
  counts[name] = (counts[name] ?? 0) + 1
}

interface Tally {
  readonly won: Record<string, number>
  readonly refused: Record<string, number>
  readonly wrong: string[]
}

/** One round; answers the milliseconds of the commands alone. */
async function playRound(
  { owner }: World,
  {
    round,
    allowed,
    together,
    n,
  }: { round: Round; allowed: readonly string[]; together: Together; n: number },
  { won, refused, wrong }: Tally,
): Promise<number> {
  const before = await versionsOf(owner, round.about)
  const began = performance.now()
  const told = await sendAll(round, together)
  const milliseconds = performance.now() - began
  const winners = told.filter(([, { status }]) => status === 200).map(([name]) => name)
  add(won, winners.toSorted().join('+') || 'nobody')
  for (const [name, { status, code = '' }] of told.filter(([, { status }]) => status !== 200)) {
    add(refused, code)
    if (status >= 500 || !allowed.includes(code)) wrong.push(`round ${n}: ${name} told ${status} ${code}`)
  }
  const found = [...(await (round.after ?? oneWins)(winners)), ...(await broken(owner, before))]
  wrong.push(...found.map((what) => `round ${n}, won by ${winners.join('+')}: ${what}`))
  return milliseconds
}

/** Plays the race so many times and checks after each round who won, what the others were told, and what the database holds. */
export async function play(
  world: World,
  race: Race,
  { rounds, together }: { rounds: number; together: Together },
): Promise<Played> {
  const tally: Tally = { won: {}, refused: {}, wrong: [] }
  const { won, refused, wrong } = tally
  const ends: (() => Promise<void>)[] = []
  let milliseconds = 0
  try {
    const layOut = await race.prepare(world, (end) => ends.push(end))
    for (let n = 0; n < rounds; n++) {
      const given = { round: await layOut(), allowed: race.allowed, together, n }
      milliseconds += await playRound(world, given, tally)
    }
  } finally {
    for (const end of ends) await end()
  }
  wrong.push(...(await notClosing(world, race.schools)))
  return {
    rounds,
    won,
    refused,
    violations: wrong.length,
    which: wrong.slice(0, TOLD_APART),
    seconds: milliseconds / 1000,
  }
}
