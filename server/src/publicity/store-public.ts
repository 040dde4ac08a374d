import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'
import type { Ctx } from '../platform/context.ts'

export interface OpenRow {
  readonly id: string
  readonly title: string
  readonly orgName: string
  readonly places: string
  readonly endsAt: Date
}

/** SQL: the list that the query calls `l` is public at this moment; half-open, whether or not the clock's worker has been here. */
const isPublic = (now: Date) =>
  sql<boolean>`l.state = 'open' and l.opens_at <= ${now}::timestamptz and ${now}::timestamptz < l.ends_at`

/** Open lists with all the words in the names of their school and of what stands above it below the province. */
export async function findOpen(
  ctx: Ctx,
  { words, atMost }: { words: readonly string[]; atMost: number },
): Promise<readonly OpenRow[]> {
  const said = sql`coalesce(p.places, '') || ' ' || o.name`
  const has = words.map((word) => sql<boolean>`position(${word} in ${said}) > 0`)
  const { rows } = await sql<OpenRow>`
    select l.list_id as id, l.title, o.name as "orgName", coalesce(p.places, '') as places, l.ends_at as "endsAt"
    from publicity_list l join org o on o.code = l.org_code
    left join lateral (select string_agg(a.name, ' ' order by length(a.path)) as places from org a
      where a.code = any(string_to_array(o.path, '/')) and a.code <> o.code and a.path like '%/%') p on true
    where l.season = ${ctx.pack.season} and ${isPublic(new Date(ctx.now))} and ${sql.join(has, sql` and `)}
    order by o.path, l.title limit ${atMost}`.execute(ctx.db)
  return rows
}

export interface PublicRow {
  readonly list_id: string
  readonly kind: string
  readonly title: string
  readonly org_name: string
  readonly org_path: string
  readonly remark: string
  readonly columns: readonly string[]
  readonly opens_at: Date
  readonly ends_at: Date
}

/** A list that is public now; `share`: held, so that it is not taken down while an objection to it is written. */
export async function readOpen(
  db: Kysely<Database>,
  { list, now, hold }: { list: string; now: Date; hold: 'share' | 'none' },
): Promise<PublicRow | undefined> {
  const held = hold === 'share' ? sql`for share of l` : sql``
  const { rows } = await sql<PublicRow>`
    select l.list_id, l.kind, l.title, o.name as org_name, l.org_path, l.remark, l.columns, l.opens_at, l.ends_at
    from publicity_list l join org o on o.code = l.org_code where l.list_id = ${list} and ${isPublic(now)} ${held}`.execute(
    db,
  )
  return rows[0]
}

/** Ends what is over: the state and the event of each, in one statement. Answers how many. */
export async function endOver(db: Kysely<Database>, { at, to }: { at: Date; to: string }): Promise<number> {
  const { rows } = await sql<{ ended: number }>`
    with over as (
      update publicity_list set state = ${to}, version = version + 1 where state = 'open' and ends_at <= ${at}::timestamptz
      returning list_id, org_path
    ), told as (
      insert into event (event_id, kind, at, request_id, subject, detail)
      select gen_random_uuid(), 'publicity.end', ${at}::timestamptz, 'publicity-end', list_id::text, jsonb_build_object('org', org_path) from over
    )
    select count(*)::int as ended from over`.execute(db)
  return rows[0]?.ended ?? 0
}
