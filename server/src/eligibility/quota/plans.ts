import { createHash } from 'node:crypto'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/quota'
import { actionsOver } from '@zhongzhao/domain/access/can'
import { canonical } from '@zhongzhao/domain/base/canonical'
import { tieWords } from '@zhongzhao/domain/eligibility/quota'
import {
  type SeniorSchool,
  decideKeeping,
  decideQuotaPlan,
  quotaBasisNames,
  quotaPlanLifecycle,
  shareOut,
} from '@zhongzhao/domain/eligibility/quota-plan'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { type QuotaPolicy, lowestNamed } from '@zhongzhao/domain/season/eligibility'
import { orgFor } from '../../orgs/commands.ts'
import { actorOver } from '../../platform/actor-over.ts'
import type { Ctx } from '../../platform/context.ts'
import { orRefuse, refused } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events.ts'
import { scopeOf } from '../../platform/scope.ts'
import * as store from './store.ts'
import { type SchoolRow, areasBelow, countSchools } from './store-count.ts'

type Asked = Pick<InputOf<typeof api.previewQuota>, 'org' | 'basis' | 'areas' | 'seniors'>

export const policyOf = ({ pack }: Ctx): QuotaPolicy => pack.eligibility.quota

/** Least share of a plan at a place. */
const percentAt = (ctx: Ctx, path: string): number => lowestNamed(policyOf(ctx).shares, path)?.percent ?? 0

export const tiesIn = (ctx: Ctx): string[] => policyOf(ctx).ties.map((tie) => tieWords[tie])

const holds = (ctx: Ctx, path: string) =>
  ctx.actor === undefined ? new Set<never>() : actionsOver(ctx.actor, { org: path }, ctx.pack.roles)

/** What this reader may try with an edition now. */
function mayOf(ctx: Ctx, row: store.PlanRow): readonly string[] {
  const may = mayNow(quotaPlanLifecycle, row.state, {
    open: new Set<never>(),
    actions: holds(ctx, row.org_path),
  })
  const own = row.kept_by === ctx.actor?.account
  const alone = policyOf(ctx).approval.by === 'anybody'
  return may.filter((event) => (event === 'withdraw' ? own : event !== 'replace' && (!own || alone)))
}

export function planView(ctx: Ctx, row: store.PlanRow): OutputOf<typeof api.quotaPlans>['plans'][number] {
  return {
    id: row.plan_id,
    version: row.version,
    orgCode: row.org_code,
    orgName: row.org_name,
    edition: row.edition,
    state: row.state,
    stateName: quotaPlanLifecycle.states[row.state],
    basis: row.basis,
    basisName: quotaBasisNames[row.basis],
    areas: [...row.areas],
    percent: row.percent,
    seniors: row.seniors.map((senior) => ({ ...senior })),
    schools: row.schools,
    total: row.seniors.reduce((sum, { quota }) => sum + quota, 0),
    keptBy: row.kept_name,
    keptAt: row.kept_at.getTime(),
    ...(row.decided_name === null ? {} : { decidedBy: row.decided_name }),
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.getTime() }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    may: [...mayOf(ctx, row)],
  }
}

/** 分配生名额方案 of an organisation, the newest edition first (I6). Refuses NOT-FOUND. */
export async function quotaPlans(
  ctx: Ctx,
  { org: code }: InputOf<typeof api.quotaPlans>,
): Promise<OutputOf<typeof api.quotaPlans>> {
  const org = await orgFor(ctx, { code, action: 'quota.read' })
  const rows = await store.editionsOf(ctx, scopeOf(ctx, 'quota.read'), org.path)
  const areas = await areasBelow(ctx, org.path)
  return {
    keeps: holds(ctx, org.path).has('quota.keep') ? 'yes' : 'no',
    percent: percentAt(ctx, org.path),
    bases: policyOf(ctx).counts.map((basis) => ({ code: basis, title: quotaBasisNames[basis] })),
    areas: areas.map((area) => ({ code: area.code, title: area.name })),
    ties: tiesIn(ctx),
    edition: rows[0]?.edition ?? 0,
    plans: rows.map((row) => planView(ctx, row)),
  }
}

