import type { PublicitySource } from '@zhongzhao/domain/season/publicity'
import { type RawBuilder, sql } from 'kysely'
import { type Ctx, byOf } from '../platform/context.ts'
import { eventRow } from '../platform/events.ts'
import { below } from '../platform/paths.ts'
import { stillStands } from './store-standing.ts'

/** SQL: the registration that the query calls `alias` belongs on a public list of that source at an organisation (notice 三.(一)3): still
 *  taking part there, in one of the states, or with a claim of the kind that has passed. */
export function standsOn(
  alias: string,
  { org, from }: { org: string | RawBuilder<unknown>; from: PublicitySource },
): RawBuilder<boolean> {
  const of = (column: string) => sql.ref(`${alias}.${column}`)
  const holds =
    from.of === 'registrations'
      ? sql`${of('state')} = any(${[...from.states]}::text[])`
      : sql`exists (select from claim m where m.registration_id = ${of('registration_id')} and m.kind = ${from.claim} and m.state = 'passed')`
  return sql<boolean>`(${below(`${alias}.org_path`, org)} and ${stillStands(alias)} and ${holds})`
}

const live = sql`('prepared', 'open')`

/** SQL: the registration stands on a list that is public or about to be; asked in the statement that changes it. */
export const isListed = (registration: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`exists (
  select from publicity_line p join publicity_list l on l.list_id = p.list_id and l.state in ${live} where p.registration_id = ${registration})`

/** Takes the lines of these registrations off the lists that are public now and say of them what is true no longer, and puts back what was
 *  taken off so and is true again; never what an objection took off. Their lists are held first: a list that is just being opened reads
 *  either before (and is struck here) or after (and is refused). One event each. */
export async function followPublicLines(ctx: Ctx, registrations: readonly string[]): Promise<void> {
  const ids = sql`${[...registrations]}::uuid[]`
  const { rows: held } = await sql<{ list_id: string }>`
    select l.list_id from publicity_list l where l.season = ${ctx.pack.season} and l.state in ${live}
      and exists (select from publicity_line p where p.list_id = l.list_id and p.registration_id = any(${ids}))
    order by l.list_id for share of l`.execute(ctx.db)
  if (held.length === 0) return
  const truths = ctx.pack.publicity.kinds.map(
    ({ code, from }) => sql`when ${code} then ${standsOn('r', { org: sql`l.org_path`, from })}`,
  )
  const { rows } = await sql<{ list_id: string; registration_id: string; struck: boolean }>`
    with lines as (
      select p.list_id, p.position, case l.kind ${sql.join(truths, sql` `)} else true end as holds
      from publicity_line p join publicity_list l using (list_id) join registration r on r.registration_id = p.registration_id
      where l.state = 'open' and p.list_id = any(${held.map((list) => list.list_id)}::uuid[]) and p.registration_id = any(${ids})
        and p.struck_for is distinct from 'objection'
    )
    update publicity_line p set struck_at = case when n.holds then null else ${new Date(ctx.now)}::timestamptz end,
      struck_for = case when n.holds then null else 'untrue' end
    from lines n where p.list_id = n.list_id and p.position = n.position and n.holds = (p.struck_at is not null)
    returning p.list_id, p.registration_id, p.struck_at is not null as struck`.execute(ctx.db)
  if (rows.length === 0) return
  const told = rows.map(({ list_id: subject, registration_id: registration, struck }) =>
    eventRow(
      ctx,
      { kind: struck ? 'publicity.lineStruck' : 'publicity.lineBack', at: ctx.now, by: byOf(ctx) },
      { registration, subject },
    ),
  )
  await ctx.db.insertInto('event').values(told).execute()
}
