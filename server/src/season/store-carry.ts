import { type Kysely, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope, recordInScope } from '../platform/scope.ts'
import type { Database } from '../platform/tables.ts'
import { stillStands } from '../registration/store-standing.ts'
import type { Batch } from './store-end.ts'

type Db = Kysely<Database>

/** Registrations of grade 8 of the season before whom nobody has been linked to. */
const eighth = (before: string) => sql`e.season = ${before} and e.grade = 8 and ${stillStands('e')}`
const numbers = sql`('idNumber', 'studentNumber')`

type Part = Batch & { readonly before: string }

/** `part`: the next registrations of grade 9; `fresh`: those nobody has been linked to yet. */
const takePart = ({ season, after, most }: Part) => sql`
  part as materialized (
    select registration_id, person_id, name, school_code, org_path from registration
    where season = ${season} and grade = 9 and (${after}::uuid is null or registration_id > ${after}::uuid)
    order by registration_id limit ${most}
  ), fresh as materialized (
    select p.registration_id, p.person_id, p.name, p.school_code from part p
    where not exists (select 1 from earlier_registration k where k.registration_id = p.registration_id)
  )`

/** `best`: whom the fresh ones are by what is known: the person, else a number somebody had, else the number that the register says was
 *  theirs before (L → G). */
const findKnown = ({ season, before }: Part) => sql`
  had as (
    select p.registration_id, b.index from fresh p join person_alias b on b.person_id = p.person_id and b.valid and b.kind in ${numbers}
    union
    select p.registration_id, l.was_index from fresh p
    join active_registration a on a.registration_id = p.registration_id and a.season = ${season}
    join sync_line l on l.identity_index = a.identity_index and l.was_index is not null
  ), known as materialized (
    select p.registration_id, e.registration_id as earlier_id, 'identity' as basis from fresh p
    join registration e on e.person_id = p.person_id and ${eighth(before)}
    union
    select h.registration_id, e.registration_id, 'number' from had h
    join person_alias b on b.index = h.index and b.kind in ${numbers}
    join registration e on e.person_id = b.person_id and ${eighth(before)}
    join fresh p on p.registration_id = h.registration_id and p.person_id <> b.person_id
  ), best as materialized (
    select registration_id, min(basis) as basis, array_agg(distinct earlier_id) as found from known k
    where basis = (select min(o.basis) from known o where o.registration_id = k.registration_id) group by registration_id
  )`

/** `linked`: one and only one, whom nobody else is. */
const linkOne = ({ at, by }: Part) => sql`
  linked as (
    insert into earlier_registration (registration_id, earlier_id, basis, by_account, at)
    select registration_id, found[1], basis, ${by}::uuid, ${at}::timestamptz from best where cardinality(found) = 1
    on conflict do nothing returning registration_id
  ), noted as (
    insert into event (event_id, kind, at, account_id, request_id, registration_id, detail)
    select gen_random_uuid(), 'season.carried', ${at}::timestamptz, ${by}::uuid, 'season', registration_id, '{}' from linked
  )`

/** `work`: several, or somebody linked already; and who shares name and school and no number. */
const leaveWork = ({ season, before }: Part) => sql`
  doubtful as (
    select b.registration_id, unnest(b.found) as earlier_id from best b
    where not exists (select 1 from linked l where l.registration_id = b.registration_id)
    union
    select p.registration_id, e.registration_id from fresh p
    join registration e on e.school_code = p.school_code and e.name = p.name and e.person_id <> p.person_id and ${eighth(before)}
    where not exists (select 1 from best b where b.registration_id = p.registration_id)
      and not exists (select 1 from earlier_registration k where k.earlier_id = e.registration_id)
  ), work as (
    insert into carry_work (registration_id, earlier_id, season, org_path, state)
    select d.registration_id, d.earlier_id, ${season}, p.org_path, 'open' from doubtful d join part p using (registration_id)
    on conflict do nothing
  )`

/** The next registrations of grade 9, and who of last season's grade 8 they are. Linked by what is known only, never by the name alone;
 *  what is doubtful is work for a person. Twice is once. Answers how many were looked at, and the last; none when all are. */
export async function carryPart(
  db: Db,
  part: Part,
): Promise<{ readonly n: number; readonly last: string | null }> {
  const { rows } = await sql<{ n: number; last: string | null }>`
    with ${takePart(part)}, ${findKnown(part)}, ${linkOne(part)}, ${leaveWork(part)}
    select count(*)::int as n, (array_agg(registration_id order by registration_id desc))[1] as last from part`.execute(
    db,
  )
  return rows[0] ?? { n: 0, last: null }
}

