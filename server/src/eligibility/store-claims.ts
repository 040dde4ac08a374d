import { instant } from '@zhongzhao/domain/base/time'
import type { Claim, GivenReason, LastAct } from '@zhongzhao/domain/claims/claim'
import { type ClaimState, claimLifecycle } from '@zhongzhao/domain/claims/lifecycle'
import type { Proposal } from '@zhongzhao/domain/eligibility/judge'
import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { eventRow } from '../platform/events.ts'
import { checkOwnSeason } from '../platform/own-season.ts'
import { followPublicLines, isListed } from '../registration/store-public-lines.ts'
import { type Scope, orgInScope, recordInScope } from '../platform/scope.ts'
import { pieces } from '../platform/pieces.ts'

export interface ClaimRow {
  readonly claim_id: string
  readonly season: string
  readonly registration_id: string
  readonly person_id: string
  readonly kind: string
  readonly item: string
  readonly state: ClaimState
  readonly version: number
  readonly step: string
  readonly office_path: string
  readonly since: Date
  readonly due: Date
  readonly proposal: Proposal
  readonly cosigned: string | null
  readonly entered_by: string | null
  readonly brought_by: string | null
  readonly claimed_at: Date
  readonly decided_at: Date | null
  readonly appealed_at: Date | null
  readonly reasons: readonly GivenReason[]
  readonly words: Buffer | null
  readonly last_act: LastAct | null
}

export const claimColumns = sql`c.claim_id, c.season, c.registration_id, c.person_id, c.kind, c.item, c.state, c.version, c.step, c.office_path, c.since, c.due,
  c.proposal, c.cosigned, c.entered_by, c.claimed_at, c.decided_at, c.appealed_at, c.reasons, c.words, c.last_act,
  (select l.imported_by from claim_list_line x join claim_list l on l.list_id = x.list_id where x.claim_id = c.claim_id limit 1) as brought_by`

const at = (time: Date) => instant(time.getTime())

export function toClaim(row: ClaimRow): Claim {
  return {
    id: row.claim_id,
    season: row.season,
    person: row.person_id,
    registration: row.registration_id,
    kind: row.kind,
    item: row.item,
    state: row.state,
    version: row.version,
    seat: { step: row.step, office: row.office_path, since: at(row.since), due: at(row.due) },
    claimedAt: at(row.claimed_at),
    ...(row.cosigned === null ? {} : { cosigned: row.cosigned }),
    ...(row.entered_by === null ? {} : { enteredBy: row.entered_by }),
    ...(row.brought_by === null ? {} : { broughtBy: row.brought_by }),
    ...(row.decided_at === null ? {} : { decidedAt: at(row.decided_at) }),
    ...(row.appealed_at === null ? {} : { appealedAt: at(row.appealed_at) }),
    reasons: row.reasons,
    ...(row.last_act === null ? {} : { lastAct: row.last_act }),
  }
}

/** Of a candidate inside the scope, or waiting at an office inside it. */
const inside = (scope: Scope): RawBuilder<boolean> =>
  sql<boolean>`(${recordInScope(scope)} or ${orgInScope(scope, sql`c.office_path`)})`

/** Claims inside the scope. `change`: locked until the transaction ends and in one order, so that of two who decide one comes second and
 *  is told; only of the season worked in. Refuses SEASON-OTHER. */
export async function findClaims(
  ctx: Ctx,
  scope: Scope,
  { ids, hold }: { ids: readonly string[]; hold: 'read' | 'change' },
): Promise<readonly ClaimRow[]> {
  const lock = hold === 'change' ? sql`for update of c` : sql``
  const { rows } = await sql<ClaimRow>`
    select ${claimColumns} from claim c join registration r on r.registration_id = c.registration_id
    where c.claim_id = any(${[...ids]}::uuid[]) and ${inside(scope)} order by c.claim_id ${lock}`.execute(
    ctx.db,
  )
  if (hold === 'change') for (const { season } of rows) checkOwnSeason(ctx, season)
  return rows
}

/** One claim to look at. Refuses CLAIM-NONE. */
export async function findClaim(ctx: Ctx, scope: Scope, id: string): Promise<ClaimRow> {
  const [row] = await findClaims(ctx, scope, { ids: [id], hold: 'read' })
  if (row === undefined) throw refused('CLAIM-NONE')
  return row
}

/** One claim to change, at the version that was before the eyes. Refuses CLAIM-NONE, CLAIM-STALE, SEASON-OTHER. */
export async function holdClaim(
  ctx: Ctx,
  scope: Scope,
  { id, version }: { id: string; version: number },
): Promise<ClaimRow> {
  const [row] = await findClaims(ctx, scope, { ids: [id], hold: 'change' })
  if (row === undefined) throw refused('CLAIM-NONE')
  if (row.version !== version) throw refused('CLAIM-STALE', { state: claimLifecycle.states[row.state] })
  return row
}

/** What goes with an act into the history. */
export interface ActNotes {
  /** The act as the table calls it. */
  readonly event: string
  /** In whose name; absent for the family's own acts. */
  readonly office?: string | undefined
  readonly note: Buffer | null
  readonly message: string | null
  readonly proposal: Proposal
}

/** A decision with what goes into the history. */
export interface DecidedClaim extends Decided<Claim> {
  readonly notes: ActNotes
}

