import type { ClassEvaluation, ClassState } from '@zhongzhao/domain/evaluation/class-life'
import type { Marks } from '@zhongzhao/domain/evaluation/scheme'
import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import { parentPath } from '@zhongzhao/domain/orgs/org'
import { sql } from 'kysely'
import { type Ctx, byOf } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { eventRow, recordEvent } from '../platform/events.ts'
import { type Scope, orgInScope, recordInScope } from '../platform/scope.ts'
import { atOrBelow } from '../platform/paths.ts'
import { pieces } from '../platform/pieces.ts'

export interface ClassRow {
  readonly class_code: string
  readonly name: string
  readonly org_path: string
  readonly school_code: string
  readonly school_name: string
  readonly state: ClassState
  readonly version: number
  readonly pupils: number
  readonly complete: number
  readonly reason: string | null
  readonly signed_at: Date | null
}

export interface PupilLine {
  readonly registration_id: string
  readonly person_id: string
  readonly number: string
  readonly name: string
  readonly org_path: string
  readonly version: number
  readonly marks: Marks
  readonly entered_by: readonly string[]
  readonly signed: Marks | null
  readonly upheld: boolean
}

/** Pupils who are evaluated: of the grades of the scheme, those who have not given up. Who returned home still attends. */
const evaluated = (ctx: Ctx) =>
  sql`r.season = ${ctx.pack.season} and r.grade = any(${[...ctx.pack.evaluation.grades]}::int[]) and r.state not in ('withdrawn', 'superseded')`

/** Pupils of a class or a school with their marks, in class order. */
export async function listPupils(ctx: Ctx, scope: Scope, path: string): Promise<readonly PupilLine[]> {
  const { rows } = await sql<PupilLine>`
    select r.registration_id, r.person_id, r.number, r.name, r.org_path, coalesce(e.version, 0) as version, coalesce(e.marks, '{}') as marks,
      coalesce(e.entered_by, '{}') as entered_by, e.signed, coalesce(e.upheld, false) as upheld
    from registration r left join evaluation e using (registration_id)
    where ${evaluated(ctx)} and ${atOrBelow(sql`r.org_path`, path)} and ${recordInScope(scope)}
    order by r.org_path, r.class_position, r.registration_id`.execute(ctx.db)
  return rows
}

/** Marks in the other classes of the school that a class belongs to: what shares are counted from, and of whom not. */
export async function listOthers(
  ctx: Ctx,
  path: string,
): Promise<readonly Pick<PupilLine, 'marks' | 'upheld'>[]> {
  const { rows } = await sql<Pick<PupilLine, 'marks' | 'upheld'>>`
    select coalesce(e.marks, '{}') as marks, coalesce(e.upheld, false) as upheld from registration r left join evaluation e using (registration_id)
    where ${evaluated(ctx)} and ${atOrBelow('r.org_path', parentPath(path))} and r.org_path <> ${path}`.execute(
    ctx.db,
  )
  return rows
}

const classColumns = sql`o.code as class_code, o.name, o.path as org_path, s.code as school_code, s.name as school_name, coalesce(c.state, 'entering') as state, coalesce(c.version, 0) as version,
  coalesce(c.pupils, 0) as pupils, coalesce(c.complete, 0) as complete, c.reason, c.signed_at`

/** Classes at a path or below it that have pupils to be evaluated, as far as they are; in the order of their codes. */
export async function listClassRows(ctx: Ctx, scope: Scope, path: string): Promise<readonly ClassRow[]> {
  const { rows } = await sql<ClassRow>`
    select ${classColumns} from org o join org s on o.path = s.path || '/' || o.code left join evaluation_class c on c.season = ${ctx.pack.season} and c.class_code = o.code
    where o.kind = 'class' and ${atOrBelow('o.path', path)} and ${orgInScope(scope, sql`o.path`)}
      and exists (select 1 from registration r where ${evaluated(ctx)} and r.org_path = o.path)
    order by o.code limit 500`.execute(ctx.db)
  return rows
}

