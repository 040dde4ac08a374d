import { beijingDay, chineseTime, instant } from '@zhongzhao/domain/base/time'
import { returnedSheets, tableSheet } from '@zhongzhao/domain/printing/office-sheets'
import { readHeadCount } from '../progress/commands.ts'
import type { Ctx } from '../platform/context.ts'
import type { FileAnswer } from '../platform/serve.ts'
import { type OfficeFormat, officeAnswer } from './office.ts'
import { notePrinted, pdfAnswer } from './render.ts'
import { readRegister } from './sign.ts'

export const letterhead = (ctx: Ctx, unit: string) => ({
  heading: ctx.pack.title,
  unit,
  printedAt: chineseTime(ctx.now),
})

/** 签字回收登记表 (J2): the sheets that were printed, and below them who has none; stands in the history of each. Refuses NOT-FOUND, GLYPH-MISSING. */
export async function printRegister(
  ctx: Ctx,
  input: { class: string; format?: OfficeFormat },
): Promise<FileAnswer> {
  const { org, sheets, missing } = await readRegister(ctx, input)
  const rows = sheets.map(({ view: s, recordedAt }) => ({
    serial: s.number.replace(/-\d+$/, ''),
    name: s.name,
    sheetNumber: s.number,
    recordedAt: s.state === 'signed' && recordedAt !== null ? chineseTime(instant(recordedAt.getTime())) : '',
    remark:
      s.state === 'signed'
        ? (s.signedFor ?? '')
        : [s.stateName, ...s.reasons, ...(s.standing === 'stale' ? ['打印后有改动，需重打'] : [])].join('；'),
  }))
  const none = missing.map((m) => ({
    serial: '',
    name: m.name,
    sheetNumber: '未打印',
    recordedAt: '',
    remark: m.stateName,
  }))
  const part = returnedSheets(letterhead(ctx, org.name), [...rows, ...none])
  const format = input.format ?? 'pdf'
  const count = rows.length + none.length
  const ids = [...sheets.map(({ view }) => view.registration), ...missing.map((m) => m.registration)]
  await notePrinted(ctx, ids, { table: 'register', format, count })
  return officeAnswer([part], { format, file: `sheets-${beijingDay(ctx.now)}` })
}

/** 人数核对表 on paper (B7): rostered = collected + returning + given up + moved, or it does not close. */
export async function printHeadCount(ctx: Ctx, input: { school: string }): Promise<FileAnswer> {
  const { lines, total } = await readHeadCount(ctx, input)
  const cells = (l: typeof total) => [
    l.name,
    ...[l.rostered, l.collected, l.returning, l.withdrawn, l.moved, l.superseded, l.open, l.guests].map(
      String,
    ),
    l.closes ? '是' : '否',
    '',
  ]
  const labels = ['名册人数', '已采集', '回户籍地', '放弃', '转出', '重复', '未完成', '其中借读', '闭合']
  const part = tableSheet({
    ...letterhead(ctx, total.name),
    title: '报名信息采集人数核对表',
    columns: [
      { label: '班级', width: 16 },
      ...labels.map((label) => ({ label, width: 7.5 })),
      { label: '班主任签字', width: 16.5 },
    ],
    rows: lines.map(cells),
    total: ['合计', ...cells(total).slice(1)],
    notes: [
      '名册人数 = 已采集 + 回户籍地 + 放弃 + 转出 + 重复作废 时闭合；未完成为 0 方可上报。按实际班级统计；借读生已计入各栏。',
    ],
  })
  return pdfAnswer(
    { title: '人数核对表', parts: [part], pictures: {} },
    `head-count-${beijingDay(ctx.now)}.pdf`,
  )
}
