import { step } from '@zhongzhao/domain/lifecycle/table'
import { renderMessage } from '@zhongzhao/domain/messages/template'
import { transferLifecycle } from '@zhongzhao/domain/transfer/transfer'
import type { Instant } from '@zhongzhao/domain/base/time'
import type { Services } from '../platform/context.ts'
import { orRefuse } from '../platform/errors.ts'
import { lapse } from './store-lapse.ts'

/** 到期自动失效 (notice 一.2): what no point has decided when the window ends is over, and the candidate is told. By the season's time. */
export async function lapseDue({ db, packs }: Services, now: Instant): Promise<number> {
  const over = { open: new Set<never>(), met: new Set(['windowOver'] as const) }
  const to = orRefuse(step(transferLifecycle, 'applied', 'lapse', over))
  const draft = { template: 'transfer-lapsed', params: {} }
  const message = { template: draft.template, ...renderMessage(packs.current.messages, draft) }
  return lapse(db, { at: new Date(now), to, message })
}