/** Paths in which schools count. Refuses QUOTA-AREA. */
async function underOf(ctx: Ctx, org: string, areas: readonly string[]): Promise<readonly string[]> {
  if (areas.length === 0) return [org]
  const known = await areasBelow(ctx, org)
  const chosen = known.filter(({ code }) => areas.includes(code))
  if (chosen.length < new Set(areas).size) throw refused('QUOTA-AREA')
  return chosen.map(({ path }) => path)
}

/** The senior schools as they are kept: a name without blanks around it. */
const seniorsOf = ({ seniors }: Asked): readonly SeniorSchool[] =>
  seniors.map(({ name, places, quota }) => ({ name: name.trim(), places, quota }))

/** A mark of everything that was shown: what was asked and who counted. */
const shownMark = (
  { org, basis, areas }: Asked,
  seniors: readonly SeniorSchool[],
  schools: readonly SchoolRow[],
) =>
  createHash('sha256')
    .update(
      canonical({
        org,
        basis,
        areas: areas.toSorted(),
        seniors: seniors.map((senior) => ({ ...senior })),
        schools: schools.map(({ code, graduates }) => [code, graduates]),
      }),
    )
    .digest('base64url')

/** What is asked, as numbers stand now. Refuses NOT-FOUND, QUOTA-AREA, INPUT-SHAPE. */
async function reckon(ctx: Ctx, asked: Asked) {
  const org = await orgFor(ctx, { code: asked.org, action: 'quota.keep' })
  if (!policyOf(ctx).counts.includes(asked.basis)) throw refused('INPUT-SHAPE', { where: 'basis' })
  const under = await underOf(ctx, org.path, asked.areas)
  const seniors = seniorsOf(asked)
  const schools = await countSchools(ctx, { under, basis: asked.basis })
  const lines = shareOut(seniors, schools, policyOf(ctx).ties)
  return {
    org,
    seniors,
    schools,
    lines,
    percent: percentAt(ctx, org.path),
    now: shownMark(asked, seniors, schools),
  }
}

/** 计算分配生名额 (I6): shown before anything is kept. Refuses NOT-FOUND, QUOTA-AREA, QUOTA-SENIORS, QUOTA-SHARE, QUOTA-NOBODY. */
export async function previewQuota(
  ctx: Ctx,
  asked: InputOf<typeof api.previewQuota>,
): Promise<OutputOf<typeof api.previewQuota>> {
  const { seniors, percent, schools, lines, now } = await reckon(ctx, asked)
  orRefuse(decideKeeping({ seniors, percent, schools, shown: now, now }))
  const names = new Map(schools.map(({ code, name }) => [code, name]))
  return {
    shown: now,
    lines: lines.map((line) => ({
      ...line,
      name: names.get(line.code) ?? '',
      parts: line.parts.map((part) => ({ ...part })),
    })),
    graduates: schools.reduce((sum, { graduates }) => sum + graduates, 0),
    total: seniors.reduce((sum, { quota }) => sum + quota, 0),
  }
}

/** 提交方案 (I6): what was shown is what is kept, with what was counted. Refuses NOT-FOUND, QUOTA-AREA, QUOTA-SENIORS, QUOTA-SHARE,
 *  QUOTA-NOBODY, QUOTA-MOVED, QUOTA-WAITS, QUOTA-GONE. */
