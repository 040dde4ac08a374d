import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/archive-moves'
import { chineseTime } from '@zhongzhao/domain/base/time'
import { scanBytes } from '../papers/scans.ts'
import { findScan } from '../papers/store-scans.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { type FileAnswer, inTransaction } from '../platform/serve.ts'
import { watermarked } from '../platform/watermark.ts'
import { filedScan } from './store-items.ts'
import { findVolume } from './store-volumes.ts'

/** 查看归档扫描件 (存档备查, notice 三.(三)): for a purpose of the pack's list, recorded before it is shown, marked with who looks and when; as long
 *  as the volume is kept, whatever has become of the season. Refuses ARCHIVE-GONE, ARCHIVE-PURPOSE, SCAN-DESTROYED, SCAN-GONE, BUSY. */
export async function openFiledScan(
  ctx: Ctx,
  { volume: id, scan, purpose: code }: InputOf<typeof api.openFiledScan>,
): Promise<FileAnswer> {
  const scope = scopeOf(ctx, 'archive.read')
  const volume = await findVolume(ctx, scope, id)
  if (volume === undefined) throw refused('ARCHIVE-GONE')
  const purpose = ctx.pack.archive.openedFor.find((one) => one.code === code)
  if (purpose === undefined) throw refused('ARCHIVE-PURPOSE')
  if (volume.state === 'destroyed') throw refused('SCAN-DESTROYED')
  const registration = await filedScan(ctx, { volume: id, scan })
  const row = registration === undefined ? undefined : await findScan(ctx, scope, scan)
  if (row === undefined) throw refused('SCAN-GONE')
  const detail = { purpose: purpose.title, volume: volume.serial }
  const event = { kind: 'sheet.scanOpened', at: ctx.now, by: byOf(ctx), detail }
  const about = { registration: row.registration_id, subject: id }
  await inTransaction(ctx, (inside) => recordEvent(inside, event, about))
  const mark = [`${ctx.actor?.name ?? ''} ${purpose.title}`, chineseTime(ctx.now)]
  const bytes = await watermarked(await scanBytes(ctx, row), mark)
  return { kind: 'file', bytes, type: 'image/jpeg', fileName: 'sheet.jpg', cache: 'never' }
}
