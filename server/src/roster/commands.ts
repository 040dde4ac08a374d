import { covers } from '@zhongzhao/domain/orgs/org'
import { rm } from 'node:fs/promises'
import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/roster'
import { columnTitle } from '@zhongzhao/domain/roster/columns'
import { type Ctx, byOf } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { sha256 } from '../platform/sealed-text.ts'
import type { FileAnswer, Upload } from '../platform/serve.ts'
import { readSheet } from '../platform/sheets.ts'
import { tableTypes, xlsxBytes } from '../platform/sheets-write.ts'
import { type Batch, type BatchView, type Order, viewOf } from './batch.ts'
import { refusedSheet } from './refused-sheet.ts'
import { type Incoming, startCheck } from './run-check.ts'
import { startCommit } from './run-commit.ts'
import { rollBack } from './run-roll-back.ts'
import { findBatch, findBatchInScope, listBatchesInScope } from './store-batch.ts'
import { schoolsUnder } from './store-match.ts'
import { listRows, type RowLine } from './store-rows.ts'
import { keepUpload } from './uploads.ts'
import { within } from './work.ts'

/** Milliseconds a request waits for a job before it answers that the job goes on. */
const PATIENCE = 3000

const orderOf = (ctx: Ctx): Order => ({ account: byOf(ctx).account, at: ctx.now, requestId: ctx.requestId })

function mayImport(ctx: Ctx, batch: Batch): 'allowed' | 'refused' {
  try {
    const { orgs } = scopeOf(ctx, 'roster.import')
    return orgs.some((org) => covers(org, batch.org)) ? 'allowed' : 'refused'
  } catch {
    return 'refused'
  }
}

const view = (ctx: Ctx, batch: Batch): BatchView => viewOf(batch, { importing: mayImport(ctx, batch) })

async function viewAgain(ctx: Ctx, id: string): Promise<BatchView> {
  const batch = await findBatch(ctx.services.db, id)
  if (batch === undefined) throw refused('NOT-FOUND')
  return view(ctx, batch)
}

/** The schools of the importer, and the only one, if there is only one or one was named. Refuses NOT-FOUND. */
async function importerOf(ctx: Ctx, named: string | undefined): Promise<Incoming['importer']> {
  const { orgs } = scopeOf(ctx, 'roster.import')
  const all = await schoolsUnder(ctx.services.db, orgs)
  const own =
    named === undefined ? all : new Map([...all].filter(([code, s]) => code === named || s.code === named))
  if (own.size === 0) throw refused('NOT-FOUND')
  const [only] = own.size === 1 ? [...own] : []
  const org = only?.[1].path ?? orgs[0] ?? ''
  return { account: byOf(ctx).account, org, schools: own, school: only?.[0] }
}

/** 预检 (B1): answers when the file is judged, or after three seconds that it goes on. Refuses INPUT-SHAPE, NOT-FOUND,
 *  ROSTER-UNREADABLE, ROSTER-NO-HEADER, BUSY. */
export async function checkRoster(
  ctx: Ctx,
  { school }: InputOf<typeof api.checkRoster>,
  upload: Upload,
): Promise<BatchView> {
  if (upload.bytes.length === 0) throw refused('ROSTER-UNREADABLE', { why: '文件是空的' })
  const importer = await importerOf(ctx, school)
  const path = await keepUpload(ctx.services.config.dataDir, upload)
  const drop = () => rm(path, { force: true })
  try {
    const fileName = upload.name.toWellFormed().replaceAll('\0', '').slice(-200)
    const incoming: Incoming = {
      season: ctx.pack.season,
      fileName,
      sha256: sha256(upload.bytes),
      open: () => readSheet(path),
      absent: 'missing',
      importer,
      now: ctx.now,
    }
    const job = await startCheck(ctx.services, incoming)
    void job.finished.then(drop, drop)
    await within(job, PATIENCE)
    return await viewAgain(ctx, job.batch)
  } catch (error) {
    await drop()
    throw error
  }
}

async function ownBatch(ctx: Ctx, id: string, action: 'roster.import' | 'roster.read'): Promise<Batch> {
  const batch = await findBatchInScope(ctx.services.db, scopeOf(ctx, action), id)
  if (batch === undefined) throw refused('NOT-FOUND')
  return batch
}

export async function listBatches(ctx: Ctx) {
  const batches = await listBatchesInScope(ctx.db, scopeOf(ctx, 'roster.read'), ctx.pack.season)
  return { batches: batches.map((batch) => view(ctx, batch)) }
}

export async function readBatch(ctx: Ctx, { id }: { id: string }): Promise<BatchView> {
  return view(ctx, await ownBatch(ctx, id, 'roster.read'))
}

/** 确认导入: answers when it is done, or after three seconds that it goes on. */
export async function commitBatch(ctx: Ctx, { id }: { id: string }): Promise<BatchView> {
  const batch = await ownBatch(ctx, id, 'roster.import')
  await within(await startCommit(ctx.services, batch, orderOf(ctx)), PATIENCE)
  return viewAgain(ctx, id)
}

export async function rollBackBatch(ctx: Ctx, { id }: { id: string }): Promise<BatchView> {
  await rollBack(ctx.services, await ownBatch(ctx, id, 'roster.import'), orderOf(ctx))
  return viewAgain(ctx, id)
}

const PAGE = 100

const rowView = (line: RowLine) => ({
  row: line.row_number,
  name: line.name,
  school: line.school_name ?? line.school_code,
  class: line.class_no,
  problems: line.problems.map((p) => ({ ...p })),
})

export async function batchRows(ctx: Ctx, { id, kind, cursor }: InputOf<typeof api.batchRows>) {
  const batch = await ownBatch(ctx, id, 'roster.read')
  const after = cursor === undefined || !/^\d{1,9}$/.test(cursor) ? 0 : Number(cursor)
  const lines = await listRows(ctx.db, batch.id, { kind, after, limit: PAGE + 1 })
  const page = lines.slice(0, PAGE)
  const last = page.at(-1)
  return {
    rows: page.map(rowView),
    ...(lines.length > PAGE && last !== undefined ? { next: String(last.row_number) } : {}),
  }
}

/** 有问题的行, as they came, with what to do beside each: corrected, the file can be imported as it is. */
export async function refusedRows(ctx: Ctx, { id }: { id: string }): Promise<FileAnswer> {
  const batch = await ownBatch(ctx, id, 'roster.import')
  const bytes = await refusedSheet(ctx.services, batch.id)
  return {
    kind: 'file',
    bytes,
    type: tableTypes.xlsx,
    fileName: `名册待改正-${batch.id.slice(0, 8)}.xlsx`,
    cache: 'never',
  }
}

const template = [
  'schoolCode',
  'name',
  'sex',
  'birthDate',
  'ethnicGroup',
  'idKind',
  'idNumber',
  'studentNumber',
  'grade',
  'className',
  'seat',
  'householdDivision',
  'homeAddress',
  'phone',
] as const

export async function rosterTemplate(): Promise<FileAnswer> {
  const columns = [...template.map(columnTitle), '成员1姓名', '成员1关系', '成员1联系电话', '成员1是否监护人']
  const bytes = await xlsxBytes({ title: '名册', columns, rows: [] })
  return { kind: 'file', bytes, type: tableTypes.xlsx, fileName: '名册模板.xlsx', cache: 'never' }
}
