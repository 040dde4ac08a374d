import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/claim-review'
import { beijingDay, chineseTime, instant } from '@zhongzhao/domain/base/time'
import { countedWords } from '@zhongzhao/domain/eligibility/bonus'
import { type QualifiedRow, qualifiedSheet } from '@zhongzhao/domain/printing/claim-sheets'
import { type EligibilityPolicy, bonusItem, claimKind } from '@zhongzhao/domain/season/eligibility'
import { orgFor } from '../orgs/commands.ts'
import { officeAnswer } from '../papers/office.ts'
import { letterhead } from '../papers/tables.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { type FileAnswer, inTransaction } from '../platform/serve.ts'
import { type PassedRow, listPassed } from './store-queue.ts'

/** A line of the list; `own`: everything of the kind that has passed for that candidate. */
function qualifiedRow(policy: EligibilityPolicy, row: PassedRow, own: readonly PassedRow[]): QualifiedRow {
  const item = bonusItem(policy, row.item)
  const passed = own.flatMap((one) => bonusItem(policy, one.item) ?? [])
  const { line } = policy.bonus.comparedAt
  return {
    school: row.school,
    className: row.class_name,
    serial: row.number,
    name: row.name,
    passedAt: chineseTime(instant(row.decided_at.getTime())),
    ...(item === undefined ? {} : { bonus: { item: item.title, counts: countedWords(item, passed, line) } }),
  }
}

/** 分配生资格名单, 照顾加分名单 and the like (K9), as a sheet or on paper. Refuses NOT-FOUND, CLAIM-KIND. */
export async function claimList(
  ctx: Ctx,
  { org: code, kind: asked, format }: InputOf<typeof api.claimList>,
): Promise<FileAnswer> {
  const { path, name } = await orgFor(ctx, { code, action: 'claim.read' })
  const policy = ctx.pack.eligibility
  const kind = claimKind(policy, asked)
  if (kind === undefined) throw refused('CLAIM-KIND')
  const rows = await listPassed(ctx, scopeOf(ctx, 'claim.read'), { path, kind: asked })
  const own = Map.groupBy(rows, (row) => row.number)
  const lines = rows.map((row) => qualifiedRow(policy, row, own.get(row.number) ?? []))
  const event = {
    kind: 'claim.listed',
    at: ctx.now,
    by: byOf(ctx),
    detail: { kind: asked, count: lines.length },
  } as const
  await inTransaction(ctx, (inside) => recordEvent(inside, event, { subject: path }))
  const sheet = qualifiedSheet(letterhead(ctx, name), kind.title, lines)
  return officeAnswer([sheet], { format, file: `qualified-${asked}-${beijingDay(ctx.now)}` })
}
