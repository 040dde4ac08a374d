import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/plans'
import { decidePlan, standsTo } from '@zhongzhao/domain/plans/lifecycle'
import { type PlanFileFacts, checkPlanFile } from '@zhongzhao/domain/plans/plan-file'
import { plansOf } from '@zhongzhao/domain/season/plans'
import { orgFor } from '../orgs/commands.ts'
import type { OrgRow } from '../orgs/store.ts'
import type { Ctx } from '../platform/context.ts'
import { actorOver } from '../platform/actor-over.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import type { FileAnswer, Upload } from '../platform/serve.ts'
import * as store from './store.ts'

/** How far from its end the mark of a PDF's end may stand, bytes. */
const TAIL = 2048

function factsOf(bytes: Buffer): PlanFileFacts {
  const pdf = bytes.subarray(0, 5).toString('latin1') === '%PDF-'
  const whole = bytes.subarray(-TAIL).toString('latin1').includes('%%EOF')
  return { bytes: bytes.length, form: pdf ? 'pdf' : 'other', end: whole ? 'whole' : 'cut' }
}

type Given = InputOf<typeof api.filePlan>

/** The edition that stood gives way to the new one. Refuses PLAN-GONE, and as deciding does. */
async function keep(
  ctx: Ctx,
  { after, kind, title, responsible }: Given,
  { org, id, file, bytes }: { org: OrgRow; id: string; file: string; bytes: number },
): Promise<void> {
  const by = actorOver(ctx, 'plan.file', org.path)
  const before = await store.holdStanding(ctx, { org: org.code, kind })
  if ((before?.edition ?? 0) !== after) throw refused('PLAN-GONE')
  if (before !== undefined) {
    const people = { account: by.account, filedBy: before.filed_by_account }
    const state = orRefuse(decidePlan(before.state, 'replace', { stands: new Set(['own']), ...people }))
    await store.retirePlan(ctx, before.plan_id, state)
  }
  const edition = after + 1
  const given = { id, org, kind, edition, title: title.trim(), responsible: responsible.trim(), file, bytes }
  if ((await store.insertPlan(ctx, { ...given, by: by.account })) === 'taken') throw refused('PLAN-GONE')
  const detail = { plan: kind, edition, org: org.path }
  await recordEvent(ctx, { kind: 'plan.filed', at: ctx.now, by, detail }, { subject: id })
}

/** 报备方案预案 (notice 三.(二), 三.(五)): by the place itself; a new edition replaces the one seen, which stays to be read. Refuses
 *  NOT-FOUND, PLAN-OWN, PLAN-KIND, PLAN-FILE, PLAN-GONE. */
export async function filePlan(ctx: Ctx, given: Given, { bytes }: Upload) {
  const org = await orgFor(ctx, { code: given.org, action: 'plan.file' })
  const stands = standsTo(scopeOf(ctx, 'plan.file').orgs, org.path)
  if (!stands.has('own')) throw refused('PLAN-OWN')
  if (plansOf(ctx.pack.plans, org.kind).every((kind) => kind.code !== given.kind)) throw refused('PLAN-KIND')
  orRefuse(checkPlanFile(ctx.pack.plans, factsOf(bytes)))
  const id = store.newPlanId()
  const { keys, files } = ctx.services
  const file = await files.put(keys.seal(bytes, store.planPlace(id)))
  await keep(ctx, given, { org, id, file, bytes: bytes.length })
  return { plan: id }
}

/** One edition as it was filed; recorded. Refuses PLAN-GONE. */
export async function openPlan(ctx: Ctx, { plan }: InputOf<typeof api.openPlan>): Promise<FileAnswer> {
  const found = await store.findPlan(ctx, scopeOf(ctx, 'plan.read'), plan)
  if (found === undefined) throw refused('PLAN-GONE')
  const { keys, files } = ctx.services
  const bytes = keys.open(await files.get(found.file), store.planPlace(plan))
  const by = actorOver(ctx, 'plan.read', found.org_path)
  const detail = { plan: found.kind, edition: found.edition, org: found.org_path }
  await recordEvent(ctx, { kind: 'plan.opened', at: ctx.now, by, detail }, { subject: plan })
  const fileName = `${found.org_code}-${found.kind}-${found.edition}.pdf`
  return { kind: 'file', bytes, type: 'application/pdf', fileName, cache: 'never' }
}