export async function keepQuota(ctx: Ctx, asked: InputOf<typeof api.keepQuota>): Promise<{ plan: string }> {
  const { org, now, ...reckoned } = await reckon(ctx, asked)
  const by = actorOver(ctx, 'quota.keep', org.path)
  orRefuse(decideKeeping({ ...reckoned, shown: asked.shown, now }))
  const [latest] = await store.editionsOf(ctx, scopeOf(ctx, 'quota.keep'), org.path)
  if ((latest?.edition ?? 0) !== asked.after) throw refused('QUOTA-GONE')
  const edition = asked.after + 1
  const { basis, areas } = asked
  const plan = await store.insertPlan(ctx, { ...reckoned, org, edition, basis, areas, by: by.account })
  if (plan === 'taken') throw refused('QUOTA-WAITS')
  const detail = {
    edition,
    seniors: reckoned.seniors.length,
    schools: reckoned.schools.length,
    org: org.path,
  }
  await recordEvent(ctx, { kind: 'quota.kept', at: ctx.now, by, detail }, { subject: plan })
  return { plan }
}

/** One edition with what it gives each school. Refuses QUOTA-GONE. */
export async function readQuota(
  ctx: Ctx,
  { plan }: InputOf<typeof api.readQuota>,
): Promise<OutputOf<typeof api.readQuota>> {
  const row = await store.findPlan(ctx, scopeOf(ctx, 'quota.read'), { plan, hold: 'read' })
  if (row === undefined) throw refused('QUOTA-GONE')
  const lines = await store.linesOf(ctx, plan)
  return {
    ...planView(ctx, row),
    lines: lines.map((line) => ({ ...line, parts: line.parts.map((part) => ({ ...part })) })),
    graduates: lines.reduce((sum, { graduates }) => sum + graduates, 0),
    ties: tiesIn(ctx),
    moved: row.state === 'kept' ? await movedSince(ctx, row, lines) : 0,
  }
}

/** Schools whose number is another one now than when the plan was kept: for who approves it. */
async function movedSince(ctx: Ctx, row: store.PlanRow, lines: readonly store.KeptLine[]): Promise<number> {
  const under = await underOf(ctx, row.org_path, row.areas)
  const now = new Map(
    (await countSchools(ctx, { under, basis: row.basis })).map(({ code, graduates }) => [code, graduates]),
  )
  const gone = lines.filter(({ code, graduates }) => (now.get(code) ?? 0) !== graduates).length
  const known = new Set(lines.map(({ code }) => code))
  return gone + [...now.keys()].filter((code) => !known.has(code)).length
}

/** 批准并公布、退回、撤回 (I6); approved, the edition that was published gives way. Refuses QUOTA-GONE, STATE-NO-WAY, QUOTA-TWO-PEOPLE,
 *  QUOTA-KEEPER, QUOTA-REASON. */
export async function moveQuota(ctx: Ctx, input: InputOf<typeof api.moveQuota>) {
  const { plan, version, event, reason = '' } = input
  const row = await store.findPlan(ctx, scopeOf(ctx, 'quota.keep'), { plan, hold: 'change' })
  if (row === undefined || row.version !== version) throw refused('QUOTA-GONE')
  const by = actorOver(ctx, 'quota.keep', row.org_path)
  const approval = policyOf(ctx).approval.by
  const acting = { account: by.account, keptBy: row.kept_by, approval, reason }
  const to = orRefuse(decideQuotaPlan(row.state, event, acting))
  const detail = { edition: row.edition, org: row.org_path }
  if (event === 'approve') await replaceApproved(ctx, row)
  await store.movePlan(ctx, plan, { to, reason: event === 'sendBack' ? reason.trim() : null, by: by.account })
  await recordEvent(ctx, { kind: `quota.${event}`, at: ctx.now, by, detail }, { subject: plan })
  return { done: true as const }
}

async function replaceApproved(ctx: Ctx, { org_code: code, org_path: path }: store.PlanRow): Promise<void> {
  const before = await store.holdApproved(ctx, code)
  if (before === undefined) return
  const by = actorOver(ctx, 'quota.keep', path)
  const acting = { account: by.account, keptBy: before.kept_by, approval: policyOf(ctx).approval.by }
  await store.retirePlan(ctx, before.plan_id, orRefuse(decideQuotaPlan('approved', 'replace', acting)))
  await recordEvent(
    ctx,
    { kind: 'quota.replace', at: ctx.now, by, detail: { org: path } },
    { subject: before.plan_id },
  )
}
