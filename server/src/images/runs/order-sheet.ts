import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Ctx } from '../../platform/context.ts'
import { refused } from '../../platform/errors.ts'
import { scopeOf } from '../../platform/scope.ts'
import type { FileAnswer } from '../../platform/serve.ts'
import { tableTypes, writeSheet } from '../../platform/sheets-write.ts'
import { openSections, placeOf } from '../../registration/record.ts'
import { type OrderLine, listForOrder } from './store-outcomes.ts'
import { findOrg } from './store-runs.ts'

/** Columns of 拍照顺序表. 编号 is the registration number: it says whose a row is, and no ID number stands on the sheet. */
export const ORDER_COLUMNS = ['序号', '编号', '班级', '姓名', '证件号末四位', '照片文件名'] as const
const HOW =
  '照片文件名：逐行填写（如 IMG_0001）；一个班不缺人、连续拍摄的，只填第一行和最后一行。没拍的留空。不要改动其他列。'

function lastFour(ctx: Ctx, line: OrderLine): string {
  const key = ctx.services.keys.unwrap(line.person_id, line.wrapped)
  const place = placeOf(line.registration_id)
  const basic = openSections(key, { content: line.content, sealed: line.sealed, place })['basic']?.[0]
  return (basic?.['idNumber'] ?? '').slice(-4)
}

/** 拍照顺序表 of a class or a school, for the photographer (E5). Refuses NOT-FOUND. */
export async function orderSheet(ctx: Ctx, { org }: { org: string }): Promise<FileAnswer> {
  const scope = scopeOf(ctx, 'image.supply')
  const found = await findOrg(ctx, scope, org)
  if (found === undefined) throw refused('NOT-FOUND')
  const lines = await listForOrder(ctx, scope, found.path)
  const rows = lines.map((line, i) => [
    String(i + 1),
    line.number,
    line.class_name,
    line.name,
    lastFour(ctx, line),
    '',
  ])
  const out = new PassThrough()
  const table = { title: '拍照顺序表', columns: [...ORDER_COLUMNS, HOW], rows }
  const [bytes] = await Promise.all([buffer(out), writeSheet(out, 'xlsx', table)])
  return { kind: 'file', bytes, type: tableTypes.xlsx, fileName: `拍照顺序表-${org}.xlsx`, cache: 'never' }
}
