import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/picture-runs'
import { coveredFileName } from '@zhongzhao/domain/forms/mask-name'
import {
  type OrderProblem,
  type OrderRow,
  orderSentence,
  pairShots,
} from '@zhongzhao/domain/images/shooting-order'
import { baseName } from '@zhongzhao/domain/registration/picture-file'
import type { Ctx } from '../../platform/context.ts'
import { refused } from '../../platform/errors.ts'
import { type Scope, scopeOf } from '../../platform/scope.ts'
import { type Upload, inTransaction } from '../../platform/serve.ts'
import { readSheet, rowsOf } from '../../platform/sheets.ts'
import { runIn } from './commands.ts'
import { ORDER_COLUMNS } from './order-sheet.ts'
import { type Run, pathPlace, runView } from './run.ts'
import { markTwice } from './store-files.ts'
import { confirmPairs, findPupils, listShots, namesOf, pairFiles } from './store-outcomes.ts'
import { keepPairing, readPairingOf, reopenArchive } from './store-runs.ts'

type PairingView = OutputOf<typeof api.readPairing>

/** As it is kept beside the run: ids and rows, no name and no number. */
interface KeptPairing {
  readonly pairs: number
  readonly problems: readonly { readonly row: number; readonly sentence: string }[]
  readonly missing: readonly string[]
  readonly surplus: readonly string[]
}

interface SheetRow {
  readonly row: number
  readonly number: string
  readonly className: string
  readonly name: string
  readonly shot: string
}

/** The filled-in sheet, by the titles of its columns. Refuses RUN-SHEET, ROSTER-UNREADABLE. */
async function sheetRows(path: string): Promise<readonly SheetRow[]> {
  const sheet = await readSheet(path)
  const at = (title: string) => sheet.header.findIndex((cell) => cell.trim() === title)
  const [, number, className, name, , shot] = ORDER_COLUMNS.map(at)
  for (const [column, index] of [
    ['编号', number],
    ['姓名', name],
    ['照片文件名', shot],
  ] as const) {
    if (index !== undefined && index >= 0) continue
    await sheet.close()
    throw refused('RUN-SHEET', { column })
  }
  const rows = await rowsOf(sheet)
  const cell = (cells: readonly string[], index: number | undefined) => (cells[index ?? -1] ?? '').trim()
  return rows
    .map(({ row, cells }) => ({
      row,
      number: cell(cells, number),
      className: cell(cells, className),
      name: cell(cells, name),
      shot: cell(cells, shot),
    }))
    .filter((line) => line.number !== '' || line.shot !== '')
}

/** The sheet as bytes on disk for its reader, gone afterwards. */
async function readUpload(ctx: Ctx, upload: Upload): Promise<readonly SheetRow[]> {
  const folder = join(ctx.services.config.dataDir, 'incoming')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  await writeFile(path, upload.bytes, { mode: 0o600 })
  try {
    return await sheetRows(path)
  } finally {
    await rm(path, { force: true })
  }
}

/** Whose each row is, by its 编号; a name that does not belong to the number (one column sorted alone) pairs nobody. */
async function whose(ctx: Ctx, scope: Scope, { run, rows }: { run: Run; rows: readonly SheetRow[] }) {
  const index = (number: string) => ctx.services.keys.index(number)
  const indexes = rows.map((row) => index(row.number))
  const pupils = await findPupils(ctx, scope, { org: run.org, indexes })
  const problems: { row: number; sentence: string }[] = []
  const order: OrderRow[] = []
  for (const [i, { row, className, name, shot }] of rows.entries()) {
    const pupil = pupils.get(indexes[i]?.toString('hex') ?? '')
    if (pupil === undefined)
      problems.push({ row, sentence: `第 ${row} 行的编号不在本校名册里，没有配对。请下载新的顺序表。` })
    else if (pupil.name !== name)
      problems.push({
        row,
        sentence: `第 ${row} 行的编号和姓名对不上（可能只排序了其中一列），没有配对。请下载新的顺序表。`,
      })
    else order.push({ row, pupil: pupil.registration, className, shot })
  }
  return { order, problems }
}

async function viewOf(ctx: Ctx, scope: Scope, kept: KeptPairing): Promise<PairingView> {
  const names = await namesOf(ctx, scope, kept.missing)
  return {
    pairs: kept.pairs,
    problems: kept.problems.map((p) => ({ ...p })),
    missing: kept.missing.flatMap((id) => {
      const pupil = names.get(id)
      return pupil === undefined ? [] : [{ ...pupil }]
    }),
    surplus: [...kept.surplus],
  }
}

const told = (problem: OrderProblem) => ({ row: problem.row, sentence: orderSentence(problem) })

/** Pairs the pictures of a run with pupils by the filled-in sheet; nothing is taken in before it is confirmed (E5).
 *  Refuses NOT-FOUND, RUN-SHEET, ROSTER-UNREADABLE. */
export async function pairRun(
  ctx: Ctx,
  { id }: InputOf<typeof api.pairRun>,
  upload: Upload,
): Promise<PairingView> {
  const scope = scopeOf(ctx, 'image.supply')
  const run = await runIn(ctx, scope, id)
  const rows = await readUpload(ctx, upload)
  const { order, problems } = await whose(ctx, scope, { run, rows })
  const shots = await listShots(ctx, scope, id)
  const named = shots.map(({ file_id, path_sealed }) => ({
    file: file_id,
    name: baseName(ctx.services.keys.open(path_sealed, pathPlace(id, file_id)).toString()),
  }))
  // Two folders of a camera may hold the same name: then neither is certain.
  const once = [...Map.groupBy(named, ({ name }) => name.toUpperCase()).values()].filter(
    (same) => same.length === 1,
  )
  const byName = new Map(once.flat().map(({ name, file }) => [name, file]))
  const twice = named.filter(({ name }) => !byName.has(name))
  const pairing = pairShots(order, [...byName.keys()])
  const pairs = pairing.pairs.flatMap(({ pupil, file }) => {
    const known = byName.get(file)
    return known === undefined ? [] : [{ file: known, registration: pupil }]
  })
  const kept: KeptPairing = {
    pairs: pairs.length,
    problems: [...problems, ...pairing.problems.map(told)].toSorted((a, b) => a.row - b.row),
    missing: pairing.missing,
    surplus: [...pairing.surplus, ...twice.map(({ name }) => name)].map(coveredFileName),
  }
  await inTransaction(ctx, async (inside) => {
    await pairFiles(inside, id, pairs)
    await keepPairing(inside, id, kept)
  })
  return viewOf(ctx, scope, kept)
}

/** What the last sheet gave. */
export async function readPairing(ctx: Ctx, { id }: { id: string }): Promise<PairingView> {
  const scope = scopeOf(ctx, 'image.supply')
  await runIn(ctx, scope, id)
  const kept = (await readPairingOf(ctx, scope, id)) as KeptPairing | undefined
  return viewOf(ctx, scope, kept ?? { pairs: 0, problems: [], missing: [], surplus: [] })
}

/** Somebody has looked the pairs over: they may come in. Refuses NOT-FOUND, RUN-NO-PAIRS. */
export async function confirmPairing(
  ctx: Ctx,
  { id }: { id: string },
): Promise<OutputOf<typeof api.confirmPairing>> {
  const scope = scopeOf(ctx, 'image.supply')
  await runIn(ctx, scope, id)
  if ((await confirmPairs(ctx, id)) === 0) throw refused('RUN-NO-PAIRS')
  await markTwice(ctx, id)
  await reopenArchive(ctx, id)
  ctx.services.wake()
  return runView(await runIn(ctx, scope, id))
}