/** The same, made where they are not there yet and held until the transaction ends, in the order of their codes: whoever enters, signs or
 *  corrects in these classes comes one after the other. Refuses EVALUATION-NOBODY. */
export async function holdClasses(ctx: Ctx, scope: Scope, path: string): Promise<readonly ClassRow[]> {
  const there = await listClassRows(ctx, scope, path)
  if (there.length === 0) throw refused('EVALUATION-NOBODY')
  const codes = there.map(({ class_code: code }) => code)
  await sql`insert into evaluation_class (season, class_code, org_path)
    select ${ctx.pack.season}, code, path from org where code = any(${codes}::text[]) order by code on conflict do nothing`.execute(
    ctx.db,
  )
  const { rows } = await sql<ClassRow>`
    select ${classColumns} from evaluation_class c join org o on o.code = c.class_code join org s on o.path = s.path || '/' || o.code
    where c.season = ${ctx.pack.season} and c.class_code = any(${codes}::text[]) order by c.class_code for update of c`.execute(
    ctx.db,
  )
  return rows
}

/** The next state of a held class, its counters and its event. */
export async function saveClass(
  ctx: Ctx,
  { next: c, event }: Decided<ClassEvaluation>,
  given: { pupils: number; complete: number; reason?: string },
): Promise<void> {
  const signed = c.state === 'signed'
  await sql`
    update evaluation_class set state = ${c.state}, version = ${c.version}, pupils = ${given.pupils}, complete = ${given.complete},
      reason = coalesce(${given.reason ?? null}, reason), signed_at = case when ${signed} then ${new Date(ctx.now)}::timestamptz else signed_at end,
      signed_by = case when ${signed} then ${byOf(ctx).account}::uuid else signed_by end
    where season = ${ctx.pack.season} and class_code = ${c.code}`.execute(ctx.db)
  await recordEvent(ctx, event, { subject: c.code })
}

export interface WrittenRow {
  readonly id: string
  readonly marks: Marks
  /** Whether every column has a grade now. */
  readonly complete: 'complete' | 'open'
  /** Columns that changed. */
  readonly fields: readonly string[]
}

/** Marks of many pupils at once, and one event each that names the columns and no grade. */
export async function writeMarks(ctx: Ctx, rows: readonly WrittenRow[]): Promise<void> {
  if (rows.length === 0) return
  const by = byOf(ctx)
  await sql`
    insert into evaluation as e (registration_id, marks, complete, entered_by, entered_at)
    select g.id, g.marks, g.complete, array[${by.account}::uuid], ${new Date(ctx.now)}::timestamptz
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => JSON.stringify(row.marks))}::jsonb[],
      ${rows.map((row) => row.complete === 'complete')}::boolean[]) as g (id, marks, complete) order by g.id
    on conflict (registration_id) do update set marks = excluded.marks, complete = excluded.complete, version = e.version + 1, entered_at = excluded.entered_at, upheld = false,
      entered_by = case when e.entered_by @> excluded.entered_by then e.entered_by else e.entered_by || excluded.entered_by end`.execute(
    ctx.db,
  )
  const told = rows.map(({ id, fields }) =>
    eventRow(ctx, { kind: 'evaluation.marked', at: ctx.now, by, fields }, { registration: id }),
  )
  for (const piece of pieces(told)) await ctx.db.insertInto('event').values(piece).execute()
}

export interface PublishedRow {
  readonly registration_id: string
  readonly person_id: string
}

/** Signs the marks of these pupils as they stand; answers whose have changed by it. */
export async function publishMarks(
  ctx: Ctx,
  registrations: readonly string[],
): Promise<readonly PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    update evaluation e set signed = e.marks, signed_at = ${new Date(ctx.now)}, version = e.version + 1 from registration r
    where e.registration_id = any(${[...registrations]}::uuid[]) and r.registration_id = e.registration_id and e.signed is distinct from e.marks
    returning e.registration_id, r.person_id`.execute(ctx.db)
  return rows
}