const json = (value: unknown) => JSON.stringify(value)

/** The lines of history and the events of some acts. */
async function tellActs(ctx: Ctx, acts: readonly DecidedClaim[]): Promise<void> {
  const events = acts.map(({ next: c, event }) =>
    eventRow(ctx, event, { registration: c.registration, subject: c.id }),
  )
  for (const piece of pieces(events)) await ctx.db.insertInto('event').values(piece).execute()
  const steps = acts.map(({ next: c, event, notes }) => ({
    claim_id: c.id,
    step_no: c.version,
    event: notes.event,
    step: c.lastAct?.version === c.version ? c.lastAct.was.step : c.seat.step,
    office_path: notes.office ?? null,
    account_id: eventAccount(event.by.account),
    at: new Date(event.at),
    reasons: json(c.reasons),
    note: notes.note,
    message_id: notes.message,
  }))
  for (const piece of pieces(steps)) await ctx.db.insertInto('claim_step').values(piece).execute()
}

/** The system itself has no account. */
const eventAccount = (account: string) => (/^[0-9a-f-]{36}$/.test(account) ? account : null)

const columnsOf = ({ next: c, notes }: DecidedClaim) => ({
  claim_id: c.id,
  season: c.season,
  registration_id: c.registration,
  person_id: c.person,
  kind: c.kind,
  item: c.item,
  state: c.state,
  version: c.version,
  step: c.seat.step,
  office_path: c.seat.office,
  since: new Date(c.seat.since),
  due: new Date(c.seat.due),
  proposal: notes.proposal,
  cosigned: c.cosigned ?? null,
  entered_by: c.enteredBy ?? null,
  claimed_at: new Date(c.claimedAt),
  reasons: json(c.reasons),
  last_act: null,
})

/** New claims with their history and events; another of the kind that is there already is left out. Answers those that were made. */
export async function insertClaims(
  ctx: Ctx,
  acts: readonly DecidedClaim[],
): Promise<readonly DecidedClaim[]> {
  const inserted = new Set<string>()
  for (const piece of pieces(acts.map(columnsOf))) {
    const rows = await ctx.db
      .insertInto('claim')
      .values(piece)
      .onConflict((on) =>
        on
          .columns(['registration_id', 'kind', 'item'])
          .where(sql<boolean>`state <> 'withdrawn'`)
          .doNothing(),
      )
      .returning('claim_id')
      .execute()
    for (const row of rows) inserted.add(row.claim_id)
  }
  const made = acts.filter(({ next }) => inserted.has(next.id))
  if (made.length > 0) await tellActs(ctx, made)
  return made
}

/** One new claim. Another of the kind: CLAIM-THERE. */
export async function insertClaim(ctx: Ctx, act: DecidedClaim): Promise<void> {
  if ((await insertClaims(ctx, [act])).length === 0) throw refused('CLAIM-THERE')
}

const time = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString())

const changed = ({ next: c, notes }: DecidedClaim) => ({
  id: c.id,
  was: c.version - 1,
  state: c.state,
  step: c.seat.step,
  office: c.seat.office,
  since: time(c.seat.since),
  due: time(c.seat.due),
  proposal: notes.proposal,
  cosigned: c.cosigned ?? null,
  decided: time(c.decidedAt),
  appealed: time(c.appealedAt),
  reasons: c.reasons,
  last_act: c.lastAct ?? null,
})

/** The next state of some claims with their history and events, three statements for any number; what a public list says of them follows. Refuses CLAIM-STALE when one of them was
 *  changed meanwhile; then nothing is kept. */
export async function saveClaims(ctx: Ctx, acts: readonly DecidedClaim[]): Promise<void> {
  const { rows } = await sql<{ claim_id: string; listed: boolean }>`
    update claim c set state = n.state, version = n.was + 1, step = n.step, office_path = n.office, since = n.since, due = n.due, proposal = n.proposal,
      cosigned = n.cosigned, decided_at = n.decided, appealed_at = n.appealed, reasons = n.reasons, last_act = n.last_act
    from jsonb_to_recordset(${json(acts.map(changed))}::jsonb) as n (id uuid, was int, state text, step text, office text, since timestamptz, due timestamptz,
      proposal text, cosigned text, decided timestamptz, appealed timestamptz, reasons jsonb, last_act jsonb)
    where c.claim_id = n.id and c.version = n.was returning c.claim_id, ${isListed(sql`c.registration_id`)} as listed`.execute(
    ctx.db,
  )
  const lost = acts.find(({ next }) => rows.every((row) => row.claim_id !== next.id))
  if (lost !== undefined) throw refused('CLAIM-STALE', { state: claimLifecycle.states[lost.next.state] })
  await tellActs(ctx, acts)
  const listed = new Set(rows.flatMap((row) => (row.listed ? [row.claim_id] : [])))
  const about = acts.flatMap(({ next }) => (listed.has(next.id) ? [next.registration] : []))
  if (about.length > 0) await followPublicLines(ctx, about)
}

/** What the family says in its appeal. */
export async function saveWords(ctx: Ctx, claim: string, words: Buffer): Promise<void> {
  await ctx.db.updateTable('claim').set({ words }).where('claim_id', '=', claim).execute()
}
