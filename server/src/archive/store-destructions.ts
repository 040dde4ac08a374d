import type { DestructionState } from '@zhongzhao/domain/archive/destruction'
import { sql } from 'kysely'
import { type Ctx, newId } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import type { ListedVolume } from './store-handovers.ts'
import { atOrBelow } from '../platform/paths.ts'

export interface DestructionRow {
  readonly destruction_id: string
  readonly version: number
  readonly serial: number
  readonly org_path: string
  readonly org_name: string
  readonly ground: string
  readonly state: DestructionState
  readonly proposed_by: string
  readonly proposer: string | null
  readonly proposed_at: Date
  readonly words: string | null
  readonly decided_by: string | null
  readonly decided_at: Date | null
  /** Who approves it, while it waits; nothing where nobody may. */
  readonly deciding_path: string | null
  readonly deciding_name: string | null
  readonly volumes: readonly ListedVolume[]
}

/** SQL: where `x` is approved while it waits: the nearest organisation of the pack's step, the keeper first, at which somebody other than the
 *  proposer holds the action now. */
function deciding(ctx: Ctx) {
  const { at, by } = ctx.pack.archive.destroyedBy
  const roles = ctx.pack.roles.filter(({ actions }) => actions.some((one) => one === by)).map(({ id }) => id)
  return sql`(
    select a.path from org a
    where (a.path = x.org_path or x.org_path like a.path || '/%') and a.kind = any(${[...at]}::text[]) and exists (
      select 1 from grant_given g where g.org_path = a.path and g.role = any(${roles}::text[]) and g.account_id <> x.proposed_by
        and g.state = 'active' and (g.until is null or g.until > ${new Date(ctx.now)}::timestamptz))
    order by length(a.path) desc limit 1)`
}

const columns = sql`
  x.destruction_id, x.version, x.serial, x.org_path, o.name as org_name, x.ground, x.state, x.proposed_by, p.name as proposer, x.proposed_at,
  x.words, d.name as decided_by, x.decided_at, by_whom.path as deciding_path, by_whom.name as deciding_name,
  (select json_agg(json_build_object('id', v.volume_id, 'serial', v.serial, 'title', v.title, 'sheets', xv.sheets) order by v.serial)
    from archive_destruction_volume xv join archive_volume v using (volume_id) where xv.destruction_id = x.destruction_id) as volumes`
const joined = (ctx: Ctx) => sql`
  archive_destruction x join org o on o.path = x.org_path left join account p on p.account_id = x.proposed_by
  left join account d on d.account_id = x.decided_by
  left join org by_whom on x.state = 'proposed' and by_whom.path = ${deciding(ctx)}`

/** Destructions at an organisation or below it; those that wait first, at most 200. */
export async function listDestructions(
  ctx: Ctx,
  scope: Scope,
  org: string,
): Promise<readonly DestructionRow[]> {
  const { rows } = await sql<DestructionRow>`
    select ${columns} from ${joined(ctx)}
    where x.season = ${ctx.pack.season} and ${atOrBelow('x.org_path', org)} and ${orgInScope(scope, sql`x.org_path`)}
    order by x.state <> 'proposed', x.proposed_at desc limit 200`.execute(ctx.db)
  return rows
}

/** One destruction in sight; held to be changed, or read. */
export async function findDestruction(
  ctx: Ctx,
  scope: Scope,
  { destruction, hold }: { destruction: string; hold: 'change' | 'read' },
): Promise<DestructionRow | undefined> {
  const held = hold === 'change' ? sql`for no key update of x` : sql``
  const { rows } = await sql<DestructionRow>`
    select ${columns} from ${joined(ctx)}
    where x.destruction_id = ${destruction} and x.season = ${ctx.pack.season} and ${orgInScope(scope, sql`x.org_path`)} ${held}`.execute(
    ctx.db,
  )
  return rows[0]
}

export async function insertDestruction(
  ctx: Ctx,
  given: {
    org: string
    serial: number
    ground: string
    state: DestructionState
    by: string
    volumes: readonly { readonly id: string; readonly sheets: number }[]
  },
): Promise<string> {
  const id = newId()
  await sql`
    insert into archive_destruction (destruction_id, season, org_path, serial, ground, state, proposed_by, proposed_at)
    values (${id}, ${ctx.pack.season}, ${given.org}, ${given.serial}, ${given.ground}, ${given.state}, ${given.by}, ${new Date(ctx.now)})`.execute(
    ctx.db,
  )
  await sql`
    insert into archive_destruction_volume (destruction_id, volume_id, sheets)
    select ${id}::uuid, v, n from unnest(${given.volumes.map((v) => v.id)}::uuid[], ${given.volumes.map((v) => v.sheets)}::int[]) as t (v, n)`.execute(
    ctx.db,
  )
  return id
}

export async function moveDestructionTo(
  ctx: Ctx,
  id: string,
  { to, words, by }: { to: DestructionState; words: string | undefined; by: string },
): Promise<void> {
  await sql`
    update archive_destruction set state = ${to}, version = version + 1, words = ${words ?? null}, decided_by = ${by}::uuid,
      decided_at = ${new Date(ctx.now)} where destruction_id = ${id}`.execute(ctx.db)
}
