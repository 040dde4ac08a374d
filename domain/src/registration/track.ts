import { type Result, ok, refuse } from '../base/result.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { checkOpen, trackNames, trackOf } from '../season/timetable.ts'
import { type Circumstances, move } from './circumstances.ts'
import { type Registration, standingOf } from './registration.ts'

/** 选择报考地 (notice 一.1–2): open throughout collection, so who stands on `inPlace` can still turn home on 26 March.
 *  Refuses TIME-CLOSED, TIME-NONE, TRACK-SAME. */
export function decideTrack(
  r: Registration,
  place: 'school' | 'household',
  given: Circumstances,
): Result<Decided<Registration>> {
  const { pack, extensions, now, by } = given
  const track = trackOf({ grade: r.grade, place })
  if (track === r.track) return refuse('TRACK-SAME', { track: trackNames[track] })
  const open = checkOpen({ windows: pack.windows, extensions }, 'chooseTrack', {
    standing: standingOf(r),
    now,
  })
  if (!open.ok) return open
  const next: Registration = { ...r, track, version: r.version + 1 }
  return ok(
    decided(next, { kind: 'registration.trackChosen', at: now, by, fields: ['track'], detail: { track } }),
  )
}

/** 放弃报考 with the guardian's signed statement (B7). Refuses STATE-NO-WAY, REG-REASON-MISSING. */
export function decideWithdrawal(
  r: Registration,
  reason: string,
  given: Circumstances,
): Result<Decided<Registration>> {
  const moved = move(r, 'withdraw', { met: reason.trim() === '' ? [] : ['reasonGiven'], given })
  if (!moved.ok) return moved
  const next: Registration = { ...r, state: moved.value, version: r.version + 1 }
  return ok(
    decided(next, {
      kind: 'registration.withdrawn',
      at: given.now,
      by: given.by,
      detail: { statement: 'signed' },
    }),
  )
}
