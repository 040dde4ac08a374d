import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/sync'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { type RunEvent, decideRun, syncRunLifecycle } from '@zhongzhao/domain/sync/run-life'
import { findOrg } from '../orgs/store.ts'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { type Run, addRun, dropLines, findRun, holdRun, listRuns, moveRun } from './store-run.ts'
import { countOpen } from './store-work.ts'

type RunView = OutputOf<typeof api.startSync>

/** What a person may do to a run; the rest is the worker's. */
const own = ['stop', 'resume', 'giveUp'] as const satisfies readonly RunEvent[]

function runView(run: Run): RunView {
  const given = { open: new Set<never>(), actions: new Set(['roster.sync'] as const) }
  const may = mayNow(syncRunLifecycle, run.state, given)
  return {
    id: run.id,
    at: run.at.getTime(),
    by: run.byName ?? '系统',
    state: run.state,
    stateName: syncRunLifecycle.states[run.state],
    mode: run.mode,
    pages: run.pages,
    lines: run.lines,
    left: run.left,
    counts: { ...run.counts },
    ...(run.failure === null ? {} : { failure: run.failure }),
    ...(run.batch === null ? {} : { batch: run.batch }),
    ...(run.endedAt === null ? {} : { endedAt: run.endedAt.getTime() }),
    may: own.filter((event) => may.includes(event)),
  }
}

export async function listSyncRuns(ctx: Ctx): Promise<OutputOf<typeof api.listSyncRuns>> {
  const scope = scopeOf(ctx, 'roster.sync')
  const runs = await listRuns(ctx.db, scope, ctx.pack.season)
  return {
    setUp: ctx.services.config.studentStatus === undefined ? 'no' : 'yes',
    runs: runs.map(runView),
    open: await countOpen(ctx, scope),
  }
}

/** 开始同步 (notice 二.2, B2). Of two at once one begins, the other is told. Refuses SYNC-NOT-SET-UP, NOT-FOUND, SYNC-RUNNING. */
export async function startSync(
  ctx: Ctx,
  { org, mode = 'changes' }: InputOf<typeof api.startSync>,
): Promise<RunView> {
  if (ctx.services.config.studentStatus === undefined) throw refused('SYNC-NOT-SET-UP')
  const scope = scopeOf(ctx, 'roster.sync')
  const path = org === undefined ? scope.orgs[0] : (await findOrg(ctx, scope, org))?.path
  if (path === undefined) throw refused('NOT-FOUND')
  const by = byOf(ctx)
  const run = { id: newId(), season: ctx.pack.season, org: path, account: by.account, mode }
  if (!(await addRun(ctx.db, run))) throw refused('SYNC-RUNNING')
  await recordEvent(ctx, { kind: 'sync.started', at: ctx.now, by, detail: { mode } }, { subject: run.id })
  ctx.services.wake()
  return viewOf(ctx, run.id)
}

async function viewOf(ctx: Ctx, id: string): Promise<RunView> {
  const run = await findRun(ctx.db, id)
  if (run === undefined) throw refused('NOT-FOUND')
  return runView(run)
}

/** 停止, 继续, 放弃. What is being written is written whole. Refuses SYNC-RUN-GONE, STATE-NO-WAY. */
export async function moveSync(ctx: Ctx, { run: id, event }: InputOf<typeof api.moveSync>): Promise<RunView> {
  const run = await holdRun(ctx.db, scopeOf(ctx, 'roster.sync'), id)
  if (run === undefined) throw refused('SYNC-RUN-GONE')
  const to = orRefuse(decideRun(run.state, event))
  const ended = event === 'giveUp' ? ({ end: 'ended' } as const) : {}
  await moveRun(ctx.db, id, { from: run.state, to, ...ended, batch: null })
  if (event === 'giveUp') await dropLines(ctx.db, id)
  await recordEvent(ctx, { kind: `sync.${event}`, at: ctx.now, by: byOf(ctx) }, { subject: id })
  ctx.services.wake()
  return viewOf(ctx, id)
}
