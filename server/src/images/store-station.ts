import { type RawBuilder, sql } from 'kysely'
import type { CaptureAnswerView } from '@zhongzhao/api/station'
import type { PictureKind } from '@zhongzhao/domain/images/spec'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope, recordInScope } from '../platform/scope.ts'
import { stillStands } from '../registration/store-standing.ts'
import { below } from '../platform/paths.ts'

export interface ClassLine {
  readonly code: string
  readonly name: string
  readonly school: string
  readonly path: string
  readonly pupils: number
  readonly portraits: number
  readonly documents: number
}

/** Classes inside the scope that have pupils this season, with what they have; at most 500, in order. `code` narrows it to one. */
export async function listStationClasses(
  ctx: Ctx,
  scope: Scope,
  code?: string,
): Promise<readonly ClassLine[]> {
  const { rows } = await sql<ClassLine>`
    select o.code, o.name, coalesce(s.name, '') as school, o.path,
      sum(t.pupils)::int as pupils, sum(t.portraits)::int as portraits, sum(t.documents)::int as documents
    from org o
      join class_tally t on t.org_path = o.path and t.season = ${ctx.pack.season} and ${stillStands('t')}
      left join org s on s.kind = 'school' and ${below('o.path', sql`s.path`)}
    where o.kind = 'class' and ${orgInScope(scope, sql`o.path`)} and ${code === undefined ? sql`true` : sql`o.code = ${code}`}
    group by o.code, o.name, s.name, o.path having sum(t.pupils) > 0
    order by o.path limit 500`.execute(ctx.db)
  return rows
}

export interface PupilLine {
  readonly registration_id: string
  readonly person_id: string
  readonly number: string
  readonly name: string
  readonly content: unknown
  readonly sealed: Buffer
  readonly wrapped: Buffer
  readonly portrait: { readonly id: string; readonly verdict: string } | null
  readonly document: { readonly id: string; readonly verdict: string } | null
}

/** The pupils of one class inside the scope, in class order, with the pictures they have. */
export async function listStationPupils(ctx: Ctx, scope: Scope, path: string): Promise<readonly PupilLine[]> {
  const inside = recordInScope(scope)
  const { rows } = await sql<PupilLine>`
    select r.registration_id, r.person_id, r.number, r.name, r.content, r.sealed, k.wrapped,
      coalesce((${waiting(sql`'portrait'`)}), case when r.portrait is not null
        then jsonb_build_object('id', r.portrait->>'id', 'verdict', r.portrait->>'verdict') end) as portrait,
      coalesce((${waiting(sql`'document'`)}), case when r.document is not null
        then jsonb_build_object('id', r.document->>'id', 'verdict', r.document->>'verdict') end) as document
    from registration r join person_key k on k.person_id = r.person_id
    where r.season = ${ctx.pack.season} and r.org_path = ${path} and ${stillStands('r')} and ${inside}
    order by r.class_position, r.registration_id`.execute(ctx.db)
  return rows
}

export interface Current {
  readonly id: string
  readonly verdict: string
  readonly at: number
}

/** SQL: the newest picture of a kind that still waits for the eye, as `looking`. */
const waiting = (kind: RawBuilder<string>) => sql`
  select jsonb_build_object('id', j.image_id, 'verdict', 'looking') from eye_job j
  where j.registration_id = r.registration_id and j.kind = ${kind} and j.state in ('waiting', 'running')
  order by j.image_id desc limit 1`

/** The newest picture of a kind: one that waits for the eye (`looking`), or the registration's own. */
export async function findCurrent(
  ctx: Ctx,
  scope: Scope,
  { id, kind }: { id: string; kind: PictureKind },
): Promise<Current | undefined> {
  const inside = recordInScope(scope)
  const { rows } = await sql<{ id: string; verdict: string; at: Date }>`
    select newest.id, newest.verdict, newest.at
    from registration r
      cross join lateral (select case ${kind} when 'portrait' then r.portrait else r.document end as held) p
      cross join lateral (
        select i.image_id as id, coalesce(p.held->>'verdict', i.verdict) as verdict, i.at from image i
        where i.registration_id = r.registration_id and i.image_id = (p.held->>'id')::uuid
        union all
        select j.image_id, 'looking', j.at from eye_job j
        where j.registration_id = r.registration_id and j.kind = ${kind} and j.state in ('waiting', 'running')
        order by id desc limit 1
      ) newest
    where r.registration_id = ${id} and ${inside}`.execute(ctx.db)
  const [row] = rows
  return row === undefined ? undefined : { id: row.id, verdict: row.verdict, at: row.at.getTime() }
}

/** The newest picture of a kind that waits for the eye, besides one. */
export async function findWaiting(
  ctx: Ctx,
  { id, kind, besides }: { id: string; kind: PictureKind; besides: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select j.image_id as id from eye_job j
    where j.registration_id = ${id} and j.kind = ${kind} and j.image_id <> ${besides} and j.state in ('waiting', 'running')
    order by j.image_id desc limit 1`.execute(ctx.db)
  return rows[0]?.id
}

/** Was this picture looked at and left, so that what was there before is still there? */
export async function wasLeft(
  ctx: Ctx,
  { id, kind, image }: { id: string; kind: PictureKind; image: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from eye_job j
    where j.registration_id = ${id} and j.kind = ${kind} and j.image_id = ${image} and j.kept = 'left'`.execute(
    ctx.db,
  )
  return rows.length > 0
}

export interface Delivery {
  readonly registration: string
  readonly capture: string
  readonly kind: PictureKind
  readonly image?: string | undefined
  readonly answer: CaptureAnswerView
}

/** What this capture was answered before, when the registration stands inside the scope and the account is the same. */
export async function findDelivery(
  ctx: Ctx,
  scope: Scope,
  { id, capture }: { id: string; capture: string },
): Promise<CaptureAnswerView | undefined> {
  const inside = recordInScope(scope)
  const { rows } = await sql<{ answer: CaptureAnswerView }>`
    select d.answer from capture_delivery d join registration r on r.registration_id = d.registration_id
    where d.registration_id = ${id} and d.capture_id = ${capture} and d.account_id = ${ctx.actor?.account ?? null} and ${inside}`.execute(
    ctx.db,
  )
  return rows[0]?.answer
}

/** Insert-only; the same capture a second time changes nothing. */
export async function insertDelivery(ctx: Ctx, delivered: Delivery, account: string): Promise<void> {
  await ctx.db
    .insertInto('capture_delivery')
    .values({
      registration_id: delivered.registration,
      capture_id: delivered.capture,
      kind: delivered.kind,
      account_id: account,
      image_id: delivered.image ?? null,
      answer: JSON.stringify(delivered.answer),
    })
    .onConflict((c) => c.doNothing())
    .execute()
}
