import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/claim-review'
import { beijingDay, instant } from '@zhongzhao/domain/base/time'
import { levelTitle } from '@zhongzhao/domain/claims/levels'
import { claimLifecycle } from '@zhongzhao/domain/claims/lifecycle'
import { proposalNames } from '@zhongzhao/domain/eligibility/judge'
import { claimKind } from '@zhongzhao/domain/season/eligibility'
import { orgFor } from '../orgs/commands.ts'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { ownOffices } from './office.ts'
import { lastReminder } from './store-remind.ts'
import { claimTitle } from './shown.ts'
import { type QueueRow, countClaims, listDecided, listWaiting, tallyAt, waitingBelow } from './store-queue.ts'

type Listed = OutputOf<typeof api.claimQueue>

/** Longest queue that is shown at once. */
const MOST = 1000

export function lineView({ pack }: Ctx, row: QueueRow): Listed['lines'][number] {
  const policy = pack.eligibility
  const kind = claimKind(policy, row.kind)
  return {
    id: row.claim_id,
    version: row.version,
    registration: row.registration_id,
    name: row.name,
    school: row.school,
    className: row.class_name,
    kind: row.kind,
    title: kind === undefined ? row.kind : claimTitle(policy, kind, row.item),
    state: row.state,
    stateName: claimLifecycle.states[row.state],
    level: kind === undefined ? '' : levelTitle(policy, kind, row.step),
    proposal: row.proposal,
    proposalName: proposalNames[row.proposal],
    since: row.since.getTime(),
    due: row.due.getTime(),
    unread: row.unread,
  }
}

/** Offices below in which the caller's may stand in, as the pack says, and at which something waits. */
async function standInOffices(ctx: Ctx) {
  const steps = ctx.pack.eligibility.kinds.flatMap(({ chain }) =>
    chain.filter(({ standIn }) => standIn === 'nextLevel').map(({ step }) => step),
  )
  const below = await waitingBelow(ctx, { offices: ownOffices(ctx), steps: [...new Set(steps)] })
  // Directly below only: a county does not stand in for a class.
  const direct = below.filter(({ office }) =>
    ownOffices(ctx).includes(office.slice(0, office.lastIndexOf('/'))),
  )
  return { offices: direct.map(({ office }) => office), count: direct.reduce((sum, { n }) => sum + n, 0) }
}

/** How much waits at the caller's own offices, and what they were reminded of (notice 三.(一)1: 督促). */
export async function readWork(ctx: Ctx): Promise<OutputOf<typeof api.claimWork>> {
  const own = ownOffices(ctx)
  const tally = await tallyAt(ctx, own)
  const reminder = tally.waiting === 0 ? undefined : await lastReminder(ctx, own)
  if (reminder === undefined) return tally
  const { at, until, claims: count, first_due: due } = reminder
  return {
    ...tally,
    reminded: { at: at.getTime(), count, due: due.getTime(), day: beijingDay(instant(until.getTime() - 1)) },
  }
}

/** 资格审核队列: what waits at the caller's office (notice 三.(一)1–3). */
export async function readQueue(
  ctx: Ctx,
  { show = 'own', kind }: InputOf<typeof api.claimQueue>,
): Promise<Listed> {
  const scope = scopeOf(ctx, 'claim.review')
  const own = ownOffices(ctx)
  const below = await standInOffices(ctx)
  const offices = show === 'standIn' ? below.offices : own
  const list = show === 'decided' ? listDecided : listWaiting
  const rows = await list(ctx, scope, { offices, kind, limit: MOST })
  const { kinds } = ctx.pack.eligibility
  return {
    lines: rows.map((row) => lineView(ctx, row)),
    ...(await readWork(ctx)),
    standIn: below.count,
    kinds: kinds.map(({ code, title }) => ({ code, title })),
  }
}

/** Counts of an organisation and of each directly below. Refuses NOT-FOUND. */
export async function readCounts(ctx: Ctx, { org: code, kind }: InputOf<typeof api.claimCounts>) {
  const { path } = await orgFor(ctx, { code, action: 'claim.read' })
  const [own, ...lines] = await countClaims(ctx, scopeOf(ctx, 'claim.read'), { path, kind })
  if (own === undefined) throw refused('NOT-FOUND')
  return { org: own, lines: [...lines] }
}
