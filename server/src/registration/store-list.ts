import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope, recordInScope } from '../platform/scope.ts'
import { type Search, forNumber, meantBy } from './store-search.ts'
import { below } from '../platform/paths.ts'

export interface Line {
  readonly registration_id: string
  readonly person_id: string
  readonly number: string
  readonly name: string
  readonly org_path: string
  readonly class_position: number
  readonly class_name: string
  readonly school_name: string | null
  readonly state: string
  readonly content: unknown
  readonly sealed: Buffer
  readonly wrapped: Buffer
  readonly portrait_verdict: string | null
  readonly document_verdict: string | null
  /** Codes of reasons, or rules, of a refused picture. */
  readonly portrait_refused_for: readonly string[] | null
  readonly document_refused_for: readonly string[] | null
  readonly activated: boolean
  readonly returned: boolean
  readonly consent_at: Date | null
  readonly confirmed_at: Date | null
}

export interface Filter {
  readonly season: string
  readonly school: string | undefined
  readonly class: string | undefined
  readonly state: string | undefined
  readonly search: Search | undefined
}

const pathOf = (code: string) => sql`(select o.path from org o where o.code = ${code})`

/** What a search found is inside the scope and of the season. Of one found by its number that is not said again, which would lead the
 *  planner through the whole office; the thousand of a surname are met in the office's own order. */
function conditions(scope: Scope, { search, ...filter }: Filter): RawBuilder<boolean> {
  const found = search === undefined ? [] : [sql`r.registration_id in (${meantBy(scope, search)})`]
  const within = [recordInScope(scope), sql`r.season = ${filter.season}`]
  const parts = search !== undefined && forNumber(search) ? found : [...within, ...found]
  if (filter.school !== undefined) parts.push(below('r.org_path', pathOf(filter.school)))
  if (filter.class !== undefined) parts.push(sql`r.org_path = ${pathOf(filter.class)}`)
  if (filter.state !== undefined) parts.push(sql`r.state = ${filter.state}`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

function afterCursor(after: string | undefined): RawBuilder<boolean> {
  const [path, position, id] = after?.split('|') ?? []
  if (
    path === undefined ||
    position === undefined ||
    id === undefined ||
    !/^\d+$/.test(position) ||
    !/^[0-9a-f-]{36}$/.test(id)
  )
    return sql<boolean>`true`
  return sql<boolean>`(r.org_path, r.class_position, r.registration_id) > (${path}, ${Number(position)}, ${id}::uuid)`
}

/** Why a refused picture was refused: the reasons a person gave, or the rules the machine was sure about. */
function refusedFor(kind: 'portrait' | 'document'): RawBuilder<unknown> {
  const held = sql.raw(`r.${kind}`)
  return sql`case when ${held}->>'verdict' = 'refused' then coalesce(${held}->'reasons', (
    select jsonb_agg(distinct f->>'rule') from image i cross join lateral jsonb_array_elements(i.findings) f
    where i.registration_id = r.registration_id and i.image_id = (${held}->>'id')::uuid and f->>'severity' = 'error')) end`
}

/** Lines of the list inside the scope, in class order. */
export async function listLines(
  ctx: Ctx,
  scope: Scope,
  filter: Filter & { readonly after: string | undefined; readonly limit: number },
): Promise<readonly Line[]> {
  const { rows } = await sql<Line>`
    select r.registration_id, r.person_id, r.number, r.name, r.org_path, r.class_position, r.state, r.content, r.sealed, k.wrapped,
      (select o.name from org o where o.path = r.org_path) as class_name,
      (select o.name from org o where o.code = r.school_code) as school_name,
      r.portrait->>'verdict' as portrait_verdict, r.document->>'verdict' as document_verdict,
      ${refusedFor('portrait')} as portrait_refused_for, ${refusedFor('document')} as document_refused_for,
      a.password_hash is not null as activated,
      r.returned is not null as returned, r.consent_at, r.confirmed_at
    from (
      select * from registration r where ${conditions(scope, filter)} and ${afterCursor(filter.after)}
      order by r.org_path, r.class_position, r.registration_id limit ${filter.limit}
    ) r
    join person_key k on k.person_id = r.person_id
    left join account a on a.person_id = r.person_id
    order by r.org_path, r.class_position, r.registration_id`.execute(ctx.db)
  return rows
}

/** How many there are: from the counters, or of those that a search found (at most some thousands). */
export async function countLines(ctx: Ctx, scope: Scope, filter: Filter): Promise<number> {
  if (filter.search !== undefined || scope.registrations.length > 0) {
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from registration r where ${conditions(scope, filter)}`.execute(ctx.db)
    return rows[0]?.n ?? 0
  }
  const parts = [sql`t.season = ${filter.season}`, orgInScope(scope, sql`t.org_path`)]
  if (filter.school !== undefined) parts.push(below('t.org_path', pathOf(filter.school)))
  if (filter.class !== undefined) parts.push(sql`t.org_path = ${pathOf(filter.class)}`)
  if (filter.state !== undefined) parts.push(sql`t.state = ${filter.state}`)
  const { rows } = await sql<{
    n: number
  }>`select coalesce(sum(t.pupils), 0)::int as n from class_tally t where ${sql.join(parts, sql` and `)}`.execute(
    ctx.db,
  )
  return rows[0]?.n ?? 0
}

/** What happened to one registration: acts, times, kinds of people; no values. */
export async function listEvents(
  ctx: Ctx,
  scope: Scope,
  { id, unseen }: { id: string; unseen: readonly string[] },
) {
  const inside = recordInScope(scope)
  const { rows } = await sql<{
    kind: string
    at: Date
    fields: string[]
    purpose: string | null
    by_kind: string | null
    by_name: string | null
  }>`
    select e.kind, e.at, e.fields, e.detail->>'purpose' as purpose, a.kind as by_kind, a.name as by_name
    from registration r join event e on e.registration_id = r.registration_id left join account a on a.account_id = e.account_id
    where r.registration_id = ${id} and ${inside} and e.kind <> all(${[...unseen]}::text[])
    order by e.at desc, e.event_id desc limit 200`.execute(ctx.db)
  return rows
}
