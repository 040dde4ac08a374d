import { sql } from 'kysely'
import { stillStands } from '../registration/store-standing.ts'
import type { Ctx } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import { type ClaimRow, claimColumns } from './store-claims.ts'
import { atOrBelow, belowAny, selfOrOneBelow } from '../platform/paths.ts'

export interface QueueRow extends ClaimRow {
  readonly name: string
  readonly school: string
  readonly class_name: string
  readonly unread: number
}

const tables = sql`claim c join registration r on r.registration_id = c.registration_id`
const shown = sql`${claimColumns}, r.name,
  (select s.name from org s where s.code = r.school_code) as school, (select k.name from org k where k.path = r.org_path) as class_name,
  (select count(*)::int from claim_file f where f.claim_id = c.claim_id
    and not exists (select 1 from claim_file_opening o where o.file_id = f.file_id and o.office_path = c.office_path)) as unread`

const ofKind = (kind: string | undefined) => (kind === undefined ? sql`true` : sql`c.kind = ${kind}`)

/** What waits at some offices, the longest first; of who has gone nothing waits. Inside the scope; at most `limit`. */
export async function listWaiting(
  ctx: Ctx,
  scope: Scope,
  asked: { offices: readonly string[]; kind: string | undefined; limit: number },
): Promise<readonly QueueRow[]> {
  const { rows } = await sql<QueueRow>`
    select ${shown} from ${tables}
    where c.office_path = any(${[...asked.offices]}::text[]) and c.state in ('waiting', 'appealed') and ${orgInScope(scope, sql`c.office_path`)}
      and c.season = ${ctx.pack.season} and ${ofKind(asked.kind)} and ${stillStands('r')}
    order by c.since, c.claim_id limit ${asked.limit}`.execute(ctx.db)
  return rows
}

/** What these offices have decided or sent on, the newest first. */
export async function listDecided(
  ctx: Ctx,
  scope: Scope,
  asked: { offices: readonly string[]; kind: string | undefined; limit: number },
): Promise<readonly QueueRow[]> {
  const { rows } = await sql<QueueRow>`
    with acted as (
      select s.claim_id, max(s.at) as at from claim_step s
      where s.office_path = any(${[...asked.offices]}::text[]) and not s.undone and s.event not in ('undo', 'undoAppeal')
      group by s.claim_id order by max(s.at) desc limit ${asked.limit}
    )
    select ${shown} from acted a join claim c on c.claim_id = a.claim_id join registration r on r.registration_id = c.registration_id
    where (${orgInScope(scope, sql`c.office_path`)} or ${orgInScope(scope, sql`r.org_path`)}) and c.season = ${ctx.pack.season} and ${ofKind(asked.kind)}
    order by a.at desc, c.claim_id limit ${asked.limit}`.execute(ctx.db)
  return rows
}

/** Offices directly below these at which something waits: those in which the level above may stand in. */
export async function waitingBelow(
  ctx: Ctx,
  { offices, steps }: { offices: readonly string[]; steps: readonly string[] },
): Promise<readonly { office: string; n: number }[]> {
  if (offices.length === 0 || steps.length === 0) return []
  const { rows } = await sql<{ office: string; n: number }>`
    select c.office_path as office, count(*)::int as n from ${tables}
    where ${belowAny('c.office_path', offices)} and c.state = 'waiting' and c.step = any(${[...steps]}::text[]) and c.season = ${ctx.pack.season} and ${stillStands('r')}
    group by c.office_path limit 500`.execute(ctx.db)
  return rows
}

export interface Tally {
  readonly waiting: number
  readonly overdue: number
}

export async function tallyAt(ctx: Ctx, offices: readonly string[]): Promise<Tally> {
  const { rows } = await sql<Tally>`
    select count(*)::int as waiting, count(*) filter (where c.due <= ${new Date(ctx.now)})::int as overdue
    from ${tables} where c.office_path = any(${[...offices]}::text[]) and c.state in ('waiting', 'appealed') and c.season = ${ctx.pack.season} and ${stillStands('r')}`.execute(
    ctx.db,
  )
  return rows[0] ?? { waiting: 0, overdue: 0 }
}

export interface CountRow {
  readonly code: string
  readonly name: string
  readonly waiting: number
  readonly overdue: number
  readonly returned: number
  readonly appealed: number
  readonly passed: number
  readonly refused: number
}

/** Of an organisation (first) and each directly below, by the candidates that stand there. Inside the scope. */
export async function countClaims(
  ctx: Ctx,
  scope: Scope,
  { path, kind }: { path: string; kind: string | undefined },
): Promise<readonly CountRow[]> {
  const { rows } = await sql<CountRow>`
    with shown as (
      select o.code, o.name, o.path from org o
      where ${selfOrOneBelow('o', path)} and ${orgInScope(scope, sql`o.path`)}
    )
    select s.code, s.name, n.waiting, n.overdue, n.returned, n.appealed, n.passed, n.refused
    from shown s cross join lateral (
      select count(*) filter (where c.state in ('waiting', 'appealed'))::int as waiting,
        count(*) filter (where c.state in ('waiting', 'appealed') and c.due <= ${new Date(ctx.now)})::int as overdue,
        count(*) filter (where c.state = 'returned')::int as returned, count(*) filter (where c.state = 'appealed')::int as appealed,
        count(*) filter (where c.state = 'passed')::int as passed, count(*) filter (where c.state in ('refused', 'upheld'))::int as refused
      from registration r join claim c on c.registration_id = r.registration_id
      where r.season = ${ctx.pack.season} and ${atOrBelow('r.org_path', sql`s.path`)}
        and ${ofKind(kind)} and ${stillStands('r')}
    ) n order by s.path`.execute(ctx.db)
  return rows
}

export interface PassedRow {
  readonly name: string
  readonly number: string
  readonly school: string
  readonly class_name: string
  readonly item: string
  readonly decided_at: Date
}

/** Who has passed a kind at an organisation, in the order of classes; at most 20,000. Inside the scope. */
export async function listPassed(
  ctx: Ctx,
  scope: Scope,
  { path, kind }: { path: string; kind: string },
): Promise<readonly PassedRow[]> {
  const { rows } = await sql<PassedRow>`
    select r.name, r.number, (select s.name from org s where s.code = r.school_code) as school,
      (select k.name from org k where k.path = r.org_path) as class_name, c.item, c.decided_at
    from ${tables}
    where c.season = ${ctx.pack.season} and c.kind = ${kind} and c.state = 'passed' and ${stillStands('r')}
      and ${atOrBelow('r.org_path', path)} and ${orgInScope(scope, sql`r.org_path`)}
    order by r.org_path, r.class_position, r.registration_id, c.item limit 20000`.execute(ctx.db)
  return rows
}
