import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/archive'
import type * as moves from '@zhongzhao/api/archive-moves'
import { destructionLifecycle } from '@zhongzhao/domain/archive/destruction'
import { handoverLifecycle } from '@zhongzhao/domain/archive/handover'
import { beijingDay, chineseTime, instant } from '@zhongzhao/domain/base/time'
import {
  type ListedVolume,
  destructionSheet,
  handoverSheet,
  missingSheet,
  summarySheet,
  volumeIndex,
  volumesSheet,
} from '@zhongzhao/domain/printing/archive-sheets'
import { orgFor } from '../orgs/commands.ts'
import { type OfficeFormat, officeAnswer } from '../papers/office.ts'
import { letterhead } from '../papers/tables.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { type FileAnswer, inTransaction } from '../platform/serve.ts'
import { countsAt, missingNames } from './missing.ts'
import { findDestruction } from './store-destructions.ts'
import { findHandover } from './store-handovers.ts'
import { itemsOf } from './store-items.ts'
import { type VolumeRow, findVolume, listVolumes, readVolumes } from './store-volumes.ts'
import { numberOf, periodName, volumeView } from './view.ts'
import { sheetView } from './volumes.ts'

const timeOf = (at: number) => chineseTime(instant(at))
const MOST_VOLUMES = 5000
/** Lines of one list; no volume of paper holds more. */
const MOST_SHEETS = 20_000

/** Names leave the system: what, in which form and how many (个人信息保护法). */
async function tell(
  ctx: Ctx,
  subject: string,
  detail: { what: 'missing' | 'index'; format: OfficeFormat; count: number },
): Promise<void> {
  const event = { kind: 'archive.listed', at: ctx.now, by: byOf(ctx), detail } as const
  await inTransaction(ctx, (inside) => recordEvent(inside, event, { subject }))
}

function remarkOf(ctx: Ctx, row: VolumeRow): string {
  const { stateName, box, loan, superseded } = volumeView(ctx, row)
  return [
    stateName,
    ...(box === undefined ? [] : [`盒${box.serial} ${box.place}`]),
    ...(loan === undefined ? [] : [loan.stateName]),
    ...(superseded === 0 ? [] : [`含已作废 ${superseded} 件`]),
  ].join('；')
}

const listed = (ctx: Ctx, row: VolumeRow, sheets = row.sheets): ListedVolume => ({
  number: numberOf(ctx, row.serial),
  title: row.title,
  sheets,
  period: periodName(ctx, row.period),
  remark: remarkOf(ctx, row),
})

/** 卷内目录. Refuses ARCHIVE-GONE, ARCHIVE-MANY, GLYPH-MISSING. */
export async function printVolume(
  ctx: Ctx,
  { volume: id, format }: InputOf<typeof api.printVolume>,
): Promise<FileAnswer> {
  const row = await findVolume(ctx, scopeOf(ctx, 'archive.read'), id)
  if (row === undefined) throw refused('ARCHIVE-GONE')
  if (row.sheets > MOST_SHEETS) throw refused('ARCHIVE-MANY')
  const volume = volumeView(ctx, row)
  const items = await itemsOf(ctx, id, { after: 0, atMost: MOST_SHEETS })
  const sheets = items.map((item, at) => sheetView(item, at + 1))
  const rows = sheets.map(({ number, name, className, signedAt, supersededAt }) => ({
    number,
    name,
    className,
    signedAt: timeOf(signedAt),
    remark: supersededAt === undefined ? '' : '已作废（被更正后的新表替代）',
  }))
  const about = { number: volume.number, title: volume.title, period: volume.periodName }
  const sheet = volumeIndex(letterhead(ctx, volume.orgName), about, rows)
  await tell(ctx, id, { what: 'index', format, count: rows.length })
  return officeAnswer([sheet], { format, file: `volume-${volume.number}` })
}

/** 缺件报告, 上报汇总表, 案卷目录. Refuses NOT-FOUND, ARCHIVE-WIDE, ARCHIVE-MANY, GLYPH-MISSING. */
export async function printArchive(
  ctx: Ctx,
  { org: code, what, format }: InputOf<typeof api.printArchive>,
): Promise<FileAnswer> {
  const org = await orgFor(ctx, { code, action: 'archive.read' })
  const head = letterhead(ctx, org.name)
  const name = `archive-${what}-${beijingDay(ctx.now)}`
  if (what === 'missing') {
    const lines = (await missingNames(ctx, code)).map(({ number: serial, ...line }) => ({ ...line, serial }))
    await tell(ctx, org.path, { what, format, count: lines.length })
    return officeAnswer([missingSheet(head, lines)], { format, file: name })
  }
  if (what === 'summary') {
    const { classes } = await countsAt(ctx, code)
    const lines = classes.map(({ name: className, ...line }) => ({ ...line, className }))
    return officeAnswer([summarySheet(head, lines)], { format, file: name })
  }
  const scope = scopeOf(ctx, 'archive.read')
  const rows = await listVolumes(ctx, scope, { org: org.path, atMost: MOST_VOLUMES + 1 })
  if (rows.length > MOST_VOLUMES) throw refused('ARCHIVE-MANY')
  const volumes = rows.map((row) => listed(ctx, row))
  return officeAnswer([volumesSheet(head, volumes)], { format, file: name })
}

/** The volumes of a list with the counts that were made then. */
async function volumesOf(
  ctx: Ctx,
  counted: readonly { readonly id: string; readonly sheets: number }[],
): Promise<readonly ListedVolume[]> {
  const sheets = new Map(counted.map((one) => [one.id, one.sheets]))
  const rows = await readVolumes(ctx, scopeOf(ctx, 'archive.read'), [...sheets.keys()])
  return rows.map((row) => listed(ctx, row, sheets.get(row.volume_id)))
}

/** 材料移交清单. Refuses ARCHIVE-GONE, GLYPH-MISSING. */
export async function printHandover(
  ctx: Ctx,
  { handover, format }: InputOf<typeof moves.printHandover>,
): Promise<FileAnswer> {
  const row = await findHandover(ctx, scopeOf(ctx, 'archive.read'), { handover, hold: 'read' })
  if (row === undefined) throw refused('ARCHIVE-GONE')
  const number = numberOf(ctx, row.serial)
  const sheet = handoverSheet(letterhead(ctx, row.from_name), await volumesOf(ctx, row.volumes), {
    number,
    to: row.to_name,
    sentAt: timeOf(row.sent_at.getTime()),
    stateName: handoverLifecycle.states[row.state],
    remark: row.remark,
  })
  return officeAnswer([sheet], { format, file: `handover-${number}` })
}

/** 销毁清册. Refuses ARCHIVE-GONE, GLYPH-MISSING. */
export async function printDestruction(
  ctx: Ctx,
  { destruction, format }: InputOf<typeof moves.printDestruction>,
): Promise<FileAnswer> {
  const row = await findDestruction(ctx, scopeOf(ctx, 'archive.read'), { destruction, hold: 'read' })
  if (row === undefined) throw refused('ARCHIVE-GONE')
  const number = numberOf(ctx, row.serial)
  const sheet = destructionSheet(letterhead(ctx, row.org_name), await volumesOf(ctx, row.volumes), {
    number,
    ground: row.ground,
    stateName: destructionLifecycle.states[row.state],
    words: row.words ?? '',
  })
  return officeAnswer([sheet], { format, file: `destruction-${number}` })
}
