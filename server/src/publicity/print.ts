import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/publicity'
import { beijingDay, chineseTime, instant } from '@zhongzhao/domain/base/time'
import { tableSheet } from '@zhongzhao/domain/printing/office-sheets'
import { type PublicColumn, publicColumnNames } from '@zhongzhao/domain/season/publicity'
import { pdfAnswer } from '../papers/render.ts'
import { letterhead } from '../papers/tables.ts'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { missingGlyphs, namedCharacters } from '../platform/glyphs.ts'
import type { FileAnswer } from '../platform/serve.ts'
import { readPublicity } from './lists.ts'

const widths: Readonly<Record<PublicColumn, number>> = { className: 22, name: 22, numberEnd: 20, result: 28 }

const isColumn = (name: string): name is PublicColumn => name in publicColumnNames

/** 公示名单 on A4, to be put up in the school (notice 三.(一)3 在学校进行公示). Refuses PUBLICITY-GONE, GLYPH-MISSING. */
export async function printPublicity(
  ctx: Ctx,
  input: InputOf<typeof api.printPublicity>,
): Promise<FileAnswer> {
  const { list, columns, lines } = await readPublicity(ctx, input)
  const shown = columns.filter(isColumn)
  const missing = missingGlyphs(lines.map((line) => `${line.className}${line.name}`).join(''))
  if (missing.length > 0) throw refused('GLYPH-MISSING', { characters: namedCharacters([...missing]) })
  const days =
    list.opensAt === undefined || list.endsAt === undefined
      ? '尚未开始公示'
      : `${chineseTime(instant(list.opensAt))} 至 ${chineseTime(instant(list.endsAt))}`
  const part = tableSheet({
    ...letterhead(ctx, list.orgName),
    title: `${list.title}（公示）`,
    facts: [
      { label: '公示时间', value: days },
      { label: '人数', value: String(list.lines) },
    ],
    columns: [
      { label: '序号', width: 8 },
      ...shown.map((name) => ({ label: publicColumnNames[name], width: widths[name] })),
    ],
    rows: lines.map((line) => [
      String(line.position),
      ...shown.map((name) => (line.struck && name === 'result' ? '已撤下' : line[name])),
    ]),
    notes: [...ctx.pack.publicity.lines, ...(list.remark === '' ? [] : [list.remark])],
  })
  return pdfAnswer({ title: list.title, parts: [part], pictures: {} }, `publicity-${beijingDay(ctx.now)}.pdf`)
}
