import { type Result, ok, refuse } from '../base/result.ts'
import { type Instant, chineseTime, instant } from '../base/time.ts'
import type { SeasonPack } from '../season/pack.ts'
import { departedStates, registrationLifecycle } from './lifecycle.ts'
import type { Registration } from './registration.ts'

const DAY = 86_400_000

/** 批准补报 (A1): until when one candidate may be let in. Refuses EXTENSION-PAST, EXTENSION-FAR (beyond what the pack lets one person
 *  give), EXTENSION-NOBODY (who has gone, or has signed). */
export function decideLateAdmission(
  { state, sealedAt }: Pick<Registration, 'state' | 'sealedAt'>,
  until: Instant,
  { now, pack }: { now: Instant; pack: Pick<SeasonPack, 'lateDays'> },
): Result<Instant> {
  if (departedStates.includes(state) || sealedAt !== undefined)
    return refuse('EXTENSION-NOBODY', { state: registrationLifecycle.states[state] })
  if (until <= now) return refuse('EXTENSION-PAST')
  const latest = instant(now + pack.lateDays.value * DAY)
  return until > latest ? refuse('EXTENSION-FAR', { until: chineseTime(latest) }) : ok(until)
}
