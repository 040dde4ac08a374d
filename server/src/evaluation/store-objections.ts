import type { Objection, ObjectionState } from '@zhongzhao/domain/evaluation/objection'
import { objectionLifecycle } from '@zhongzhao/domain/evaluation/objection'
import type { Marks } from '@zhongzhao/domain/evaluation/scheme'
import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'

export interface ObjectionRow {
  readonly objection_id: string
  readonly registration_id: string
  readonly person_id: string
  readonly class_code: string
  readonly org_path: string
  readonly state: ObjectionState
  readonly version: number
  readonly columns: readonly string[]
  readonly words: Buffer
  readonly reply: Buffer | null
  readonly note: Buffer | null
  readonly proposed: Marks | null
  readonly asked_at: Date
  readonly answered_at: Date | null
  readonly answered_by: string | null
  readonly wrapped: Buffer
  readonly name: string
  readonly number: string
  readonly school_name: string
  readonly class_name: string
  readonly marks: Marks | null
  readonly signed: Marks | null
  readonly entered_by: readonly string[] | null
}

const found = sql`
  select b.objection_id, b.registration_id, b.class_code, b.org_path, b.state, b.version, b.columns, b.words, b.reply, b.note, b.proposed, b.asked_at, b.answered_at,
    b.answered_by, r.person_id, r.name, r.number, k.wrapped, e.marks, e.signed, e.entered_by,
    (select o.name from org o where o.code = r.school_code) as school_name, (select o.name from org o where o.code = b.class_code) as class_name
  from evaluation_objection b join registration r using (registration_id) join person_key k using (person_id) left join evaluation e using (registration_id)`

export function toObjection(row: ObjectionRow): Objection {
  return {
    id: row.objection_id,
    state: row.state,
    version: row.version,
    columns: row.columns,
    ...(row.answered_by === null ? {} : { answeredBy: row.answered_by }),
    ...(row.proposed === null ? {} : { proposed: row.proposed }),
  }
}

/** Objections of classes that the scope reaches, open ones first. */
export async function listObjectionRows(ctx: Ctx, scope: Scope): Promise<readonly ObjectionRow[]> {
  const { rows } = await sql<ObjectionRow>`
    ${found} where b.season = ${ctx.pack.season} and ${orgInScope(scope, sql`b.org_path`)}
    order by b.state not in ('asked', 'upheld'), b.asked_at, b.objection_id limit 300`.execute(ctx.db)
  return rows
}

/** Objections of one person in this season, newest first. */
export async function listOwnObjections(ctx: Ctx, person: string): Promise<readonly ObjectionRow[]> {
  const { rows } = await sql<ObjectionRow>`
    ${found} where b.season = ${ctx.pack.season} and r.person_id = ${person} order by b.asked_at desc limit 50`.execute(
    ctx.db,
  )
  return rows
}

/** Where somebody answers, signs, or has asked. */
export const answering = (scope: Scope): RawBuilder<boolean> => orgInScope(scope, sql`b.answering_path`)
export const standsIn = (scope: Scope): RawBuilder<boolean> => orgInScope(scope, sql`b.org_path`)
export const askedBy = (person: string): RawBuilder<boolean> => sql<boolean>`r.person_id = ${person}`

/** Looked at without holding: to know the class that is held first. Refuses EVALUATION-OBJECTION-NONE. */
export async function findObjection(
  ctx: Ctx,
  inside: RawBuilder<boolean>,
  id: string,
): Promise<ObjectionRow> {
  const { rows } = await sql<ObjectionRow>`${found} where b.objection_id = ${id} and ${inside}`.execute(
    ctx.db,
  )
  const [row] = rows
  if (row === undefined) throw refused('EVALUATION-OBJECTION-NONE')
  return row
}

