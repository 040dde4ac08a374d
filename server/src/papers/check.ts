import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/check-sheet'
import { readSheetCode } from '@zhongzhao/domain/registration/sheet'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { gentleGuard } from '../platform/gentle.ts'
import { publicStanding } from './store-check.ts'

type Checked = OutputOf<typeof api.checkSheet>

/** A class of sixty with their parents at once, from one address, and two a second from then on. */
const guard = gentleGuard({ burst: 300, perSecond: 2 })

/** 查验 (notice 三.(三)), by anybody: whether the paper is the one that counts, and nothing else. Sheet numbers follow one another and are
 *  not answered; a wrong code and one that was never printed are one answer. Refuses SHEET-CHECK-BUSY. */
export async function checkSheet(ctx: Ctx, { code }: InputOf<typeof api.checkSheet>): Promise<Checked> {
  if (guard(ctx.address ?? '', ctx.wall.getTime()) === 'wait') throw refused('SHEET-CHECK-BUSY')
  const read = readSheetCode(code)
  if (read.kind === 'number') return { standing: 'unknown' }
  return { standing: (await publicStanding(ctx, read)) ?? 'unknown' }
}
