import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/archive'
import { type VolumeState, decideVolume, keepUntil } from '@zhongzhao/domain/archive/volume'
import { orgFor } from '../orgs/commands.ts'
import { actorOver } from '../platform/actor-over.ts'
import type { Ctx } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent, recordEvents } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { holdBox } from './store-boxes.ts'
import { type ItemRow, countUnfiled, emptyVolume, fillVolume, itemsOf, keeperOf } from './store-items.ts'
import { loansOf } from './store-loans.ts'
import * as store from './store-volumes.ts'
import { factsOf, heldAt, loanView, volumeView } from './view.ts'

const AT_MOST = 500
/** Sheets of a volume that are read at once. */
const PER_PAGE = 200

/** 案卷 of an organisation and below it. Refuses NOT-FOUND. */
export async function archiveVolumes(
  ctx: Ctx,
  { org }: InputOf<typeof api.archiveVolumes>,
): Promise<OutputOf<typeof api.archiveVolumes>> {
  const { path } = await orgFor(ctx, { code: org, action: 'archive.read' })
  const scope = scopeOf(ctx, 'archive.read')
  const rows = await store.listVolumes(ctx, scope, { org: path, atMost: AT_MOST + 1 })
  return {
    volumes: rows.slice(0, AT_MOST).map((row) => volumeView(ctx, row)),
    more: rows.length > AT_MOST,
  }
}

/** Whose sheets came in or went out: it stands in the history of each. */
async function noteSheets(
  ctx: Ctx,
  kind: 'sheet.filed' | 'sheet.takenOut',
  registrations: readonly string[],
) {
  const by = { account: ctx.actor?.account ?? '' }
  await recordEvents(ctx, { kind, at: ctx.now, by }, [...new Set(registrations)])
}

/** 立卷 (notice 三.(三) 必须妥善保管，存档备查): every signed sheet that lies in no volume yet, in class order, superseded ones with them. Refuses
 *  NOT-FOUND, INPUT-SHAPE, ARCHIVE-ELSEWHERE, ARCHIVE-EMPTY. */
export async function makeVolume(ctx: Ctx, { org: code, period }: InputOf<typeof api.makeVolume>) {
  const org = await orgFor(ctx, { code, action: 'archive.keep' })
  const scope = scopeOf(ctx, 'archive.keep')
  const keeper = await keeperOf(ctx, scope, org.path)
  if (keeper === undefined || heldAt(ctx, 'archive.keep', keeper.path) === 'elsewhere')
    throw refused('ARCHIVE-ELSEWHERE')
  orRefuse(keepUntil(ctx.pack.archive, { period, year: ctx.pack.year }))
  const by = actorOver(ctx, 'archive.keep', keeper.path)
  const serial = await store.nextSerial(ctx, { of: 'volume', org: keeper.path })
  const title = `${org.name}考生报名登记表`
  const made = { of: org.path, org: keeper.path, serial, title, period, by: by.account }
  const volume = await store.insertVolume(ctx, made)
  const filed = await fillVolume(ctx, scope, { volume, of: org.path })
  if (filed.length === 0) throw refused('ARCHIVE-EMPTY')
  const event = { kind: 'archive.volume.made', at: ctx.now, by, detail: { sheets: filed.length } }
  await recordEvent(ctx, event, { subject: volume })
  await noteSheets(ctx, 'sheet.filed', filed)
  return { volume, sheets: filed.length }
}

/** One sheet of a volume, at its 件号. */
export const sheetView = (item: ItemRow, at: number) => ({
  at,
  sheet: item.sheet_id,
  number: item.number,
  name: item.name,
  className: item.class_name,
  signedAt: item.signed_at.getTime(),
  ...(item.superseded_at === null ? {} : { supersededAt: item.superseded_at.getTime() }),
  ...(item.scan_id === null ? {} : { scan: item.scan_id }),
})

/** One page of it. Refuses ARCHIVE-GONE. */
export async function readVolume(
  ctx: Ctx,
  { volume, page = 1 }: InputOf<typeof api.readVolume>,
): Promise<OutputOf<typeof api.readVolume>> {
  const row = await store.findVolume(ctx, scopeOf(ctx, 'archive.read'), volume)
  if (row === undefined) throw refused('ARCHIVE-GONE')
  const items = await itemsOf(ctx, volume, { after: (page - 1) * PER_PAGE, atMost: PER_PAGE })
  return {
    volume: volumeView(ctx, row),
    perPage: PER_PAGE,
    sheets: items.map((item, at) => sheetView(item, (page - 1) * PER_PAGE + at + 1)),
    loans: (await loansOf(ctx, volume)).map((loan) => loanView(ctx, loan)),
  }
}

type Move = InputOf<typeof api.moveVolume>
type Moved = (ctx: Ctx, row: store.VolumeRow, to: VolumeState, input: Move) => Promise<void>

/** What each act changes beside the state. */
const acts: Readonly<Record<Move['event'], Moved>> = {
  fill: async (ctx, row, to) => {
    const where = { volume: row.volume_id, of: row.of_path }
    await noteSheets(ctx, 'sheet.filed', await fillVolume(ctx, scopeOf(ctx, 'archive.keep'), where))
    await store.moveVolumeTo(ctx, row.volume_id, to)
  },
  takeOut: async (ctx, row, to, { sheet }) => {
    if (sheet === undefined) throw refused('INPUT-SHAPE', { where: 'sheet' })
    const out = await emptyVolume(ctx, row.volume_id, sheet)
    if (out.length === 0) throw refused('ARCHIVE-GONE')
    await noteSheets(ctx, 'sheet.takenOut', out)
    await store.moveVolumeTo(ctx, row.volume_id, to)
  },
  bind: async (ctx, row, to) => {
    const until = orRefuse(keepUntil(ctx.pack.archive, { period: row.period, year: ctx.pack.year }))
    await store.bindVolume(ctx, row.volume_id, { to, keepUntil: until })
  },
  dissolve: async (ctx, row, to) => {
    await noteSheets(ctx, 'sheet.takenOut', await emptyVolume(ctx, row.volume_id, 'all'))
    await store.moveVolumeTo(ctx, row.volume_id, to)
  },
  box: async (ctx, row, _, { box }) => {
    if (box === undefined) throw refused('INPUT-SHAPE', { where: 'box' })
    const into = await holdBox(ctx, scopeOf(ctx, 'archive.keep'), { box, org: row.kept_path })
    if (into === undefined) throw refused('ARCHIVE-GONE')
    await store.boxVolume(ctx, row.volume_id, box)
  },
}

/** 收入、抽出、装订归档、拆卷、装盒. Refuses ARCHIVE-GONE, STATE-NO-WAY, ARCHIVE-ELSEWHERE, ARCHIVE-EMPTY, ARCHIVE-PENDING, INPUT-SHAPE. */
export async function moveVolume(ctx: Ctx, input: Move) {
  const { volume, version, event } = input
  const scope = scopeOf(ctx, 'archive.keep')
  const [row] = await store.holdVolumes(ctx, scope, [volume])
  if (row === undefined || row.version !== version) throw refused('ARCHIVE-GONE')
  const known = factsOf(ctx, row, 'archive.keep')
  const facts = event === 'fill' ? { ...known, sheets: await countUnfiled(ctx, scope, row.of_path) } : known
  const by = actorOver(ctx, 'archive.keep', row.kept_path)
  const to = orRefuse(decideVolume(facts, event, { now: ctx.now, by: by.account }))
  await acts[event](ctx, row, to, input)
  await recordEvent(ctx, { kind: `archive.volume.${event}`, at: ctx.now, by }, { subject: volume })
  return { done: true as const }
}
