import type { HeldRecord } from './store-match.ts'

/** What stood before a changed row was written: enough to put it back. Kept sealed in the row of the batch. */
export interface Before {
  /** Version the commit left behind: anything later means that somebody has built on it. */
  readonly left: number
  readonly grade: number
  readonly track: string
  readonly org: string
  readonly position: number
  /** base64, under the person's own key. */
  readonly sealed: string
  readonly content: unknown
  readonly entry: {
    readonly batch: string
    readonly content: unknown
    readonly sealed: string
    readonly digest: string | null
    /** Class the register named; left out by batches from before it could differ from the actual one. */
    readonly org?: string | undefined
  } | null
}

export function beforeOf(record: HeldRecord, left: number): Before {
  const { entry_sealed, entry_batch, entry_digest } = record
  return {
    left,
    grade: record.grade,
    track: record.track,
    org: record.org_path,
    position: record.class_position,
    sealed: record.sealed.toString('base64'),
    content: record.content,
    entry:
      entry_sealed === null || entry_batch === null
        ? null
        : {
            batch: entry_batch,
            content: record.entry_content,
            sealed: entry_sealed.toString('base64'),
            digest: entry_digest?.toString('base64') ?? null,
            org: record.entry_org ?? record.org_path,
          },
  }
}
