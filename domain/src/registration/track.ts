import { type Result, ok, refuse } from '../base/result.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { trackNames, trackOf } from '../season/timetable.ts'
import { type Circumstances, move } from './circumstances.ts'
import type { Registration } from './registration.ts'

/** 选择报考地 (notice 一.1–2): open throughout collection, so who stands on `inPlace` can still turn home on 26 March.
 *  Refuses TRACK-SAME, STATE-NO-WAY, TIME-CLOSED. What the school has checked or sealed does not move. */
export function decideTrack(
  r: Registration,
  place: 'school' | 'household',
  given: Circumstances,
): Result<Decided<Registration>> {
  const { now, by } = given
  const track = trackOf({ grade: r.grade, place })
  if (track === r.track) return refuse('TRACK-SAME', { track: trackNames[track] })
  const moved = move(r, 'chooseTrack', { met: [], given })
  if (!moved.ok) return moved
  const { confirmedAt: _, ...kept } = r
  const next: Registration = { ...kept, track, state: moved.value, version: r.version + 1 }
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

/** 恢复报考 (B7; notice 二.2(3): one registration a person): the registration goes on where it was left, and is confirmed anew. Refuses
 *  STATE-NO-WAY, TIME-CLOSED, REG-REASON-MISSING. */
export function decideComingBack(
  r: Registration,
  reason: string,
  given: Circumstances,
): Result<Decided<Registration>> {
  const moved = move(r, 'comeBack', { met: reason.trim() === '' ? [] : ['reasonGiven'], given })
  if (!moved.ok) return moved
  const { confirmedAt: _, checkedAt: __, lastReview: ___, ...kept } = r
  const next: Registration = { ...kept, state: moved.value, version: r.version + 1 }
  return ok(decided(next, { kind: 'registration.cameBack', at: given.now, by: given.by }))
}
