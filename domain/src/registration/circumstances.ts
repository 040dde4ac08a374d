import { type Result } from '../base/result.ts'
import type { Instant } from '../base/time.ts'
import type { By } from '../lifecycle/decided.ts'
import { type Circumstance, step } from '../lifecycle/table.ts'
import type { SeasonPack } from '../season/pack.ts'
import { type Activity, type Extension, checkOpen, openActivities } from '../season/timetable.ts'
import { type Event, type Guard, registrationLifecycle } from './lifecycle.ts'
import { type Registration, type State, needsConsent, standingOf } from './registration.ts'

/** What a decision about a registration needs beside the record. */
export interface Circumstances {
  readonly pack: SeasonPack
  readonly extensions: readonly Extension[]
  readonly now: Instant
  readonly by: By
}

export function openFor(r: Registration, { pack, extensions, now }: Circumstances): ReadonlySet<Activity> {
  return openActivities({ windows: pack.windows, extensions }, standingOf(r), now)
}

/** Moves the registration by its table. A closed window is refused with the window that does apply (A1). */
export function move(
  r: Registration,
  event: Event,
  { met, given }: { met: readonly Guard[]; given: Circumstances },
): Result<State> {
  const { pack, extensions, now } = given
  const consented = r.consentAt !== undefined || !needsConsent(r, { underAge: pack.consent.underAge, now })
  const circumstance: Circumstance<Activity, Guard> = {
    open: openFor(r, given),
    met: new Set([...met, ...(consented ? (['guardianConsented'] as const) : [])]),
  }
  const moved = step(registrationLifecycle, r.state, event, circumstance)
  if (moved.ok || moved.refusal.code !== 'TIME-CLOSED') return moved
  const activity = moved.refusal.params['activity'] as Activity
  const told = checkOpen({ windows: pack.windows, extensions }, activity, { standing: standingOf(r), now })
  return told.ok ? moved : told
}
