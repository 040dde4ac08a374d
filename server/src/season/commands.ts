import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/season'
import { type Instant, beijing, beijingText, chineseTime } from '@zhongzhao/domain/base/time'
import { decideLateAdmission } from '@zhongzhao/domain/registration/late'
import { sendMessage } from '../messages/store.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { loadDossier } from '../registration/store.ts'
import { addExtension, moveOffset } from './store.ts'

/** The pack of the season as the pages need it. */
export async function readSeason(ctx: Ctx) {
  return { pack: ctx.pack, now: ctx.now, sandbox: ctx.services.sandbox }
}

/** The made-up sign-ins, in a sandbox only (K6). */
export async function readSandbox(ctx: Ctx) {
  const { sandbox, signIns } = ctx.services
  return { sandbox, now: ctx.now, signIns: sandbox ? signIns.map((s) => ({ ...s })) : [] }
}

/** A moment that exists: 31 February, 25:00 would be read as another. Refuses INPUT-SHAPE. */
export function readTime(text: string, where: string): Instant {
  const at = beijing(text)
  if (!beijingText(at).startsWith(text)) throw refused('INPUT-SHAPE', { where })
  return at
}

/** Moves the made-up season's time; a real installation has no such lever. Refuses SANDBOX-ONLY. */
export async function moveClock(ctx: Ctx, { at }: InputOf<typeof api.moveClock>) {
  if (!ctx.services.sandbox) throw refused('SANDBOX-ONLY')
  const to = readTime(at, '时间')
  await moveOffset(ctx, to - ctx.wall.getTime())
  await recordEvent(ctx, { kind: 'sandbox.clockMoved', at: ctx.now, by: byOf(ctx) })
  return { now: to }
}

/** 批准补报 (A1): this one candidate may fill, amend and have pictures taken until `until`; recorded, and told to the candidate.
 *  Refuses NOT-FOUND, and what is decided. */
export async function admitLate(ctx: Ctx, { id, until, reason }: InputOf<typeof api.admitLate>) {
  const asked = { id, hold: 'change' } as const
  const { registration } = await loadDossier(ctx, scopeOf(ctx, 'registration.admit'), asked)
  const end = orRefuse(decideLateAdmission(registration, readTime(until, '截止时间'), ctx))
  const activities = ['fill', 'amend', 'supply', 'check', 'sign']
  await addExtension(ctx, {
    registration: id,
    activities,
    from: new Date(ctx.now),
    until: new Date(end),
    reason,
    account: byOf(ctx).account,
  })
  await recordEvent(
    ctx,
    { kind: 'registration.admittedLate', at: ctx.now, by: byOf(ctx), detail: { until: end } },
    { registration: id },
  )
  await sendMessage(ctx, {
    registration,
    draft: { template: 'extension-granted', params: { until: chineseTime(end) } },
  })
  return { done: true as const }
}
