import type { OrgCode } from '../base/ids.ts'
import { type Result, ok, refuse } from '../base/result.ts'
import type { Values } from '../forms/form.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import type { MessageDraft } from '../messages/template.ts'
import { type OrgPath, lastCode } from '../orgs/org.ts'
import { type Circumstances, move } from '../registration/circumstances.ts'
import type { Registration } from '../registration/registration.ts'
import { registerFields } from '../roster/match.ts'

const FORM = 'basic'

/** What the register owns and says otherwise than the record does now; a blank from the register says nothing. */
export function stillDiffering(r: Registration, told: Values): Values {
  const ours = r.sections[FORM]?.[0] ?? {}
  const fields = registerFields.filter((field) => {
    const said = told[field] ?? ''
    return said !== '' && said !== (ours[field] ?? '')
  })
  return Object.fromEntries(fields.map((field) => [field, told[field] ?? '']))
}

/** 跟随学籍 (notice 二.2, B3): the register's values are taken. What the candidate had confirmed goes back with each field named, to be
 *  confirmed again; the version before stays. Refuses SYNC-SEALED (an approved correction is the way), STATE-NO-WAY,
 *  TIME-CLOSED, SYNC-NOTHING-DIFFERS. */
export function decideFollowing(
  r: Registration,
  told: Values,
  given: Circumstances,
): Result<Decided<Registration>> {
  if (r.sealedAt !== undefined) return refuse('SYNC-SEALED')
  const moved = move(r, 'follow', { met: [], given })
  if (!moved.ok) return moved
  const taken = stillDiffering(r, told)
  if (Object.keys(taken).length === 0) return refuse('SYNC-NOTHING-DIFFERS')
  const { confirmedAt, checkedAt: _, lastReview: __, ...kept } = r
  const fields = Object.keys(taken).map((field) => `${FORM}.${field}`)
  const reason = given.pack.followed.value
  const asked = { fields: fields.map((field) => ({ field, reason })), note: '', at: given.now }
  const next: Registration = {
    ...kept,
    state: moved.value,
    version: r.version + 1,
    sections: { ...r.sections, [FORM]: [{ ...r.sections[FORM]?.[0], ...taken }] },
    ...(confirmedAt === undefined ? {} : { returned: asked }),
  }
  const event = { kind: 'registration.followed', at: given.now, by: given.by, fields }
  return ok(decided(next, event))
}

export const followMessage = (count: number): MessageDraft => ({
  template: 'register-followed',
  params: { count },
})

/** A class of the school to which the register has moved the pupil. */
export interface NewSeat {
  readonly school: OrgCode
  readonly org: OrgPath
}

/** 随学籍转校 (B4): the record goes to the new school's class with all that was filled in and confirmed; the new school checks it.
 *  Refuses SYNC-SEALED, STATE-NO-WAY, TIME-CLOSED. */
export function decideNewSchool(
  r: Registration,
  { school, org }: NewSeat,
  given: Circumstances,
): Result<Decided<Registration>> {
  if (r.sealedAt !== undefined) return refuse('SYNC-SEALED')
  const moved = move(r, 'changeSchool', { met: [], given })
  if (!moved.ok) return moved
  const { guest: _, checkedAt: __, lastReview: ___, ...kept } = r
  const next: Registration = { ...kept, school, org, state: moved.value, version: r.version + 1 }
  const detail = { from: lastCode(r.org), to: lastCode(org) }
  return ok(
    decided(next, { kind: 'registration.schoolChanged', at: given.now, by: given.by, fields: [], detail }),
  )
}

/** Name of a school, no name of a person. */
export const newSchoolMessage = (school: string): MessageDraft => ({
  template: 'school-followed',
  params: { school },
})
