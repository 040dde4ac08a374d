import { instant } from '@zhongzhao/domain/base/time'
import { decideSeason, seasonBefore } from '@zhongzhao/domain/season/life'
import type { Kysely } from 'kysely'
import type { Services } from '../platform/context.ts'
import { orRefuse } from '../platform/errors.ts'
import { noteBug } from '../platform/note-bug.ts'
import { type Rounds, startRounds } from '../platform/rounds.ts'
import type { Database } from '../platform/tables.ts'
import { carryPart } from './store-carry.ts'
import { holdLife, moveLife, tellOutcomes } from './store-end.ts'
import { type RunRow, advanceRun, endRun, noteRunFailure, takeRun } from './store-runs.ts'

/** Registrations of one transaction. */
const BATCH = 5000

async function part(tx: Kysely<Database>, { packs }: Services, run: RunRow) {
  const batch = { season: run.season, after: run.after_id, most: BATCH, at: run.at, by: run.by_account }
  if (run.kind === 'end') return tellOutcomes(tx, batch)
  const before = seasonBefore(packs.seasons, run.season)
  return before === undefined ? { n: 0, last: null } : carryPart(tx, { ...batch, before: before.season })
}

/** All registrations are told: the season is closed. */
async function finish(tx: Kysely<Database>, run: RunRow): Promise<void> {
  await endRun(tx, run)
  if (run.kind !== 'end') return
  const life = await holdLife(tx, run.season)
  if (life === undefined) return
  const ends = instant(0)
  const by = { account: run.by_account }
  const held = { state: life.state, askedBy: life.asked_by, ends }
  const to = orRefuse(decideSeason(held, 'finish', { by, now: ends }))
  await moveLife(tx, { season: run.season, version: life.version, to, by: run.by_account, at: run.at })
}

/** Takes a run one batch on, in a transaction of its own; killed, it goes on after the last batch. What fails is noted and waits. */
export async function advanceSeason(services: Services): Promise<'advanced' | 'idle'> {
  const { db } = services
  const hand: { run?: RunRow } = {}
  try {
    return await db.transaction().execute(async (tx) => {
      const run = await takeRun(tx)
      if (run === undefined) return 'idle'
      hand.run = run
      const { n, last } = await part(tx, services, run)
      if (n === 0) await finish(tx, run)
      else await advanceRun(tx, run, { n, last })
      return 'advanced'
    })
  } catch (error) {
    if (hand.run === undefined) throw error
    noteBug('season', error)
    await noteRunFailure(db, hand.run)
    return 'advanced'
  }
}

/** The end of a season and what is carried over, behind everything else (A7). */
export function startSeasonWork(services: Services, { pollMs = 10_000 }: { pollMs?: number } = {}): Rounds {
  const rounds = startRounds('season', {
    pollMs,
    round: async (stopped) => {
      while (!stopped() && (await advanceSeason(services)) === 'advanced');
    },
  })
  rounds.wake()
  return rounds
}
