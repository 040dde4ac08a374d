import { type RawBuilder, sql } from 'kysely'
import type { ExemptionGround } from '@zhongzhao/domain/images/exempting'
import type { ExemptionState } from '@zhongzhao/domain/registration/exemption'
import type { Ctx } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'

export interface ExemptionRow {
  readonly registration_id: string
  readonly exemption_id: string
  readonly person_id: string
  readonly wrapped: Buffer
  readonly org_path: string
  readonly name: string
  readonly class_name: string | null
  readonly ground: ExemptionGround
  readonly rules: readonly string[]
  readonly note: Buffer
  readonly state: ExemptionState
  readonly version: number
  readonly asked_by: string
  readonly asked_name: string | null
  readonly asked_at: Date
  readonly decided_name: string | null
  readonly decided_at: Date | null
}

/** Exemptions inside the scope, the newest first; at most 200. */
async function list(ctx: Ctx, scope: Scope, which: RawBuilder<unknown>): Promise<readonly ExemptionRow[]> {
  const inside = recordInScope(scope)
  const { rows } = await sql<ExemptionRow>`
    select e.registration_id, e.exemption_id, r.person_id, k.wrapped, r.org_path, r.name,
      (select o.name from org o where o.path = r.org_path) as class_name,
      e.ground, e.rules, e.note, e.state, e.version, e.asked_by, e.asked_at, e.decided_at,
      (select a.name from account a where a.account_id = e.asked_by) as asked_name,
      (select a.name from account a where a.account_id = e.decided_by) as decided_name
    from exemption e join registration r on r.registration_id = e.registration_id join person_key k on k.person_id = r.person_id
    where ${which} and ${inside} order by e.asked_at desc, e.exemption_id desc limit 200`.execute(ctx.db)
  return rows
}

export const listExemptions = (ctx: Ctx, scope: Scope, registration: string) =>
  list(ctx, scope, sql`e.registration_id = ${registration}`)

export const listWaitingExemptions = (ctx: Ctx, scope: Scope) =>
  list(ctx, scope, sql`e.state = 'asked' and r.season = ${ctx.pack.season}`)

export async function findExemption(
  ctx: Ctx,
  scope: Scope,
  { id, exemption }: { id: string; exemption: string },
): Promise<ExemptionRow | undefined> {
  const [row] = await list(ctx, scope, sql`e.registration_id = ${id} and e.exemption_id = ${exemption}`)
  return row
}

/** Rules from which this registration is exempt now. */
export async function exemptedRules(ctx: Ctx, registration: string): Promise<readonly string[]> {
  const { rows } = await sql<{ rule: string }>`
    select distinct unnest(rules) as rule from exemption where registration_id = ${registration} and state = 'approved'`.execute(
    ctx.db,
  )
  return rows.map(({ rule }) => rule)
}

export async function insertExemption(
  ctx: Ctx,
  asked: {
    registration: string
    exemption: string
    ground: string
    rules: readonly string[]
    note: Buffer
    by: string
  },
): Promise<void> {
  await ctx.db
    .insertInto('exemption')
    .values({
      registration_id: asked.registration,
      exemption_id: asked.exemption,
      ground: asked.ground,
      rules: [...asked.rules],
      note: asked.note,
      state: 'asked',
      asked_by: asked.by,
      asked_at: new Date(ctx.now),
    })
    .execute()
}

/** Moves an exemption that is still in the version seen; `gone` when somebody else moved it. */
export async function moveExemption(
  ctx: Ctx,
  { exemption_id, version }: { exemption_id: string; version: number },
  { to, by }: { to: ExemptionState; by: string },
): Promise<'moved' | 'gone'> {
  const { rows } = await sql`
    update exemption set state = ${to}, version = version + 1, decided_by = ${by}, decided_at = ${new Date(ctx.now)}
    where exemption_id = ${exemption_id} and version = ${version} returning exemption_id`.execute(ctx.db)
  return rows.length === 1 ? 'moved' : 'gone'
}
