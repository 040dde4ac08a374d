import { covers } from '@zhongzhao/domain/orgs/org'
import { MOST_FAILURES, decideRun, waitAfter } from '@zhongzhao/domain/sync/run-life'
import { type Ctx, newId, type Services } from '../platform/context.ts'
import { orRefuse, refusalOf, refused } from '../platform/errors.ts'
import { noteBug } from '../platform/note-bug.ts'
import { type Rounds, startRounds } from '../platform/rounds.ts'
import { scopeOf } from '../platform/scope.ts'
import type { School } from '../roster/pupil.ts'
import { schoolsUnder } from '../roster/store-match.ts'
import { finishRun } from './finish.ts'
import { commitRun, judgeRun } from './judge.ts'
import { pullPage } from './pull.ts'
import { recognise } from './recognise.ts'
import { type Run, dropLease, keepLease, moveRun, noteFailure, takeRun } from './store-run.ts'
import { UpstreamTrouble } from './upstream.ts'

export interface SyncWorkerTerms {
  /** The context of an account, with the rights it has now. */
  readonly contextOf: (asked: { account: string; requestId: string; season?: string }) => Promise<Ctx>
  readonly pollMs?: number
  /** Milliseconds to wait after the first failure. */
  readonly firstWait?: number
}

const sentences: Readonly<Record<UpstreamTrouble['why'], string>> = {
  refused:
    '学籍平台不接受我们的签名或密钥（也可能是两边时钟相差超过五分钟）。请联系系统管理员核对后点“继续”。',
  expired: '学籍平台说断点已过期，从头取数也没有成功。请稍后点“继续”。',
  busy: '学籍平台正忙，请稍后点“继续”，已取到的不会重取。',
  trouble: '学籍平台多次没有应答。已取到的都保留着，请稍后点“继续”，从断开的地方接着取。',
  unreadable: '学籍平台的答复不完整或签名不对，没有采用。请稍后点“继续”；如再次出现，请联系系统管理员。',
}
const BUG = '系统出了点问题，同步停下了，没有写入一半的内容。请点“继续”；如果再次出现，请联系技术支持。'

/** The run acts for whoever started it: what that person may no longer do is told to whoever reads it now. */
const STARTER = '发起这次同步的人已没有同步这里学籍的权限。请放弃这次同步，由现在有权限的人重新发起。'
const ofTheStarter: readonly string[] = ['NOT-ALLOWED', 'SIGNED-OUT', 'NOT-FOUND']

function sentenceOf(error: unknown): string {
  if (error instanceof UpstreamTrouble) return sentences[error.why]
  const refusal = refusalOf(error)
  if (refusal === undefined) return BUG
  return ofTheStarter.includes(refusal.code) ? STARTER : refusal.message
}

/** Refusals that waiting does not mend. */
const lasting = (error: unknown): boolean =>
  (error instanceof UpstreamTrouble && error.why === 'refused') ||
  [...ofTheStarter, 'SYNC-NOT-SET-UP', 'ROSTER-NO-HEADER'].includes(refusalOf(error)?.code ?? '')

/** The schools of a run, as long as who started it may still synchronise them. Refuses NOT-ALLOWED, NOT-FOUND. */
async function schoolsFor(ctx: Ctx, run: Run): Promise<ReadonlyMap<string, School>> {
  const { orgs } = scopeOf(ctx, 'roster.sync')
  if (!orgs.some((org) => covers(org, run.org))) throw refused('NOT-FOUND')
  return schoolsUnder(ctx.services.db, [run.org])
}

/** One step of a run: a page, the comparison, or the writing. */
async function stepRun(ctx: Ctx, run: Run): Promise<void> {
  const { db } = ctx.services
  const schools = await schoolsFor(ctx, run)
  if (run.state === 'pulling') return pullPage(ctx.services, run, schools)
  if (run.state === 'judging') {
    await recognise(ctx, run)
    return judgeRun(ctx, run, schools)
  }
  if (run.state !== 'writing') return
  if ((await commitRun(ctx, run)) === 'written') return finishRun(ctx, run)
  await moveRun(db, run.id, { from: 'writing', to: orRefuse(decideRun('writing', 'again')), batch: null })
}

async function failed(
  services: Services,
  run: Run,
  { error, firstWait }: { error: unknown; firstWait: number },
) {
  const { db } = services
  if (!(error instanceof UpstreamTrouble) && refusalOf(error) === undefined) noteBug('sync', error)
  const failures = run.failures + 1
  const failure = sentenceOf(error)
  if (lasting(error) || failures >= MOST_FAILURES) {
    const to = orRefuse(decideRun(run.state, 'fail'))
    await moveRun(db, run.id, { from: run.state, to, failure })
    return
  }
  // The register moved between comparing and writing: compared anew at once.
  if (refusalOf(error)?.code === 'ROSTER-CHANGED' && run.state === 'writing')
    await moveRun(db, run.id, { from: 'writing', to: orRefuse(decideRun('writing', 'again')), batch: null })
  const wait = error instanceof UpstreamTrouble ? error.wait : undefined
  await noteFailure(db, run.id, { failures, failure, waitMs: wait ?? waitAfter(failures, firstWait) })
}

const BEAT = 8_000

/** Takes a run one step on. Answers whether there was one to be taken. */
export async function advance(
  services: Services,
  { contextOf, firstWait = 1000 }: SyncWorkerTerms,
  worker: string,
): Promise<'advanced' | 'idle'> {
  const run = await takeRun(services.db, worker)
  if (run === undefined) return 'idle'
  const beat = setInterval(() => void keepLease(services.db, run.id, worker).catch(() => undefined), BEAT)
  try {
    const ctx = await contextOf({ account: run.account, requestId: `sync:${run.id}`, season: run.season })
    await stepRun(ctx, run)
  } catch (error) {
    await failed(services, run, { error, firstWait })
  } finally {
    clearInterval(beat)
  }
  return 'advanced'
}

/** Synchronises in the background; several processes share the table, and a run whose process dies is taken up by another (B2). */
export function startSyncWorker(services: Services, terms: SyncWorkerTerms): Rounds {
  const worker = newId()
  const round = async (stopped: () => boolean) => {
    while (!stopped() && (await advance(services, terms, worker)) === 'advanced');
  }
  const rounds = startRounds('sync', { pollMs: terms.pollMs ?? 2_000, round })
  const stop = async () => {
    await rounds.stop()
    await dropLease(services.db, worker).catch(() => undefined)
  }
  return { ...rounds, stop }
}
