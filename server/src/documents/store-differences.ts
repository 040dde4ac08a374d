import type { CardOutcome } from '@zhongzhao/domain/images/card/difference'
import type { DifferenceState } from '@zhongzhao/domain/registration/card-difference'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'
import { stillStands } from '../registration/store-standing.ts'

/** Pupils of the season inside the scope, of one class or of all. */
function those(ctx: Ctx, scope: Scope, klass: string | undefined): RawBuilder<boolean> {
  const ofClass =
    klass === undefined ? sql`true` : sql`r.org_path = (select o.path from org o where o.code = ${klass})`
  return sql<boolean>`${recordInScope(scope)} and r.season = ${ctx.pack.season} and ${ofClass} and ${stillStands('r')}`
}

export interface DifferenceRow {
  readonly difference_id: string
  readonly registration_id: string
  readonly image_id: string
  readonly name: string
  readonly class_name: string | null
  readonly field: string
  readonly state: DifferenceState
  readonly version: number
  readonly decided_by: string | null
  readonly decided_at: Date | null
}

/** Differences of the documents filed now, open first, in class order; at most 1,000. */
export async function listDifferenceRows(
  ctx: Ctx,
  scope: Scope,
  klass: string | undefined,
): Promise<readonly DifferenceRow[]> {
  const { rows } = await sql<DifferenceRow>`
    select d.difference_id, d.registration_id, d.image_id, r.name, o.name as class_name, d.field, d.state, d.version,
      a.name as decided_by, d.decided_at
    from card_difference d join registration r on r.registration_id = d.registration_id and r.document->>'id' = d.image_id::text
    left join org o on o.path = r.org_path left join account a on a.account_id = d.decided_by
    where ${those(ctx, scope, klass)}
    order by d.state <> 'open', r.org_path, r.class_position, r.number,
      array_position(array['name', 'sex', 'ethnicGroup', 'birthDate', 'idNumber'], d.field) limit 1000`.execute(
    ctx.db,
  )
  return rows
}

export interface ReadingRow {
  readonly registration_id: string
  readonly image_id: string
  readonly name: string
  readonly class_name: string | null
  readonly outcome: CardOutcome
}

/** How the documents filed now were read, in class order; at most 10,000. */
export async function listReadings(
  ctx: Ctx,
  scope: Scope,
  klass: string | undefined,
): Promise<readonly ReadingRow[]> {
  const { rows } = await sql<ReadingRow>`
    select c.registration_id, c.image_id, r.name, o.name as class_name, c.outcome
    from card_reading c join registration r on r.registration_id = c.registration_id and r.document->>'id' = c.image_id::text
    left join org o on o.path = r.org_path
    where ${those(ctx, scope, klass)} order by r.org_path, r.class_position, r.number limit 10000`.execute(
    ctx.db,
  )
  return rows
}

export interface HeldDifference {
  readonly registration_id: string
  readonly image_id: string
  readonly field: string
  readonly told: Buffer
  readonly line: Buffer | null
  readonly state: DifferenceState
  readonly version: number
}

/** One difference of the document filed now, inside the scope; `change` holds it until the transaction ends. */
export async function findDifference(
  ctx: Ctx,
  scope: Scope,
  { id, hold }: { id: string; hold: 'read' | 'change' },
): Promise<HeldDifference | undefined> {
  const lock = hold === 'change' ? sql`for no key update of d` : sql``
  const { rows } = await sql<HeldDifference>`
    select d.registration_id, d.image_id, d.field, d.told, d.line, d.state, d.version
    from card_difference d join registration r on r.registration_id = d.registration_id and r.document->>'id' = d.image_id::text
    where d.difference_id = ${id} and ${recordInScope(scope)} ${lock}`.execute(ctx.db)
  return rows[0]
}

/** Moves one difference; with `retake` every open one of the same picture goes along, since that is taken anew. */
export async function moveDifference(
  ctx: Ctx,
  { id, held, to, by }: { id: string; held: HeldDifference; to: DifferenceState; by: string },
): Promise<void> {
  const which =
    to === 'retake'
      ? sql`registration_id = ${held.registration_id} and image_id = ${held.image_id} and (difference_id = ${id} or state = 'open')`
      : sql`registration_id = ${held.registration_id} and difference_id = ${id}`
  await sql`update card_difference set state = ${to}, version = version + 1, decided_by = ${by}, decided_at = ${new Date(ctx.now)}
    where ${which}`.execute(ctx.db)
}
