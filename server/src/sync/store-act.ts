import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'

/** A class that nobody has made yet. */
export async function addClass(ctx: Ctx, given: { code: string; name: string; path: string }): Promise<void> {
  await sql`
    insert into org (code, kind, name, path) values (${given.code}, 'class', ${given.name}, ${given.path}) on conflict (code) do nothing`.execute(
    ctx.db,
  )
}

/** Other work about the pupil goes along to the new school. */
export async function moveOtherWork(
  ctx: Ctx,
  { work, registration, school, org }: { work: string; registration: string; school: string; org: string },
): Promise<void> {
  await sql`
    update sync_work set school_code = ${school}, org_path = ${org}, version = version + 1
    where registration_id = ${registration} and work_id <> ${work}`.execute(ctx.db)
}

/** How a name is spelt, after it has changed. */
export async function respell(ctx: Ctx, registration: string, pinyin: string): Promise<void> {
  await sql`update registration set pinyin = ${pinyin} where registration_id = ${registration} and pinyin <> ${pinyin}`.execute(
    ctx.db,
  )
}

/** Somebody held who is known by another number from now on. Blind indexes; without an ID number only the student number. */
export interface Renumbered {
  readonly registration: string
  readonly person: string
  readonly identity: Buffer
  readonly idNumber: Buffer | null
  readonly studentNumber: Buffer | null
}

/** The new number is the key of the active registration, and leads to the person beside the old ones: nobody comes twice, a slip with
 *  the old number still opens. A number that belongs to somebody else changes nothing. Answers whose number changed. */
export async function renumber(
  db: Ctx['db'],
  season: string,
  given: readonly Renumbered[],
): Promise<ReadonlySet<string>> {
  if (given.length === 0) return new Set()
  const { rows } = await sql<{ registration: string }>`
    with asked as (
      select distinct on (x.identity) x.* from unnest(${given.map((g) => g.registration)}::uuid[], ${given.map((g) => g.person)}::uuid[], ${given.map((g) => g.identity)}::bytea[],
        ${given.map((g) => g.idNumber)}::bytea[], ${given.map((g) => g.studentNumber)}::bytea[]) x(registration, person, identity, id_number, student_number)
      where not exists (select from active_registration a where a.season = ${season} and a.identity_index = x.identity)
        and not exists (select from person_alias p where p.kind in ('idNumber', 'studentNumber') and p.valid and p.person_id <> x.person and p.index in (x.id_number, x.student_number))
    ), moved as (
      update active_registration a set identity_index = q.identity from asked q where a.season = ${season} and a.registration_id = q.registration
      returning a.registration_id
    ), known as (
      insert into person_alias (kind, index, person_id)
      select n.kind, n.index, q.person from asked q cross join lateral (values ('idNumber', q.id_number), ('studentNumber', q.student_number)) n(kind, index)
      where n.index is not null on conflict do nothing
    )
    select registration_id as registration from moved`.execute(db)
  return new Set(rows.map((row) => row.registration))
}
