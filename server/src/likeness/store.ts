import type { CaseState, EarlierCase } from '@zhongzhao/domain/registration/likeness-case'
import type { LikenessKind } from '@zhongzhao/domain/images/likeness'
import { type Insertable, type Kysely, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { checkOwnSeason } from '../platform/own-season.ts'
import { type Scope, registrationInScope } from '../platform/scope.ts'
import type { LikenessCaseTable } from '../platform/tables-documents.ts'
import type { Database } from '../platform/tables.ts'
import { pieces } from '../platform/pieces.ts'

const inside = (scope: Scope, row: string) =>
  registrationInScope(scope, { path: sql.ref(`${row}.org_path`), id: sql.ref(`${row}.registration_id`) })

/** A case whose two pictures are the current ones, of two pupils who are still this school's. */
const current = sql`
  r.portrait->>'id' = c.image_id::text and o.portrait->>'id' = c.other_image::text and r.state <> 'transferred' and o.state <> 'transferred'`

export interface CaseRow {
  readonly case_id: string
  readonly registration_id: string
  readonly other_id: string
  readonly kind: LikenessKind
  readonly state: CaseState
  readonly version: number
  readonly measured: { readonly hash: number; readonly face?: number }
  readonly decided_by: string | null
  readonly decided_at: Date | null
  readonly image_id: string
  readonly other_image: string
  readonly name: string
  readonly number: string
  readonly class_name: string | null
  readonly document: string | null
  readonly other_name: string
  readonly other_number: string
  readonly other_class: string | null
  readonly other_document: string | null
}

/** Cases of a school inside the scope whose pictures are current, open first; at most 500. */
export async function listCases(ctx: Ctx, scope: Scope, school: string): Promise<readonly CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select c.case_id, c.registration_id, c.other_id, c.kind, c.state, c.version, c.measured, a.name as decided_by, c.decided_at,
      c.image_id, c.other_image, r.name, r.number, x.name as class_name, r.document->>'id' as document,
      o.name as other_name, o.number as other_number, y.name as other_class, o.document->>'id' as other_document
    from likeness_case c
    join registration r on r.registration_id = c.registration_id join registration o on o.registration_id = c.other_id
    left join org x on x.path = r.org_path left join org y on y.path = o.org_path left join account a on a.account_id = c.decided_by
    where r.school_code = ${school} and r.season = ${ctx.pack.season} and ${inside(scope, 'r')} and ${inside(scope, 'o')} and ${current}
    order by c.state <> 'open', c.case_id limit 500`.execute(ctx.db)
  return rows
}

export interface HeldCase {
  readonly season: string
  readonly registration_id: string
  readonly other_id: string
  readonly state: CaseState
  readonly version: number
}

/** One case inside the scope with current pictures, held until the transaction ends. Refuses SEASON-OTHER. */
export async function holdCase(ctx: Ctx, scope: Scope, id: string): Promise<HeldCase | undefined> {
  const { rows } = await sql<HeldCase>`
    select r.season, c.registration_id, c.other_id, c.state, c.version
    from likeness_case c
    join registration r on r.registration_id = c.registration_id join registration o on o.registration_id = c.other_id
    where c.case_id = ${id} and ${inside(scope, 'r')} and ${inside(scope, 'o')} and ${current}
    for no key update of c`.execute(ctx.db)
  const [row] = rows
  if (row !== undefined) checkOwnSeason(ctx, row.season)
  return row
}

export async function moveCase(
  ctx: Ctx,
  id: string,
  { to, by, version }: { to: CaseState; by: string; version: number },
): Promise<void> {
  await sql`update likeness_case set state = ${to}, version = ${version + 1}, decided_by = ${by}, decided_at = ${new Date(ctx.now)}
    where case_id = ${id} and version = ${version}`.execute(ctx.db)
}

export interface RunRow {
  readonly state: 'waiting' | 'done'
  readonly at: Date
  readonly pictures: number
  readonly described: number
  readonly found: number
}

export async function findRun(ctx: Ctx, school: string): Promise<RunRow | undefined> {
  const { rows } = await sql<RunRow>`
    select case when finished_at >= asked_at then 'done' else 'waiting' end as state, asked_at as at, pictures, described, found
    from likeness_run where school_code = ${school}`.execute(ctx.db)
  return rows[0]
}

/** A school is to be compared. Asked while a run is under way, it runs once more. */
export async function askRun(db: Kysely<Database>, school: string): Promise<void> {
  await sql`insert into likeness_run (school_code, asked_at) values (${school}, clock_timestamp())
    on conflict (school_code) do update set asked_at = clock_timestamp()`.execute(db)
}

/** A school and when it was asked for, to the microsecond, which a Date does not hold. */
export interface Asked {
  readonly school: string
  readonly asked: string
}

/** Takes one school that waits, or whose comparer died (its lease ran out). */
export async function takeRun(db: Kysely<Database>): Promise<Asked | undefined> {
  const { rows } = await sql<Asked>`
    update likeness_run set lease_until = clock_timestamp() + interval '120 seconds'
    where school_code = (select school_code from likeness_run
      where (finished_at is null or finished_at < asked_at) and (lease_until is null or lease_until < clock_timestamp())
      order by asked_at for update skip locked limit 1)
    returning school_code as school, asked_at::text as asked`.execute(db)
  return rows[0]
}

/** `asked` is the question that was answered: a later one still waits. */
export async function finishRun(
  db: Kysely<Database>,
  { school, asked }: Asked,
  counts: { pictures: number; described: number; found: number },
): Promise<void> {
  await sql`update likeness_run set lease_until = null, finished_at = ${asked}::timestamptz, pictures = ${counts.pictures}, described = ${counts.described}, found = ${counts.found}
    where school_code = ${school}`.execute(db)
}

export async function insertCases(
  db: Kysely<Database>,
  cases: readonly Insertable<LikenessCaseTable>[],
): Promise<void> {
  for (const piece of pieces(cases))
    await db
      .insertInto('likeness_case')
      .values(piece)
      .onConflict((c) =>
        c.columns(['registration_id', 'other_id', 'kind', 'image_id', 'other_image']).doNothing(),
      )
      .execute()
}

export interface PairRow extends EarlierCase {
  readonly a: string
  readonly b: string
}

/** Every case of a school ever, by its two pupils. */
export async function earlierCases(db: Kysely<Database>, school: string): Promise<readonly PairRow[]> {
  const { rows } = await sql<PairRow>`
    select c.registration_id as a, c.other_id as b, c.kind, c.state, c.image_id as image, c.other_image as "otherImage"
    from likeness_case c join registration r on r.registration_id = c.registration_id
    where r.school_code = ${school}`.execute(db)
  return rows
}
