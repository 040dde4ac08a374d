import { type RawBuilder, sql } from 'kysely'
import type { PictureFindingView } from '@zhongzhao/api/shapes'
import type { ImageVerdict } from '@zhongzhao/domain/images/finding'
import type { PictureKind } from '@zhongzhao/domain/images/spec'
import type { Ctx } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'
import { stillStands } from '../registration/store-standing.ts'

export interface DoubtfulLine {
  readonly registration_id: string
  readonly name: string
  readonly number: string
  readonly class_name: string | null
  readonly school_name: string | null
  readonly image_id: string
  readonly verdict: ImageVerdict
  readonly disputed: boolean
  readonly at: Date
  readonly findings: readonly PictureFindingView[]
}

export interface DoubtfulFilter {
  readonly kind: PictureKind
  readonly school?: string | undefined
  readonly class?: string | undefined
  readonly rule?: string | undefined
}

const heldOf = (kind: PictureKind) => (kind === 'portrait' ? sql`r.portrait` : sql`r.document`)

/** Doubted by the machine, or by the candidate and not refused yet; written as the partial indexes have it. */
const doubtful = {
  portrait: sql<boolean>`(r.portrait->>'verdict' = 'doubtful' or (r.portrait->>'dispute' is not null and r.portrait->>'verdict' <> 'refused'))`,
  document: sql<boolean>`r.document->>'verdict' = 'doubtful'`,
} as const

/** Findings that need a person, as rows. */
const askedOf = sql`jsonb_array_elements(i.findings) f where f->>'severity' <> 'advice'`

function from(ctx: Ctx, scope: Scope, { kind, school, class: room }: DoubtfulFilter): RawBuilder<unknown> {
  const inside = recordInScope(scope)
  return sql`
    from registration r join image i on i.registration_id = r.registration_id and i.image_id = (${heldOf(kind)}->>'id')::uuid
    where r.season = ${ctx.pack.season} and ${doubtful[kind]} and ${inside}
      and ${stillStands('r')}
      and ${school === undefined ? sql`true` : sql`r.school_code = ${school}`}
      and ${room === undefined ? sql`true` : sql`r.org_path = (select o.path from org o where o.code = ${room})`}`
}

const ruled = (rule: string | undefined) =>
  rule === undefined ? sql`true` : sql`exists (select from ${askedOf} and f->>'rule' = ${rule})`

function afterCursor(after: string | undefined): RawBuilder<unknown> {
  const [at, id] = after?.split('|') ?? []
  if (at === undefined || id === undefined || !/^\d{1,15}$/.test(at) || !/^[0-9a-f-]{36}$/.test(id))
    return sql`true`
  return sql`(i.at, r.registration_id) > (${new Date(Number(at))}, ${id}::uuid)`
}

/** Pictures inside the scope that wait for a person, oldest first. */
export async function listDoubtful(
  ctx: Ctx,
  scope: Scope,
  filter: DoubtfulFilter & { readonly after: string | undefined; readonly limit: number },
): Promise<readonly DoubtfulLine[]> {
  const held = heldOf(filter.kind)
  const { rows } = await sql<DoubtfulLine>`
    select r.registration_id, r.name, r.number, i.image_id, ${held}->>'verdict' as verdict,
      ${held}->>'dispute' is not null as disputed, i.at, i.findings,
      (select o.name from org o where o.path = r.org_path) as class_name,
      (select o.name from org o where o.code = r.school_code) as school_name
    ${from(ctx, scope, filter)} and ${ruled(filter.rule)} and ${afterCursor(filter.after)}
    order by i.at, r.registration_id limit ${filter.limit}`.execute(ctx.db)
  return rows
}

/** How many there are, and for which rules; the filter by rule narrows the total only. */
export async function countDoubtful(
  ctx: Ctx,
  scope: Scope,
  filter: DoubtfulFilter,
): Promise<{ total: number; rules: { rule: string; pictures: number }[] }> {
  const { rows } = await sql<{ rule: string | null; pictures: number }>`
    select null as rule, count(*)::int as pictures ${from(ctx, scope, filter)} and ${ruled(filter.rule)}
    union all
    select rule, count(*)::int from (
      select distinct r.registration_id, x.rule
      from (select r.registration_id, i.findings ${from(ctx, scope, filter)}) r
        cross join lateral (select f->>'rule' as rule from jsonb_array_elements(r.findings) f where f->>'severity' <> 'advice') x) each
    group by rule order by 2 desc, 1`.execute(ctx.db)
  const rules = rows.flatMap(({ rule, pictures }) => (rule === null ? [] : [{ rule, pictures }]))
  return { total: rows.find(({ rule }) => rule === null)?.pictures ?? 0, rules }
}
