import type { GivenReason, Hearing } from '@zhongzhao/domain/claims/claim'
import type { ClaimEvent } from '@zhongzhao/domain/claims/lifecycle'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'

export interface StepRow {
  readonly claim_id: string
  readonly step_no: number
  readonly event: ClaimEvent
  readonly step: string
  readonly office_path: string | null
  readonly office: string | null
  readonly account_id: string | null
  readonly at: Date
  readonly reasons: readonly GivenReason[]
  readonly note: Buffer | null
  readonly undone: boolean
}

/** The history of some claims, oldest first; what was taken back stands there too, marked. */
export async function listSteps(ctx: Ctx, claims: readonly string[]): Promise<readonly StepRow[]> {
  if (claims.length === 0) return []
  const { rows } = await sql<StepRow>`
    select s.claim_id, s.step_no, s.event, s.step, s.office_path, o.name as office, s.account_id, s.at, s.reasons, s.note, s.undone
    from claim_step s left join org o on o.path = s.office_path
    where s.claim_id = any(${[...claims]}::uuid[]) order by s.claim_id, s.step_no`.execute(ctx.db)
  return rows
}

/** Acts of the family and of the clock are nobody's hearing. */
const heardEvents: readonly ClaimEvent[] = [
  'pass',
  'confirm',
  'return',
  'refuse',
  'uphold',
  'sustain',
  'grant',
  'reopen',
]

/** Who has decided about a claim, and where; what was taken back does not count. */
export const hearingsOf = (steps: readonly StepRow[]): readonly Hearing[] =>
  steps.flatMap(({ event, account_id: account, office_path: office, undone }) =>
    !undone && account !== null && office !== null && heardEvents.includes(event)
      ? [{ account, office }]
      : [],
  )

/** Marks the act of that version as taken back, and its message as not to be sent. */
export async function markUndone(
  ctx: Ctx,
  { claim, version }: { claim: string; version: number },
): Promise<void> {
  await sql`
    with undone as (
      update claim_step set undone = true where claim_id = ${claim} and step_no = ${version} returning message_id
    )
    update message m set cancelled_at = ${new Date(ctx.now)} from undone u
    where m.message_id = u.message_id and m.send_after > ${new Date(ctx.now)} and m.cancelled_at is null`.execute(
    ctx.db,
  )
}
