import { departedStates } from '@zhongzhao/domain/registration/lifecycle'
import { decideRun } from '@zhongzhao/domain/sync/run-life'
import { stateAfter, statesBefore } from '@zhongzhao/domain/sync/work-life'
import { type Ctx, newId } from '../platform/context.ts'
import { orRefuse } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { openHeld } from '../roster/check.ts'
import type { School } from '../roster/pupil.ts'
import { findBatch } from '../roster/store-batch.ts'
import { loadHeld } from '../roster/store-match.ts'
import { cellsOf, readerOf } from './judge.ts'
import { type Run, closeRun, moveRun } from './store-run.ts'
import * as store from './store-work.ts'
import { type Told, fieldsOf, oursOf, toldOf } from './values.ts'

export const workPlace = (registration: string, kind: string) => `sync-work:${registration}:${kind}`

/** What a run found as work, upstream's values sealed. */
function workOf(
  ctx: Ctx,
  { run, read }: { run: Run; read: ReturnType<typeof readerOf> },
  found: store.Found,
): store.NewWork {
  const { services } = ctx
  const { registration, kind, line, sealed } = found
  const told = ((): Told => {
    if (line === null || sealed === null) return {}
    const cells = cellsOf(services, run.id, { pupil_key: line, sealed })
    if (kind === 'moved') return { schoolCode: cells['学校标识码'] ?? '' }
    if (kind === 'renumbered') return { studentNumber: cells['学籍号'] ?? '' }
    const pupil = kind === 'differs' ? read(cells, 1) : undefined
    return pupil === undefined ? {} : toldOf(pupil, fieldsOf(found.columns))
  })()
  const text = JSON.stringify(told)
  return {
    id: newId(),
    registration,
    kind,
    fields: Object.keys(told),
    sealed: services.keys.seal(text, workPlace(registration, kind)),
    digest: services.keys.secretHash(`${kind}:${text}`),
  }
}

export const toldIn = ({ services }: Ctx, work: store.HeldWork): Told =>
  JSON.parse(services.keys.open(work.sealed, workPlace(work.registration, work.kind)).toString()) as Told

/** Disagreements that are none any more: the candidate or the school has written what upstream says. */
async function agreeByValues(ctx: Ctx, org: string): Promise<number> {
  let agreed = 0
  for await (const works of store.unsettled(ctx.db, org, statesBefore('agree'))) {
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
    agreed += await store.agreeOnes(ctx.db, same, stateAfter('agree'))
  }
  return agreed
}

/** The end of a run, in one transaction: what people have to decide, what has settled itself, how far the scope is (B3, B4). */
export async function finishRun(given: Ctx, run: Run, schools: ReadonlyMap<string, School>): Promise<void> {
  const { services } = given
  const batch = run.batch === null ? undefined : await findBatch(services.db, run.batch)
  await services.db.transaction().execute(async (tx) => {
    const ctx: Ctx = { ...given, db: tx }
    const to = orRefuse(decideRun('writing', 'written'))
    if (!(await moveRun(tx, run.id, { from: 'writing', to, end: 'ended' }))) return
    // Each line is read alone: that several rows say the same of one pupil was told by the dry run.
    const read: ReturnType<typeof readerOf> = (cells, row) =>
      readerOf(run, { now: ctx.now, schools })(cells, row)
    const found = await store.findWork(tx, run)
    const work = found.map((one) => workOf(ctx, { run, read }, one))
    const opened = await store.writeWork(tx, run, {
      work,
      at: new Date(ctx.now),
      closed: departedStates,
      differ: stateAfter('differ'),
      agreed: stateAfter('agree'),
    })
    const terms = { from: statesBefore('agree'), to: stateAfter('agree'), closed: departedStates }
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
