import type { ExtensionState } from '@zhongzhao/domain/season/extension'
import type { Activity, Extension, Track } from '@zhongzhao/domain/season/timetable'
import { instant } from '@zhongzhao/domain/base/time'
import { sql } from 'kysely'
import { type Ctx, newId } from '../platform/context.ts'
import { checkOwnSeason } from '../platform/own-season.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import { atOrBelow } from '../platform/paths.ts'

export interface RequestRow {
  readonly request_id: string
  readonly season: string
  readonly version: number
  readonly org_path: string
  readonly org_name: string
  readonly activities: readonly Activity[]
  readonly tracks: readonly Track[]
  readonly until: Date
  readonly reason: string
  readonly state: ExtensionState
  readonly asked_by: string
  readonly asked_name: string
  readonly asked_org: string | null
  readonly asked_at: Date
  readonly decided_name: string | null
  readonly decided_org: string | null
  readonly decided_at: Date | null
  readonly decided_note: string | null
}

const columns = sql`
  x.request_id, x.season, x.version, x.org_path, o.name as org_name, x.activities, x.tracks, x.until, x.reason, x.state, x.asked_by, a.name as asked_name,
  (select name from org where path = x.asked_org) as asked_org, x.asked_at, d.name as decided_name,
  (select name from org where path = x.decided_org) as decided_org, x.decided_at, x.decided_note`
const joined = sql`extension_request x join org o on o.path = x.org_path join account a on a.account_id = x.asked_by
  left join account d on d.account_id = x.decided_by`

/** Requests inside the scope, waiting first, newest first; at most 500. */
export async function listRequests(ctx: Ctx, scope: Scope): Promise<readonly RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select ${columns} from ${joined} where x.season = ${ctx.pack.season} and ${orgInScope(scope, sql`x.org_path`)}
    order by x.state <> 'asked', x.asked_at desc limit 500`.execute(ctx.db)
  return rows
}

/** One request inside the scope, held until the transaction ends. Refuses SEASON-OTHER. */
export async function holdRequest(ctx: Ctx, scope: Scope, id: string): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`
    select ${columns} from ${joined} where x.request_id = ${id} and ${orgInScope(scope, sql`x.org_path`)} for no key update of x`.execute(
    ctx.db,
  )
  const [row] = rows
  if (row !== undefined) checkOwnSeason(ctx, row.season)
  return row
}

export async function insertRequest(
  ctx: Ctx,
  given: {
    org: string
    activities: readonly Activity[]
    tracks: readonly Track[]
    until: number
    reason: string
    by: string
    byOrg: string
  },
): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('extension_request')
    .values({
      request_id: id,
      season: ctx.pack.season,
      org_path: given.org,
      activities: [...given.activities],
      tracks: [...given.tracks],
      until: new Date(given.until),
      reason: given.reason,
      state: 'asked',
      asked_by: given.by,
      asked_org: given.byOrg,
      asked_at: new Date(ctx.now),
      decided_by: null,
      decided_org: null,
      decided_note: null,
    })
    .execute()
  return id
}

export async function moveRequest(
  ctx: Ctx,
  id: string,
  given: { to: ExtensionState; by: string; byOrg: string; note: string | null },
): Promise<void> {
  await sql`update extension_request set state = ${given.to}, version = version + 1, decided_by = ${given.by}, decided_org = ${given.byOrg},
    decided_at = ${new Date(ctx.now)}, decided_note = ${given.note} where request_id = ${id}`.execute(ctx.db)
}

/** Extensions of the season in force for an organisation: its own and those of what stands above it. */
export async function orgExtensions(ctx: Ctx, path: string): Promise<readonly Extension[]> {
  const { rows } = await sql<{
    org_path: string
    activity: Activity
    valid_from: Date
    valid_until: Date
    tracks: readonly Track[]
  }>`
    select e.org_path, e.activity, e.valid_from, e.valid_until, e.tracks from window_extension e
    where e.org_path is not null and ${atOrBelow(sql`${path}`, sql`e.org_path`)}
      and not exists (select 1 from extension_request q where q.request_id = e.request_id and q.season <> ${ctx.pack.season})`.execute(
    ctx.db,
  )
  return rows.map((row) => ({
    reach: { org: row.org_path },
    activity: row.activity,
    from: instant(row.valid_from.getTime()),
    until: instant(row.valid_until.getTime()),
    tracks: row.tracks,
  }))
}

export async function publish(
  ctx: Ctx,
  request: RequestRow,
  { opened, by }: { opened: readonly { activity: Activity; track: Track; from: number }[]; by: string },
): Promise<void> {
  const rows = opened.map(({ activity, track, from }) => ({
    extension_id: newId(),
    org_path: request.org_path,
    registration_id: null,
    activity,
    valid_from: new Date(from),
    valid_until: request.until,
    reason: request.reason,
    by_account: by,
    at: new Date(ctx.now),
    tracks: [track],
    request_id: request.request_id,
  }))
  await ctx.db.insertInto('window_extension').values(rows).execute()
}

export interface PublishedRow {
  readonly org_name: string
  readonly org_kind: string
  readonly activities: readonly Activity[]
  readonly until: Date
  readonly reason: string
}

/** Approved requests that reach a registration and are not over; the one that ends last first. */
export async function publishedFor(
  ctx: Ctx,
  { org, track }: { org: string; track: string },
): Promise<readonly PublishedRow[]> {
  const { rows } = await sql<PublishedRow>`
    select o.name as org_name, o.kind as org_kind, x.activities, x.until, x.reason
    from extension_request x join org o on o.path = x.org_path
    where x.state = 'approved' and x.season = ${ctx.pack.season} and x.until > ${new Date(ctx.now)}
      and ${atOrBelow(sql`${org}`, sql`x.org_path`)} and (x.tracks = '{}' or ${track} = any(x.tracks))
    order by x.until desc`.execute(ctx.db)
  return rows
}
