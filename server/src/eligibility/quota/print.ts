import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/quota'
import { beijingDay, chineseTime, instant } from '@zhongzhao/domain/base/time'
import { quotaSheets } from '@zhongzhao/domain/printing/quota-sheet'
import { officeAnswer } from '../../papers/office.ts'
import { letterhead } from '../../papers/tables.ts'
import type { Ctx } from '../../platform/context.ts'
import type { FileAnswer } from '../../platform/serve.ts'
import { readQuota } from './plans.ts'

/** 分配生名额表 on A4 or as a spreadsheet (I6, K9). Refuses QUOTA-GONE, GLYPH-MISSING. */
export async function quotaSheet(
  ctx: Ctx,
  { plan, format }: InputOf<typeof api.quotaSheet>,
): Promise<FileAnswer> {
  const read = await readQuota(ctx, { plan })
  const parts = quotaSheets(letterhead(ctx, read.orgName), {
    ...read,
    countedAt: chineseTime(instant(read.keptAt)),
    lines: read.lines.map((line) => ({ ...line, places: line.parts.map(({ places }) => places) })),
  })
  return officeAnswer(parts, { format, file: `quota-${read.orgCode}-${beijingDay(ctx.now)}` })
}
