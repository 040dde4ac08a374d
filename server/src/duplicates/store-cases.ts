import type { Side } from '@zhongzhao/domain/duplicates/decide'
import type { DuplicateKind, Judgement, Signals, TwinMark } from '@zhongzhao/domain/duplicates/judge'
import type { DuplicateEvent, DuplicateState } from '@zhongzhao/domain/duplicates/lifecycle'
import { type Kysely, sql } from 'kysely'
import { type Ctx, newId } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'
import type { Database } from '../platform/tables.ts'

type Db = Kysely<Database>

export interface CaseRow {
  readonly case_id: string
  readonly registration_id: string
  readonly other_id: string
  readonly org_path: string
  readonly kind: DuplicateKind
  readonly signals: Signals
  readonly weight: number
  readonly twins: TwinMark
  readonly state: DuplicateState
  readonly version: number
  readonly stays: string | null
  readonly proposed_by: string | null
  readonly undo_asked_by: string | null
  readonly found_at: Date
}

const columns = sql`c.case_id, c.registration_id, c.other_id, c.org_path, c.kind, c.signals, c.weight, c.twins, c.state, c.version, c.stays,
  c.proposed_by, c.undo_asked_by, c.found_at`

/** Cases of these pairs, and every other one of these registrations; held until the transaction ends. */
export async function holdCasesOf(db: Db, ids: readonly string[]): Promise<readonly CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select ${columns} from duplicate_case c where c.registration_id = any(${[...ids]}::uuid[]) or c.other_id = any(${[...ids]}::uuid[])
    order by c.case_id for update of c`.execute(db)
  return rows
}

/** Two registrations and what comparing them gave. */
export interface FoundPair extends Judgement {
  readonly first: string
  readonly second: string
  readonly org: string
}

/** New cases in one statement; another process that was faster has made the same. */
export async function insertCases(
  db: Db,
  found: readonly FoundPair[],
  { season, at }: { season: string; at: Date },
): Promise<void> {
  if (found.length === 0) return
  await db
    .insertInto('duplicate_case')
    .values(
      // In one order: two processes that found the same wait for one another, never in a circle.
      found
        .toSorted((a, b) => (a.first + a.second < b.first + b.second ? -1 : 1))
        .map((pair) => ({
          case_id: newId(),
          season,
          registration_id: pair.first,
          other_id: pair.second,
          org_path: pair.org,
          kind: pair.kind,
          signals: JSON.stringify(pair.signals),
          weight: pair.weight,
          twins: pair.twins,
          state: 'found',
          stays: null,
          proposed_by: null,
          approved_by: null,
          undo_asked_by: null,
          undone_by: null,
          found_at: at,
        })),
    )
    .onConflict((c) => c.columns(['registration_id', 'other_id']).doNothing())
    .execute()
}

/** What comparing anew gave, for cases that wait. */
export async function refreshCases(db: Db, found: readonly (FoundPair & { id: string })[]): Promise<void> {
  if (found.length === 0) return
  const texts = (of: (pair: FoundPair & { id: string }) => string) => found.map(of)
  await sql`
    update duplicate_case c set org_path = g.org, kind = g.kind, signals = g.signals::jsonb, weight = g.weight, twins = g.twins
    from unnest(${texts((p) => p.id)}::uuid[], ${texts((p) => p.org)}::text[], ${texts((p) => p.kind)}::text[],
      ${texts((p) => JSON.stringify(p.signals))}::text[], ${found.map((p) => p.weight)}::int[], ${texts((p) => p.twins)}::text[])
      as g (id, org, kind, signals, weight, twins)
    where c.case_id = g.id and c.state = 'found'`.execute(db)
}

/** One case of the season worked in whose deciding organisation stands inside the scope, held until the transaction ends. */
export async function holdCase(ctx: Ctx, scope: Scope, id: string): Promise<CaseRow | undefined> {
  const { rows } = await sql<CaseRow>`
    select ${columns} from duplicate_case c where c.case_id = ${id} and c.season = ${ctx.pack.season} and ${orgInScope(scope, sql`c.org_path`)} for update of c`.execute(
    ctx.db,
  )
  return rows[0]
}

export interface Move {
  readonly id: string
  readonly event: DuplicateEvent
  readonly to: DuplicateState
  readonly version: number
  readonly stays: string | null
  readonly judged: Judgement
  /** Absent: the system itself. */
  readonly by: string | null
  readonly at: Date
}

const by = (
  event: DuplicateEvent,
  own: DuplicateEvent,
  { gone, account }: { gone: readonly DuplicateEvent[]; account: string | null },
) => (event === own ? sql`${account}::uuid` : gone.includes(event) ? sql`null` : undefined)

/** Moves a case; `version` is the one after. Who proposed and who approved stand in columns of their own: the table wants two. */
export async function moveCase(db: Db, move: Move): Promise<void> {
  const { id, event, judged, by: account } = move
  const proposed =
    by(event, 'propose', { gone: ['decline', 'takeBack', 'reopen'], account }) ?? sql`proposed_by`
  const approved = by(event, 'approve', { gone: ['reopen'], account }) ?? sql`approved_by`
  const asked =
    by(event, 'askUndo', { gone: ['keepMerged', 'takeUndoBack', 'reopen'], account }) ?? sql`undo_asked_by`
  const undone = by(event, 'undo', { gone: ['reopen'], account }) ?? sql`undone_by`
  await sql`
    update duplicate_case set state = ${move.to}, version = ${move.version}, stays = ${move.stays}::uuid, proposed_by = ${proposed},
      approved_by = ${approved}, undo_asked_by = ${asked}, undone_by = ${undone}, decided_at = ${move.at}, kind = ${judged.kind},
      signals = ${JSON.stringify(judged.signals)}::jsonb, weight = ${judged.weight}, twins = ${judged.twins}
    where case_id = ${id} and version = ${move.version - 1}`.execute(db)
}

export const placeOfReason = (id: string, step: number) => `duplicate-step:${id}:${step}`

export async function insertStep(
  db: Db,
  step: {
    id: string
    step: number
    event: string
    by: string | null
    org: string | null
    reason: Buffer
    at: Date
  },
): Promise<void> {
  await db
    .insertInto('duplicate_step')
    .values({
      case_id: step.id,
      step: step.step,
      event: step.event,
      by_account: step.by,
      org_path: step.org,
      reason: step.reason,
      at: step.at,
    })
    .execute()
}

export interface StepRow {
  readonly step: number
  readonly event: DuplicateEvent
  readonly by_name: string | null
  readonly org_name: string | null
  readonly reason: Buffer
  readonly at: Date
}

export async function listSteps(ctx: Ctx, id: string): Promise<readonly StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.step, s.event, a.name as by_name, o.name as org_name, s.reason, s.at
    from duplicate_step s left join account a on a.account_id = s.by_account left join org o on o.path = s.org_path
    where s.case_id = ${id} order by s.step`.execute(ctx.db)
  return rows
}

export const sideOf = (row: Pick<CaseRow, 'registration_id' | 'stays'>): Side | undefined =>
  row.stays === null ? undefined : row.stays === row.registration_id ? 'first' : 'second'
