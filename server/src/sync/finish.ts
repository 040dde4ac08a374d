import { departedStates } from '@zhongzhao/domain/registration/lifecycle'
import type { RosterPupil } from '@zhongzhao/domain/roster/pupil'
import { decideRun } from '@zhongzhao/domain/sync/run-life'
import { waysOf } from '@zhongzhao/domain/sync/work-life'
import { type Ctx, newId } from '../platform/context.ts'
import { orRefuse } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { openHeld } from '../roster/check.ts'
import { findBatch } from '../roster/store-batch.ts'
import { loadHeld } from '../roster/store-match.ts'
import { type Cells, cellsOf, readerOf } from './judge.ts'
import { type Run, closeRun, moveRun } from './store-run.ts'
import * as store from './store-work.ts'
import { type Told, fieldsOf, oursOf, seatTold, shownOf, toldOf } from './values.ts'

export const workPlace = (registration: string, kind: string) => `sync-work:${registration}:${kind}`

const numberFields = ['name', 'birthDate', 'idKind', 'idNumber', 'studentNumber'] as const

/** What upstream says where it says otherwise. Of a pupil at another school the place there; of one with another number who it says
 *  that it is. */
function toldBy(found: store.Found, cells: Cells, pupil: RosterPupil | undefined): Told {
  const school = cells['学校标识码'] ?? ''
  if (found.kind === 'moved')
    return pupil === undefined ? { schoolCode: school } : { schoolCode: school, ...seatTold(pupil) }
  if (found.kind === 'renumbered')
    return pupil === undefined ? { studentNumber: cells['学籍号'] ?? '' } : toldOf(pupil, numberFields)
  return pupil === undefined || found.kind === 'missing' ? {} : toldOf(pupil, fieldsOf(found.columns))
}

/** What a run found as work, upstream's values sealed. */
function workOf({ services }: Ctx, read: ReturnType<typeof readerOf>, found: store.Found): store.NewWork {
  const { registration, kind, line, sealed, sealed_in } = found
  const cells =
    line === null || sealed === null || sealed_in === null
      ? undefined
      : cellsOf(services, { pupil_key: line, sealed, sealed_in })
  const told = cells === undefined ? {} : toldBy(found, cells, read(cells))
  const text = JSON.stringify(told)
  return {
    id: newId(),
    registration,
    kind,
    fields: shownOf(told),
    sealed: services.keys.seal(text, workPlace(registration, kind)),
    digest: services.keys.secretHash(`${kind}:${text}`),
  }
}

export const toldIn = ({ services }: Ctx, work: store.HeldWork): Told =>
  JSON.parse(services.keys.open(work.sealed, workPlace(work.registration, work.kind)).toString()) as Told

const agreeing = waysOf('agree')

/** Disagreements that are none any more: the candidate or the school has written what upstream says. */
async function agreeByValues(ctx: Ctx, org: string): Promise<number> {
  let agreed = 0
  for await (const works of store.unsettled(ctx.db, org, agreeing)) {
    const records = await loadHeld(
      ctx.db,
      works.map((w) => w.registration),
      'read',
    )
    const same = works.filter((work) => {
      const record = records.get(work.registration)
      if (record === undefined) return false
      const held = openHeld(ctx.services.keys, record)
      return Object.entries(toldIn(ctx, work)).every(([field, value]) => oursOf(field, held) === value)
    })
    agreed += await store.agreeOnes(ctx.db, same, { ways: agreeing, at: new Date(ctx.now) })
  }
  return agreed
}

/** Writes what the run found, chunk by chunk. Answers how many are new or said anew. */
async function openWork(ctx: Ctx, run: Run): Promise<number> {
  const read = readerOf(run, ctx.now)
  const terms = {
    at: new Date(ctx.now),
    closed: departedStates,
    settled: agreeing.map(({ to }) => to),
  }
  let opened = 0
  for await (const found of store.findWork(ctx.db, run)) {
    // Told twice in one breath, as by two lines of the feed, is told once.
    const once = new Map(found.map((one) => [workPlace(one.registration, one.kind), one]))
    const work = [...once.values()].map((one) => workOf(ctx, read, one))
    opened += await store.writeWork(ctx.db, run, { work, ...terms })
  }
  return opened
}

/** The end of a run, in one transaction: what people have to decide, what has settled itself, how far the scope is (B3, B4). */
export async function finishRun(given: Ctx, run: Run): Promise<void> {
  const { services } = given
  const batch = run.batch === null ? undefined : await findBatch(services.db, run.batch)
  await services.db.transaction().execute(async (tx) => {
    const ctx: Ctx = { ...given, db: tx }
    const to = orRefuse(decideRun('writing', 'written'))
    if (!(await moveRun(tx, run.id, { from: 'writing', to, end: 'ended' }))) return
    const opened = await openWork(ctx, run)
    const terms = { ways: agreeing, closed: departedStates, at: new Date(ctx.now) }
    const agreed = (await store.agreeByRows(tx, run, terms)) + (await agreeByValues(ctx, run.org))
    const counts = { ...batch?.counts, opened, agreed }
    await closeRun(tx, run, counts)
    const by = { account: run.account, org: run.org }
    await recordEvent(
      ctx,
      { kind: 'sync.finished', at: ctx.now, by, detail: { opened, agreed } },
      { subject: run.id },
    )
  })
}
