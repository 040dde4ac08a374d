import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { batchRows, readBatch } from '@zhongzhao/api/roster'

export type Batch = OutputOf<typeof readBatch>
export type BatchRow = OutputOf<typeof batchRows>['rows'][number]

/** Kinds of rows with their Chinese name and what they mean for the person at the desk. */
export const rowKinds = [
  { kind: 'new', title: '新增', tone: 'done', meaning: '名册里还没有，导入后新建。' },
  { kind: 'same', title: '相同', tone: 'quiet', meaning: '与现有名册完全一样，导入时不动。' },
  {
    kind: 'changed',
    title: '有变化',
    tone: 'underway',
    meaning: '学籍信息有更新，导入后按新的写入；考生已确认的内容不会被覆盖。',
  },
  {
    kind: 'conflict',
    title: '冲突',
    tone: 'look',
    meaning: '与考生已确认的内容或另一所学校的名册不一致，需要人工核对；同一行里没有争议的内容照常写入。',
  },
  { kind: 'refused', title: '有问题', tone: 'refused', meaning: '这一行不能导入，请按提示改正后重新导入。' },
  { kind: 'suspect', title: '存疑', tone: 'look', meaning: '可以导入，但姓名等内容看起来有误，请核对。' },
] as const

export type RowKind = (typeof rowKinds)[number]['kind']

export function isRowKind(text: string | undefined): text is RowKind {
  return rowKinds.some((k) => k.kind === text)
}

/** What a person looks at first: problems, then conflicts, then the rest; undefined when the file has no rows. */
export function firstKind(counts: Batch['counts']): RowKind | undefined {
  const order: readonly RowKind[] = ['refused', 'conflict', 'suspect', 'changed', 'new', 'same']
  return order.find((kind) => counts[kind] > 0)
}

export function isRunning(batch: Batch): boolean {
  return batch.state === 'checking' || batch.state === 'committing'
}

/** How many rows a commit would write. */
export function toWrite(counts: Batch['counts']): number {
  return counts.new + counts.changed + counts.partly
}
