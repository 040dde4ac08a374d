import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'

type Db = Kysely<Database>

/** A registration and the blind indexes of the numbers that change; many at once. */
export interface MovedNumbers {
  readonly registration: string
  readonly person: string
  readonly from: Buffer | null
  readonly to: Buffer | null
  readonly gained: readonly { readonly kind: string; readonly index: Buffer }[]
  readonly lost: readonly { readonly kind: string; readonly index: Buffer }[]
}

/** Takes the new keys before the old are given up: of two who want one number at once the second waits and finds it taken. A number by which
 *  somebody else is known, or registered, changes nothing. Answers whose keys moved, or had not to. */
async function moveKeys(
  db: Db,
  season: string,
  given: readonly MovedNumbers[],
): Promise<ReadonlyMap<string, 'moved' | 'stood'>> {
  const gained = given.flatMap((g) => g.gained.map(({ index }) => ({ registration: g.registration, index })))
  const { rows } = await sql<{ registration: string; key: 'moved' | 'stood' }>`
    with given as (
      select * from unnest(${given.map((g) => g.registration)}::uuid[], ${given.map((g) => g.person)}::uuid[], ${given.map((g) => g.from)}::bytea[],
        ${given.map((g) => g.to)}::bytea[]) x(registration, person, was, now)
    ), wanted as (
      select * from unnest(${gained.map((g) => g.registration)}::uuid[], ${gained.map((g) => g.index)}::bytea[]) x(registration, index)
    ), asked as (
      select g.* from given g
      where not exists (select from wanted w join person_alias p on p.index = w.index and p.valid and p.kind in ('idNumber', 'studentNumber')
          where w.registration = g.registration and p.person_id <> g.person)
        and not exists (select from wanted w join active_registration a on a.season = ${season} and a.identity_index = w.index
          where w.registration = g.registration and a.registration_id <> g.registration)
    ), taken as (
      insert into active_registration (season, identity_index, registration_id)
      select distinct on (q.now) ${season}, q.now, q.registration from asked q where q.now is not null order by q.now, q.registration
      on conflict (season, identity_index) do nothing returning registration_id
    ), had as (
      select q.registration from asked q join active_registration a on a.season = ${season} and a.identity_index = q.now and a.registration_id = q.registration
    ), moved as (
      select q.* from asked q
      where q.now is null or q.registration in (select registration_id from taken) or q.registration in (select registration from had)
    ), left_over as (
      delete from active_registration a using moved m
      where m.now is not null and a.season = ${season} and a.identity_index = m.was and a.registration_id = m.registration
    )
    select registration, case when registration in (select registration_id from taken) then 'moved' else 'stood' end as key from moved`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.registration, row.key]))
}

const named = (given: readonly MovedNumbers[], which: 'gained' | 'lost') => {
  const all = given.flatMap((g) => g[which].map((one) => ({ ...one, person: g.person })))
  return sql`unnest(${all.map((a) => a.kind)}::text[], ${all.map((a) => a.index)}::bytea[], ${all.map((a) => a.person)}::uuid[]) g(kind, index, person)`
}

/** The only place where a number of somebody registered becomes another: the key of the active registration, and what the person is found
 *  and signs in by. Answers of each whether a number `moved` or `stood` so already; who is missing was refused, and nothing moved. */
export async function moveNumbers(
  db: Db,
  season: string,
  given: readonly MovedNumbers[],
): Promise<ReadonlyMap<string, 'moved' | 'stood'>> {
  if (given.length === 0) return new Map()
  const keys = await moveKeys(db, season, given)
  const done = given.filter(({ registration }) => keys.has(registration))
  const { rows: gained } = await sql<{ person: string }>`
    insert into person_alias as p (kind, index, person_id) select distinct g.kind, g.index, g.person from ${named(done, 'gained')}
    on conflict (kind, index, person_id) do update set valid = true where not p.valid returning p.person_id as person`.execute(
    db,
  )
  const { rows: lost } = await sql<{ person: string }>`
    update person_alias p set valid = false from ${named(done, 'lost')}
    where p.person_id = g.person and p.kind = g.kind and p.index = g.index and p.valid returning p.person_id as person`.execute(
    db,
  )
  const people = new Set([...gained, ...lost].map((row) => row.person))
  return new Map(
    done.map(({ registration, person }) => [
      registration,
      people.has(person) || keys.get(registration) === 'moved' ? 'moved' : 'stood',
    ]),
  )
}
