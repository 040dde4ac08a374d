import { type Result, ok } from '../base/result.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { type Circumstances, move } from '../registration/circumstances.ts'
import type { Event, Guard } from '../registration/lifecycle.ts'
import type { Registration, State } from '../registration/registration.ts'

const twoAgreed = (askedBy: string | undefined, { by }: Circumstances): readonly Guard[] =>
  askedBy !== undefined && askedBy !== by.account ? ['twoAgreed'] : []

/** 重复作废 (G4): the record of the two that does not stay. What stands in it is kept. Refuses STATE-NO-WAY, DUPLICATE-SAME-PERSON. */
export function decideSuperseding(
  r: Registration,
  askedBy: string | undefined,
  given: Circumstances,
): Result<Decided<Registration>> {
  const moved = move(r, 'supersede', { met: twoAgreed(askedBy, given), given })
  if (!moved.ok) return moved
  const next: Registration = { ...r, state: moved.value, version: r.version + 1 }
  return ok(decided(next, { kind: 'registration.superseded', at: given.now, by: given.by }))
}

const restoring: Readonly<Partial<Record<State, Event>>> = {
  rostered: 'restoreRostered',
  filling: 'restoreFilling',
  confirmed: 'restoreConfirmed',
  checked: 'restoreChecked',
}

/** 恢复 what had been closed as a duplicate, to the state it had. Refuses STATE-NO-WAY, DUPLICATE-SAME-PERSON. */
export function decideRestoring(
  r: Registration,
  { was, askedBy }: { was: State; askedBy: string | undefined },
  given: Circumstances,
): Result<Decided<Registration>> {
  const moved = move(r, restoring[was] ?? 'restoreRostered', { met: twoAgreed(askedBy, given), given })
  if (!moved.ok) return moved
  const next: Registration = { ...r, state: moved.value, version: r.version + 1 }
  return ok(decided(next, { kind: 'registration.restored', at: given.now, by: given.by }))
}
