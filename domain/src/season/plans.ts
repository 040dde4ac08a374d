import type { OrgKind } from '../orgs/org.ts'

/** A plan that places have to file: which, who, until when. Data of the pack (G6). */
export interface PlanKind {
  readonly code: string
  readonly title: string
  /** What has to stand in it. */
  readonly hint: string
  readonly at: readonly OrgKind[]
  /** Beijing time, `2022-02-25T18:00`; filed later it counts, and is said to be late. */
  readonly due: { readonly value: string; readonly basis: string }
  readonly basis: string
}

/** 工作方案、工作预案、安全预案 (notice 三.(二), 三.(五)), as the season decides them. */
export interface PlanPolicy {
  readonly kinds: readonly PlanKind[]
  /** Of one file, a PDF. */
  readonly maxBytes: { readonly value: number; readonly basis: string }
}

/** Plans that an organisation of this kind files. */
export function plansOf({ kinds }: PlanPolicy, at: string): readonly PlanKind[] {
  return kinds.filter((kind) => kind.at.some((one) => one === at))
}
