import { type Instant, instant } from '@zhongzhao/domain/base/time'
import { type EvaluationStanding, standingOf } from '@zhongzhao/domain/evaluation/overall'
import type { Marks } from '@zhongzhao/domain/evaluation/scheme'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'

/** What is in force for a registration. */
export interface EvaluationOf {
  readonly standing: EvaluationStanding
  readonly marks?: Marks
  readonly signedAt?: Instant
  /** The registration it was entered for: of who returned home, that of the school. */
  readonly evaluatedAs?: string
  readonly enteredBy: readonly string[]
}

interface StandingRow {
  readonly registration_id: string
  readonly evaluated_as: string | null
  readonly marks: Marks | null
  readonly signed_at: Date | null
  readonly entered_by: readonly string[] | null
}

const pending: EvaluationOf = { standing: 'pending', enteredBy: [] }

/** Where registrations stand in 综合素质评价 (notice 二.2(4)): pending until the head has signed. One statement for many. The caller has
 *  reached the registrations through a scope of its own. */
export async function evaluationsOf(
  ctx: Ctx,
  registrations: readonly string[],
): Promise<ReadonlyMap<string, EvaluationOf>> {
  const { rows } = await sql<StandingRow>`
    select registration_id, evaluated_as, marks, signed_at, entered_by from evaluation_standing where registration_id = any(${[...registrations]}::uuid[])`.execute(
    ctx.db,
  )
  const { scheme } = ctx.pack.evaluation
  const found = rows.flatMap((row) => {
    if (row.marks === null || row.signed_at === null || row.evaluated_as === null) return []
    const of: EvaluationOf = {
      standing: standingOf(scheme, row.marks),
      marks: row.marks,
      signedAt: instant(row.signed_at.getTime()),
      evaluatedAs: row.evaluated_as,
      enteredBy: row.entered_by ?? [],
    }
    return [[row.registration_id, of] as const]
  })
  return new Map(found)
}

/** The same for one. */
export async function evaluationOf(ctx: Ctx, registration: string): Promise<EvaluationOf> {
  return (await evaluationsOf(ctx, [registration])).get(registration) ?? pending
}
