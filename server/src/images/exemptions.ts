import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/exemptions'
import { actionsOver } from '@zhongzhao/domain/access/can'
import { rulesFit } from '@zhongzhao/domain/images/exempting'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import {
  type ExemptionEvent,
  decideExemption as decide,
  exemptionLifecycle,
} from '@zhongzhao/domain/registration/exemption'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { type Scope, scopeOf } from '../platform/scope.ts'
import { openWith, sealWith } from '../platform/sealed-text.ts'
import { loadDossier } from '../registration/store.ts'
import {
  type ExemptionRow,
  findExemption,
  insertExemption,
  listExemptions,
  listWaitingExemptions,
  moveExemption,
} from './store-exemptions.ts'

type Listed = OutputOf<typeof api.exemptionsOf>

const placeOf = (registration: string, exemption: string) => `exemption:${registration}:${exemption}`

function mayOf(ctx: Ctx, row: ExemptionRow): readonly ExemptionEvent[] {
  if (ctx.actor === undefined) return []
  const held = actionsOver(
    ctx.actor,
    { org: row.org_path, registration: row.registration_id },
    ctx.pack.roles,
  )
  const may = mayNow(exemptionLifecycle, row.state, { open: new Set<never>(), actions: held })
  return row.asked_by === byOf(ctx).account ? may.filter((event) => event === 'withdraw') : may
}

function view(ctx: Ctx, row: ExemptionRow): Listed['exemptions'][number] {
  const key = ctx.services.keys.unwrap(row.person_id, row.wrapped)
  return {
    id: row.exemption_id,
    registration: row.registration_id,
    name: row.name,
    className: row.class_name ?? '',
    ground: row.ground,
    rules: [...row.rules],
    note: openWith(key, row.note, placeOf(row.registration_id, row.exemption_id)).toString(),
    state: row.state,
    stateName: exemptionLifecycle.states[row.state],
    version: row.version,
    askedBy: row.asked_name ?? '',
    askedAt: row.asked_at.getTime(),
    ...(row.decided_name === null ? {} : { decidedBy: row.decided_name }),
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.getTime() }),
    may: [...mayOf(ctx, row)],
  }
}

/** Refuses NOT-FOUND for who stands outside the scope. */
export async function exemptionsOf(ctx: Ctx, { id }: { id: string }): Promise<Listed> {
  const scope = scopeOf(ctx, 'exemption.read')
  await loadDossier(ctx, scope, { id, hold: 'read' })
  return { exemptions: (await listExemptions(ctx, scope, id)).map((row) => view(ctx, row)) }
}

/** What waits for an approver. */
export async function waitingExemptions(ctx: Ctx): Promise<Listed> {
  const rows = await listWaitingExemptions(ctx, scopeOf(ctx, 'exemption.read'))
  return { exemptions: rows.map((row) => view(ctx, row)) }
}

/** School or class teacher asks, with what was seen as evidence (E8). Refuses NOT-FOUND, EXEMPTION-RULES. */
export async function askExemption(
  ctx: Ctx,
  { id, ground, rules, note }: InputOf<typeof api.askExemption>,
): Promise<Listed> {
  const { key } = await loadDossier(ctx, scopeOf(ctx, 'exemption.ask'), { id, hold: 'change' })
  if (!rulesFit(ctx.pack.exemptionPolicies, ground, rules)) throw refused('EXEMPTION-RULES')
  const exemption = newId()
  const by = byOf(ctx)
  const sealed = sealWith(key, note.trim(), placeOf(id, exemption))
  await insertExemption(ctx, { registration: id, exemption, ground, rules, note: sealed, by: by.account })
  const detail = { ground, rules: rules.join() }
  await recordEvent(ctx, { kind: 'exemption.asked', at: ctx.now, by, detail }, { registration: id })
  return exemptionsOf(ctx, { id })
}

async function move(
  ctx: Ctx,
  scope: Scope,
  {
    id,
    exemption,
    version,
    event,
  }: { id: string; exemption: string; version: number; event: ExemptionEvent },
): Promise<{ done: true }> {
  // Held, so that two people decide one after the other.
  await loadDossier(ctx, scope, { id, hold: 'change' })
  const row = await findExemption(ctx, scope, { id, exemption })
  if (row === undefined || row.version !== version) throw refused('EXEMPTION-GONE')
  const by = byOf(ctx)
  const to = orRefuse(decide({ state: row.state, askedBy: row.asked_by }, event, by))
  if ((await moveExemption(ctx, row, { to, by: by.account })) === 'gone') throw refused('EXEMPTION-GONE')
  const kind = `exemption.${to}`
  await recordEvent(ctx, { kind, at: ctx.now, by, detail: { ground: row.ground } }, { registration: id })
  return { done: true }
}

/** Another person than who asked decides. Refuses NOT-FOUND, EXEMPTION-GONE, EXEMPTION-TWO-PEOPLE, STATE-NO-WAY. */
export function decideExemption(
  ctx: Ctx,
  input: InputOf<typeof api.decideExemption>,
): Promise<{ done: true }> {
  return move(ctx, scopeOf(ctx, 'exemption.approve'), input)
}

/** It ends; pictures judged meanwhile stay as they were judged. Refuses NOT-FOUND, EXEMPTION-GONE, STATE-NO-WAY. */
export function withdrawExemption(
  ctx: Ctx,
  input: InputOf<typeof api.withdrawExemption>,
): Promise<{ done: true }> {
  return move(ctx, scopeOf(ctx, 'exemption.ask'), { ...input, event: 'withdraw' })
}
