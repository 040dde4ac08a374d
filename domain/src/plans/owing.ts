import { type PlanPolicy, plansOf } from '../season/plans.ts'

/** Organisations of one kind below another. */
export interface Counted {
  readonly kind: string
  readonly count: number
}

/** How many plans so many organisations have to file altogether. */
export function plansOwed(policy: PlanPolicy, places: readonly Counted[]): number {
  return places.reduce((sum, { kind, count }) => sum + count * plansOf(policy, kind).length, 0)
}
