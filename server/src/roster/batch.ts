import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { readBatch } from '@zhongzhao/api/roster'

export type BatchView = OutputOf<typeof readBatch>
export type BatchState = 'checking' | 'checked' | 'committing' | 'committed' | 'rolledBack' | 'failed'

/** What the dry run says about a row. `missing`: held by the school, absent from the file. */
export type RowKind = 'new' | 'same' | 'changed' | 'conflict' | 'refused' | 'missing'

/** Rows by kind; counted beside: `suspect`, imported and work for the school (B5), and `partly`, in conflict with what else they change
 *  taken (B3). */
export type Counts = Readonly<Record<RowKind | 'suspect' | 'partly', number>>
export const noCounts: Counts = {
  new: 0,
  same: 0,
  changed: 0,
  conflict: 0,
  refused: 0,
  missing: 0,
  suspect: 0,
  partly: 0,
}

/** Something about one cell: column as the file names it, code, value covered where it is sensitive, what to do. */
export interface Problem {
  readonly column: string
  readonly code: string
  readonly value: string
  readonly message: string
}

export interface SchoolCount {
  readonly code: string
  readonly name: string
  readonly rows: number
}

export interface Batch {
  readonly id: string
  readonly org: string
  readonly season: string
  readonly fileName: string
  readonly state: BatchState
  readonly rows: number
  readonly done: number
  readonly counts: Counts
  readonly schools: readonly SchoolCount[]
  readonly failure: string | null
  readonly account: string
  readonly byName: string
  readonly at: Date
}

export const batchStateNames: Readonly<Record<BatchState, string>> = {
  checking: '正在预检',
  checked: '预检完成',
  committing: '正在导入',
  committed: '已导入',
  rolledBack: '已撤销',
  failed: '未完成',
}

const mayIn: Readonly<Record<BatchState, readonly string[]>> = {
  checking: [],
  checked: ['commit'],
  committing: [],
  committed: ['rollBack'],
  rolledBack: [],
  failed: [],
}

/** On whose order, when (season's time), in which request. */
export interface Order {
  readonly account: string
  readonly at: number
  readonly requestId: string
}

/** The account of an order, where it is one: the system itself has none. */
export const accountOf = ({ account }: Order): string | null =>
  /^[0-9a-f-]{36}$/.test(account) ? account : null

/** Rows a commit would write. */
export const writes = ({ counts }: Batch): number => counts.new + counts.changed + counts.partly

function mayDo(batch: Batch): string[] {
  if (batch.state === 'checked' && writes(batch) === 0) return []
  return [...mayIn[batch.state]]
}

/** `may`: what the caller may do next, when the caller may import at all. */
export function viewOf(batch: Batch, { importing }: { importing: 'allowed' | 'refused' }): BatchView {
  return {
    id: batch.id,
    fileName: batch.fileName,
    at: batch.at.getTime(),
    by: batch.byName,
    state: batch.state,
    stateName: batchStateNames[batch.state],
    rows: batch.rows,
    done: batch.done,
    counts: { ...batch.counts },
    schools: batch.schools.map((s) => ({ ...s })),
    ...(batch.failure === null ? {} : { failure: batch.failure }),
    may: importing === 'allowed' ? mayDo(batch) : [],
  }
}
