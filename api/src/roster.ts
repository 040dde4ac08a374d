import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, cursor, Id, Nothing, Time } from './shapes.ts'

export const BatchView = Type.Object({
  id: Type.String(),
  fileName: Type.String(),
  at: Time,
  by: Type.String(),
  /** checking | checked | committing | committed | rolledBack | failed */
  state: Type.String(),
  stateName: Type.String(),
  rows: Count,
  done: Count,
  counts: Type.Object({
    new: Count,
    same: Count,
    changed: Count,
    conflict: Count,
    refused: Count,
    suspect: Count,
    partly: Count,
    missing: Count,
  }),
  schools: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), rows: Count })),
  failure: Type.Optional(Type.String()),
  may: Type.Array(Type.String()),
})
/** Upload for a dry run; nothing is kept in the register until commit. Multipart: file `roster`. */
export const checkRoster = endpoint({
  id: 'checkRoster',
  title: '预检名册',
  method: 'POST',
  path: '/roster/batches',
  action: 'roster.import',
  carrier: 'multipart',
  input: Type.Object({ school: Type.Optional(Code) }),
  output: BatchView,
})
export const listBatches = endpoint({
  id: 'listBatches',
  title: '名册批次',
  method: 'GET',
  path: '/roster/batches',
  action: 'roster.read',
  input: Nothing,
  output: Type.Object({ batches: Type.Array(BatchView) }),
})
export const readBatch = endpoint({
  id: 'readBatch',
  title: '名册批次详情',
  method: 'GET',
  path: '/roster/batches/:id',
  action: 'roster.read',
  input: Type.Object({ id: Id }),
  output: BatchView,
})
/** Rows of one kind: refused and suspect rows name column, covered value and what to do; changed rows name the fields. */
export const batchRows = endpoint({
  id: 'batchRows',
  title: '名册批次的行',
  method: 'GET',
  path: '/roster/batches/:id/rows',
  action: 'roster.read',
  input: Type.Object({ id: Id, kind: Type.String({ maxLength: 12 }), cursor }),
  output: Type.Object({
    rows: Type.Array(
      Type.Object({
        row: Count,
        name: Type.String(),
        school: Type.String(),
        class: Type.String(),
        problems: Type.Array(
          Type.Object({
            column: Type.String(),
            code: Type.String(),
            value: Type.String(),
            message: Type.String(),
          }),
        ),
      }),
    ),
    next: Type.Optional(Type.String()),
  }),
})
export const commitBatch = endpoint({
  id: 'commitBatch',
  title: '确认导入',
  method: 'POST',
  path: '/roster/batches/:id/commit',
  action: 'roster.import',
  input: Type.Object({ id: Id }),
  output: BatchView,
})
export const rollBackBatch = endpoint({
  id: 'rollBackBatch',
  title: '撤销整批',
  method: 'POST',
  path: '/roster/batches/:id/roll-back',
  action: 'roster.import',
  input: Type.Object({ id: Id }),
  output: BatchView,
})
/** The refused rows as they came, with a column of reasons, to be corrected and imported again (XLSX). */
export const refusedRows = endpoint({
  id: 'refusedRows',
  title: '下载有问题的行',
  method: 'GET',
  path: '/roster/batches/:id/refused',
  action: 'roster.import',
  answer: 'file',
  input: Type.Object({ id: Id }),
  output: Type.Unknown(),
})
export const rosterTemplate = endpoint({
  id: 'rosterTemplate',
  title: '名册模板',
  method: 'GET',
  path: '/roster/template',
  action: 'roster.import',
  answer: 'file',
  input: Nothing,
  output: Type.Unknown(),
})
