import type { Claim } from '@zhongzhao/domain/claims/claim'
import type { Ctx } from '../../platform/context.ts'
import { evidenceOf } from './store.ts'

/** What a claim that nobody made stands on: the line of a list from above (I3). */
export async function evidenceView(ctx: Ctx, { id, enteredBy }: Claim): Promise<{ evidence?: string }> {
  const line = enteredBy === undefined ? undefined : await evidenceOf(ctx, id)
  if (line === undefined) return {}
  return {
    evidence: `${line.office}导入的上级名单“${line.source}”第 ${line.row} 行，身份证件号码与姓名相符或经核对认定`,
  }
}
