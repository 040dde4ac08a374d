import { type Result, ok, refuse } from '../base/result.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { checkRegistration, contradictions, gaps } from './checks.ts'
import { type Circumstances, move } from './circumstances.ts'
import type { Guard } from './lifecycle.ts'
import type { Registration } from './registration.ts'

export interface Confirmation {
  /** Titles of sections that hold a draft not yet saved. */
  readonly drafts: readonly string[]
}

function guardsMet(r: Registration, { drafts }: Confirmation, given: Circumstances) {
  const findings = checkRegistration(r, given.pack)
  const photo = r.pictures.portrait
  const present = photo !== undefined && photo.verdict !== 'refused' && photo.dispute === undefined
  const met: Guard[] = []
  if (gaps(findings) === 0) met.push('complete')
  if (contradictions(findings) === 0) met.push('consistent')
  if (present) met.push('photoPresent')
  if (drafts.length === 0) met.push('draftsSaved')
  return { met, findings }
}

/** 考生本人确认报名信息 (notice 二.2, 三.(三)).
 *  Refuses STATE-NO-WAY, TIME-CLOSED, REG-CONSENT-MISSING, REG-DRAFT-PENDING, REG-INCOMPLETE, REG-INCONSISTENT, REG-NO-PHOTO. */
export function decideConfirmation(
  r: Registration,
  confirmation: Confirmation,
  given: Circumstances,
): Result<Decided<Registration>> {
  const { met, findings } = guardsMet(r, confirmation, given)
  const moved = move(r, 'confirm', { met, given })
  if (!moved.ok) {
    const { code } = moved.refusal
    if (code === 'REG-INCOMPLETE') return refuse(code, { count: gaps(findings) })
    if (code === 'REG-INCONSISTENT') return refuse(code, { count: contradictions(findings) })
    return code === 'REG-DRAFT-PENDING' ? refuse(code, { sections: confirmation.drafts.join('、') }) : moved
  }
  const { returned: _, lastReview: __, ...kept } = r
  const next: Registration = { ...kept, state: moved.value, version: r.version + 1, confirmedAt: given.now }
  return ok(decided(next, { kind: 'registration.confirmed', at: given.now, by: given.by }))
}

/** The candidate takes the confirmation back before the school has looked. Refuses STATE-NO-WAY, TIME-CLOSED. */
export function decideReopening(r: Registration, given: Circumstances): Result<Decided<Registration>> {
  const moved = move(r, 'reopen', { met: [], given })
  if (!moved.ok) return moved
  const { confirmedAt: _, ...kept } = r
  const next: Registration = { ...kept, state: moved.value, version: r.version + 1 }
  return ok(decided(next, { kind: 'registration.reopened', at: given.now, by: given.by }))
}