export async function countCarried(db: Db, season: string) {
  const { rows } = await sql<{ code: 'identity' | 'number' | 'person' | 'open'; pupils: number }>`
    select k.basis as code, count(*)::int as pupils from earlier_registration k join registration r using (registration_id)
    where r.season = ${season} group by k.basis
    union all select 'open', count(distinct registration_id)::int from carry_work where season = ${season} and state = 'open'`.execute(
    db,
  )
  return rows.filter((row) => row.pupils > 0)
}

export interface WorkRow {
  readonly registration_id: string
  readonly earlier_id: string
  readonly version: number
  readonly org_path: string
  readonly name: string
  readonly number: string
  readonly class_name: string
  readonly school_name: string
  readonly earlier_number: string
  readonly earlier_class: string
  readonly earlier_season: string
}

/** Pairs that wait, inside the scope; at most 200. */
export async function listWork(ctx: Ctx, scope: Scope): Promise<readonly WorkRow[]> {
  const { rows } = await sql<WorkRow>`
    select w.registration_id, w.earlier_id, w.version, w.org_path, r.name, r.number, coalesce(c.name, '') as class_name, coalesce(s.name, '') as school_name,
      e.number as earlier_number, coalesce(ec.name, '') as earlier_class, e.season as earlier_season
    from carry_work w join registration r on r.registration_id = w.registration_id join registration e on e.registration_id = w.earlier_id
    left join org c on c.path = r.org_path left join org s on s.code = r.school_code left join org ec on ec.path = e.org_path
    where w.season = ${ctx.pack.season} and w.state = 'open' and ${orgInScope(scope, sql`w.org_path`)}
    order by w.org_path, r.class_position, w.registration_id, w.earlier_id limit 200`.execute(ctx.db)
  return rows
}

export interface HeldWork {
  readonly state: 'open' | 'same' | 'other'
  readonly version: number
}

/** The pair, when the registration stands inside the scope, held until the transaction ends; `none` when there is no such pair, undefined
 *  when it is not the caller's. */
export async function holdWork(
  ctx: Ctx,
  scope: Scope,
  { id, earlier }: { id: string; earlier: string },
): Promise<HeldWork | 'none' | undefined> {
  const { rows: mine } = await sql`
    select 1 from registration r where r.registration_id = ${id} and ${recordInScope(scope)}`.execute(ctx.db)
  if (mine.length === 0) return undefined
  const { rows } = await sql<HeldWork>`
    select state, version from carry_work where registration_id = ${id} and earlier_id = ${earlier} for update`.execute(
    ctx.db,
  )
  return rows[0] ?? 'none'
}

/** Decides the pair. Same: linked, unless one of the two is linked already; answers whether it could be. */
export async function settleWork(
  ctx: Ctx,
  given: { id: string; earlier: string; to: 'open' | 'same' | 'other'; by: string },
): Promise<boolean> {
  const at = new Date(ctx.now)
  if (given.to === 'same') {
    const { rows } = await sql`
      insert into earlier_registration (registration_id, earlier_id, basis, by_account, at)
      values (${given.id}, ${given.earlier}, 'person', ${given.by}::uuid, ${at}) on conflict do nothing returning earlier_id`.execute(
      ctx.db,
    )
    if (rows.length === 0) return false
    // Who is this one is none of the others.
    await sql`
      update carry_work set state = 'other', version = version + 1, decided_by = ${given.by}::uuid, decided_at = ${at}
      where state = 'open' and earlier_id <> ${given.earlier} and registration_id = ${given.id}`.execute(
      ctx.db,
    )
  }
  await sql`
    update carry_work set state = ${given.to}, version = version + 1, decided_by = ${given.by}::uuid, decided_at = ${at}
    where registration_id = ${given.id} and earlier_id = ${given.earlier}`.execute(ctx.db)
  return true
}

export interface EarlierRow {
  readonly registration_id: string
  readonly season: string
  readonly org_path: string
  readonly number: string
  readonly grade: number
  readonly state: string
  readonly school_name: string
  readonly class_name: string
  readonly outcome: string | null
  readonly basis: 'identity' | 'number' | 'person'
}

/** The chain of earlier registrations, the newest first. */
export async function listEarlier(ctx: Ctx, registration: string): Promise<readonly EarlierRow[]> {
  const { rows } = await sql<EarlierRow>`
    with recursive chain as (
      select earlier_id, basis, 1 as n from earlier_registration where registration_id = ${registration}
      union all
      select k.earlier_id, k.basis, c.n + 1 from chain c join earlier_registration k on k.registration_id = c.earlier_id where c.n < 10
    )
    select r.registration_id, r.season, r.org_path, r.number, r.grade, r.state, coalesce(s.name, '') as school_name, coalesce(o.name, '') as class_name, t.outcome, c.basis
    from chain c join registration r on r.registration_id = c.earlier_id
    left join org s on s.code = r.school_code left join org o on o.path = r.org_path
    left join season_outcome t on t.registration_id = r.registration_id order by c.n`.execute(ctx.db)
  return rows
}