/** Of the season worked in, held until the transaction ends; a refusal is said in the words of `seen`. Refuses EVALUATION-OBJECTION-NONE, EVALUATION-OBJECTION-STALE. */
export async function holdObjection(
  ctx: Ctx,
  inside: RawBuilder<boolean>,
  {
    id,
    version,
    seen = objectionLifecycle,
  }: { id: string; version: number; seen?: typeof objectionLifecycle },
): Promise<ObjectionRow> {
  const { rows } =
    await sql<ObjectionRow>`${found} where b.objection_id = ${id} and b.season = ${ctx.pack.season} and ${inside} for update of b`.execute(
      ctx.db,
    )
  const [row] = rows
  if (row === undefined) throw refused('EVALUATION-OBJECTION-NONE')
  if (row.version !== version) throw refused('EVALUATION-OBJECTION-STALE', { state: seen.states[row.state] })
  return row
}

/** Where the registration stands that was evaluated, and the key of its person. */
export async function findEvaluated(ctx: Ctx, registration: string) {
  const { rows } = await sql<{
    person_id: string
    org_path: string
    class_code: string
    school_path: string
    wrapped: Buffer
  }>`
    select r.person_id, r.org_path, o.code as class_code, s.path as school_path, k.wrapped from registration r
    join org o on o.path = r.org_path join org s on s.code = r.school_code join person_key k using (person_id) where r.registration_id = ${registration}`.execute(
    ctx.db,
  )
  const [row] = rows
  if (row === undefined) throw refused('NOT-FOUND')
  return row
}

/** A new objection with its event. Another open one: EVALUATION-ASKED. */
export async function insertObjection(
  ctx: Ctx,
  { next: o, event }: Decided<Objection>,
  given: { registration: string; classCode: string; path: string; answering: string; words: Buffer },
): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into evaluation_objection (registration_id, objection_id, season, class_code, org_path, answering_path, state, version, columns, words, asked_at)
    values (${given.registration}, ${o.id}, ${ctx.pack.season}, ${given.classCode}, ${given.path}, ${given.answering}, ${o.state}, ${o.version}, ${[...o.columns]}::text[],
      ${given.words}, ${new Date(ctx.now)})
    on conflict (registration_id) where state in ('asked', 'upheld') do nothing`.execute(ctx.db)
  if (numAffectedRows !== 1n) throw refused('EVALUATION-ASKED')
  await recordEvent(ctx, event, { registration: given.registration, subject: o.id })
}

/** The next state of a held objection, what was written, and its event. */
export async function saveObjection(
  ctx: Ctx,
  { next: o, event }: Decided<Objection>,
  given: { registration: string; reply?: Buffer; note?: Buffer },
): Promise<void> {
  await sql`
    update evaluation_objection set state = ${o.state}, version = ${o.version}, answered_by = ${o.answeredBy ?? null}::uuid,
      proposed = ${o.proposed === undefined ? null : JSON.stringify(o.proposed)}::jsonb, reply = coalesce(${given.reply ?? null}, reply), note = coalesce(${given.note ?? null}, note),
      answered_at = case when ${given.reply === undefined} then answered_at else ${new Date(ctx.now)}::timestamptz end
    where objection_id = ${o.id}`.execute(ctx.db)
  await recordEvent(ctx, event, { registration: given.registration, subject: o.id })
}

/** What was upheld, in force from now on; the class's grid shows it too, and nothing else of it moves. */
export async function correctMarks(
  ctx: Ctx,
  registration: string,
  { marks, signed, setBy }: { marks: Marks; signed: Marks; setBy: string | undefined },
): Promise<void> {
  const by = setBy === undefined ? [] : [setBy]
  await sql`
    update evaluation set marks = ${JSON.stringify(marks)}::jsonb, signed = ${JSON.stringify(signed)}::jsonb, signed_at = ${new Date(ctx.now)}, upheld = true,
      version = version + 1, entered_by = case when entered_by @> ${by}::uuid[] then entered_by else entered_by || ${by}::uuid[] end
    where registration_id = ${registration}`.execute(ctx.db)
}
