import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/plans'
import { reachOf } from '@zhongzhao/domain/access/can'
import { beijing } from '@zhongzhao/domain/base/time'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import type { OrgPath } from '@zhongzhao/domain/orgs/org'
import { decidePlan as decide, planLifecycle, standsTo } from '@zhongzhao/domain/plans/lifecycle'
import { plansOwed } from '@zhongzhao/domain/plans/owing'
import { plansOf } from '@zhongzhao/domain/season/plans'
import { orgFor } from '../orgs/commands.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { actorOver } from '../platform/actor-over.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import * as store from './store.ts'

type Read = OutputOf<typeof api.readPlans>
type View = Read['plans'][number]

/** Organisations at which the caller holds an action; nowhere for who does not hold it. */
const heldAt = (ctx: Ctx, action: 'plan.file' | 'plan.oversee'): readonly OrgPath[] =>
  ctx.actor === undefined ? [] : reachOf(ctx.actor, action, ctx.pack.roles).orgs

function mayOver(ctx: Ctx, row: store.PlanRow): string[] {
  if (!standsTo(heldAt(ctx, 'plan.oversee'), row.org_path).has('above')) return []
  const actions = new Set(['plan.oversee'] as const)
  const may = mayNow(planLifecycle, row.state, { open: new Set<never>(), actions })
  return may.filter((event) => event !== 'note' || row.filed_by_account !== ctx.actor?.account)
}

function viewOf(ctx: Ctx, row: store.PlanRow): View {
  const kind = ctx.pack.plans.kinds.find((one) => one.code === row.kind)
  return {
    id: row.plan_id,
    kind: row.kind,
    edition: row.edition,
    title: row.title,
    responsible: row.responsible,
    bytes: row.bytes,
    state: row.state,
    stateName: planLifecycle.states[row.state],
    version: row.version,
    filedAt: row.filed_at.getTime(),
    filedBy: row.filed_by,
    late: kind !== undefined && row.filed_at.getTime() >= beijing(kind.due.value),
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.getTime() }),
    ...(row.decided_by === null ? {} : { decidedBy: row.decided_by }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    may: mayOver(ctx, row),
  }
}

/** Who directly below has filed what, and how far each branch has come. */
async function belowOf(ctx: Ctx, org: string): Promise<Read['below']> {
  const policy = ctx.pack.plans
  const scope = scopeOf(ctx, 'plan.read')
  const kinds = [...new Set(policy.kinds.flatMap((kind) => kind.at))]
  const places = await store.placesBelow(ctx, scope, { org, kinds })
  const standing = await store.standingBelow(ctx, scope, org)
  const counts = await store.placesUnder(ctx, { org, kinds })
  const filed = await store.plansUnder(ctx, org)
  return places.map(({ code, name, kind }) => ({
    code,
    name,
    owes: plansOf(policy, kind).map((one) => one.code),
    current: standing.filter((row) => row.org_code === code).map((row) => viewOf(ctx, row)),
    owed: plansOwed(
      policy,
      counts.filter((row) => row.under === code),
    ),
    filed: filed.get(code) ?? 0,
  }))
}

/** 方案预案 (notice 三.(二), 三.(五); G6): one's own, and who below has filed. Refuses NOT-FOUND. */
export async function readPlans(ctx: Ctx, { org: code }: InputOf<typeof api.readPlans>): Promise<Read> {
  const org = await orgFor(ctx, { code, action: 'plan.read' })
  const policy = ctx.pack.plans
  const asked = plansOf(policy, org.kind)
  const own = standsTo(heldAt(ctx, 'plan.file'), org.path).has('own')
  const plans = await store.editionsOf(ctx, scopeOf(ctx, 'plan.read'), org.path)
  return {
    org: { code: org.code, name: org.name },
    maxBytes: policy.maxBytes.value,
    kinds: policy.kinds.map((kind) => ({
      code: kind.code,
      title: kind.title,
      hint: kind.hint,
      due: beijing(kind.due.value),
      here: !asked.includes(kind) ? 'notAsked' : own ? 'mine' : 'theirs',
    })),
    plans: plans.map((row) => viewOf(ctx, row)),
    below: await belowOf(ctx, org.path),
  }
}

/** 阅知、退回 (notice 三.(一)1): by an office above. Refuses PLAN-GONE, STATE-NO-WAY, PLAN-ABOVE, PLAN-SAME-PERSON,
 *  PLAN-REASON. */
export async function decidePlan(ctx: Ctx, input: InputOf<typeof api.decidePlan>) {
  const scope = scopeOf(ctx, 'plan.oversee')
  const row = await store.holdPlan(ctx, scope, input.plan)
  if (row === undefined || row.version !== input.version) throw refused('PLAN-GONE')
  const reason = input.reason?.trim() ?? ''
  const stands = standsTo(scope.orgs, row.org_path)
  const people = { account: byOf(ctx).account, filedBy: row.filed_by_account }
  const state = orRefuse(decide(row.state, input.event, { ...people, stands, reason }))
  const by = actorOver(ctx, 'plan.oversee', row.org_path)
  await store.movePlan(ctx, row.plan_id, {
    state,
    reason: input.event === 'sendBack' ? reason : null,
    by: by.account,
  })
  const detail = { plan: row.kind, edition: row.edition, org: row.org_path }
  await recordEvent(ctx, { kind: `plan.${input.event}`, at: ctx.now, by, detail }, { subject: row.plan_id })
  return { done: true as const }
}
