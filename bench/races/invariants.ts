import { type Kysely, sql } from 'kysely'
import type { Database } from '@zhongzhao/server/platform/tables'

type Owner = Kysely<Database>

/** Version of each registration before the race; a registration that is not here begins in it. */
export type Before = Readonly<Record<string, number>>

export async function versionsOf(owner: Owner, ids: readonly string[]): Promise<Before> {
  const { rows } = await sql<{ id: string; version: number }>`
    select registration_id as id, version from registration where registration_id = any(${[...ids]}::uuid[])`.execute(
    owner,
  )
  return Object.fromEntries(rows.map((row) => [row.id, row.version]))
}

/** What is broken for the people of these registrations, one line each: two living registrations of a person in a season; a living
 *  one that is not the active one, or an active one that is over; a version left out; a version without exactly one event; a class
 *  whose counters are not what is there. */
export async function broken(owner: Owner, before: Before): Promise<readonly string[]> {
  const ids = Object.keys(before)
  const { rows } = await sql<{ what: string }>`
    with known (registration_id, version) as (select * from unnest(${ids}::uuid[], ${Object.values(before)}::int[])),
    theirs as (
      select r.*, coalesce(k.version, 0) as was, r.state not in ('transferred', 'withdrawn', 'superseded') as living
      from registration r left join known k using (registration_id)
      where r.person_id in (select person_id from registration where registration_id = any(${ids}::uuid[]))
    ),
    steps as (select t.registration_id, n from theirs t, generate_series(t.was + 1, t.version) n),
    places as (select distinct season, org_path from theirs),
    heads as (
      select r.season, r.org_path, r.state, count(*)::int as n from registration r join places p on p.season = r.season and p.org_path = r.org_path
      group by 1, 2, 3
    ),
    tally as (select t.season, t.org_path, t.state, t.pupils as n from class_tally t join places using (season, org_path) where t.pupils <> 0)
    select 'two living registrations of one person' as what from theirs where living group by person_id, season having count(*) > 1
    union all select 'a living registration that is not the active one' from theirs t
      where living and not exists (select 1 from active_registration a where a.season = t.season and a.registration_id = t.registration_id)
    union all select 'an active registration that is ' || t.state from theirs t join active_registration a using (season, registration_id)
      where t.state in ('transferred', 'superseded')
    union all select 'versions not consecutive' from theirs t
      where (select count(*) from registration_version v where v.registration_id = t.registration_id and v.version > t.was) <> t.version - t.was
        or exists (select 1 from registration_version v where v.registration_id = t.registration_id and v.version > t.version)
    union all select 'version ' || s.n || ' has ' || count(e.event_id) || ' events' from steps s
      left join event e on e.registration_id = s.registration_id and e.version = s.n
      group by s.registration_id, s.n having count(e.event_id) <> 1
    union all select 'the counters of a class say ' || coalesce(t.n, 0) || ' ' || coalesce(t.state, h.state) || ', there are ' || coalesce(h.n, 0)
      from heads h full join tally t on t.season = h.season and t.org_path = h.org_path and t.state = h.state
      where coalesce(h.n, 0) <> coalesce(t.n, 0)`.execute(owner)
  return rows.map((row) => row.what)
}
