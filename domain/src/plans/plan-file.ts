import { type Result, ok, refuse } from '../base/result.ts'
import type { PlanPolicy } from '../season/plans.ts'

/** What was measured of a file that is filed as a plan. */
export interface PlanFileFacts {
  readonly bytes: number
  readonly form: 'pdf' | 'other'
  /** `cut`: the end of the file is missing. */
  readonly end: 'whole' | 'cut'
}

const megabytes = (bytes: number) => `${Math.floor((bytes / 1024 / 1024) * 10) / 10} MB`

/** Refuses PLAN-FILE: no PDF, cut off, or too large. */
export function checkPlanFile({ maxBytes }: PlanPolicy, { bytes, form, end }: PlanFileFacts): Result<void> {
  if (form === 'other') return refuse('PLAN-FILE', { why: '不是 PDF' })
  if (end === 'cut') return refuse('PLAN-FILE', { why: '文件不完整' })
  if (bytes > maxBytes.value) {
    return refuse('PLAN-FILE', { why: `文件超过 ${megabytes(maxBytes.value)}` })
  }
  return ok(undefined)
}
