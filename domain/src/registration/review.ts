import { type Result, ok, refuse } from '../base/result.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { pictureKindNames } from '../images/spec.ts'
import type { MessageDraft } from '../messages/template.ts'
import { formOf } from '../season/pack.ts'
import { checkRegistration, contradictions } from './checks.ts'
import { type Circumstances, move } from './circumstances.ts'
import { credentialsOf } from './credentials.ts'
import type { Guard } from './lifecycle.ts'
import {
  type LastReview,
  type Registration,
  type Returned,
  type ReturnedField,
  portraitAccepted,
} from './registration.ts'

export type Review =
  | { readonly verdict: 'pass' }
  | { readonly verdict: 'return'; readonly fields: readonly ReturnedField[]; readonly note: string }

function lastReview(r: Registration, verdict: LastReview['verdict'], { by, now }: Circumstances): LastReview {
  const before = r.returned === undefined ? {} : { before: r.returned }
  const confirmed = r.confirmedAt === undefined ? {} : { confirmedAt: r.confirmedAt }
  const checked = r.checkedAt === undefined ? {} : { checkedAt: r.checkedAt }
  return { verdict, by: by.account, at: now, version: r.version + 1, ...before, ...confirmed, ...checked }
}

/** 学校核验通过 (notice 三.(一)3, 三.(三)): a contradiction without evidence is not passed (D8), also when the evidence was taken back
 *  after the candidate had confirmed. Refuses STATE-NO-WAY, TIME-CLOSED, REG-INCONSISTENT, REG-PHOTO-DOUBTFUL,
 *  REG-DOCUMENT-OVERDUE. */
function decidePass(r: Registration, given: Circumstances): Result<Decided<Registration>> {
  const count = contradictions(checkRegistration(r, given.pack))
  const met: Guard[] = []
  if (count === 0) met.push('consistent')
  if (portraitAccepted(r)) met.push('photoAccepted')
  if (credentialsOf(r, given).standing !== 'overdue') met.push('credentialsInTime')
  const moved = move(r, 'pass', { met, given })
  if (!moved.ok)
    return moved.refusal.code === 'REG-INCONSISTENT' ? refuse('REG-INCONSISTENT', { count }) : moved
  const next: Registration = {
    ...r,
    state: moved.value,
    version: r.version + 1,
    checkedAt: given.now,
    lastReview: lastReview(r, 'pass', given),
  }
  return ok(decided(next, { kind: 'registration.passed', at: given.now, by: given.by }))
}

/** What can be sent back: a picture, a form, a row or a field of it. The candidate is led there, and it stays in the events. */
function isReturnable(path: string, { pack }: Circumstances): boolean {
  if (Object.hasOwn(pictureKindNames, path)) return true
  const [, id, name] = /^(\w+)(?:\.\d+)?(?:\.([A-Za-z]\w*))?$/.exec(path) ?? []
  const form = formOf(pack, id ?? '')
  return form !== undefined && (name === undefined || Object.hasOwn(form.fields, name))
}

/** 学校退回 (notice 三.(一)3: 审核结果及时反馈给考生): names each field and reason.
 *  Refuses STATE-NO-WAY, TIME-CLOSED, REG-REASON-MISSING. */
function decideReturn(
  r: Registration,
  review: Extract<Review, { verdict: 'return' }>,
  given: Circumstances,
): Result<Decided<Registration>> {
  const reasoned =
    review.fields.length > 0 &&
    review.fields.every((f) => isReturnable(f.field, given) && f.reason.trim() !== '')
  const moved = move(r, 'return', { met: reasoned ? ['reasonGiven'] : [], given })
  if (!moved.ok) return moved
  const returned: Returned = { fields: review.fields, note: review.note, at: given.now }
  const { checkedAt: _, confirmedAt: __, ...kept } = r
  const next: Registration = {
    ...kept,
    state: moved.value,
    version: r.version + 1,
    returned,
    lastReview: lastReview(r, 'return', given),
  }
  const fields = review.fields.map((f) => f.field)
  return ok(decided(next, { kind: 'registration.returned', at: given.now, by: given.by, fields }))
}

/** The school passes or returns (notice 三.(一)3). */
export function decideReview(
  r: Registration,
  review: Review,
  given: Circumstances,
): Result<Decided<Registration>> {
  return review.verdict === 'pass' ? decidePass(r, given) : decideReturn(r, review, given)
}

function undoing(last: LastReview): 'undoPass' | 'undoReturn' | 'undoReturnOfChecked' {
  if (last.verdict === 'pass') return 'undoPass'
  return last.checkedAt === undefined ? 'undoReturn' : 'undoReturnOfChecked'
}

/** Takes one's own last review back while its message has not left: all is as it was before. Refuses REG-UNDO-LATE, STATE-NO-WAY. */
export function decideUndo(r: Registration, given: Circumstances): Result<Decided<Registration>> {
  const { pack, now, by } = given
  const last = r.lastReview
  const seconds = pack.undoSeconds.value
  if (last === undefined) return refuse('REG-UNDO-LATE', { seconds })
  const inTime = last.by === by.account && last.version === r.version && now < last.at + seconds * 1000
  const moved = move(r, undoing(last), { met: inTime ? ['undoInTime'] : [], given })
  if (!moved.ok) return moved.refusal.code === 'REG-UNDO-LATE' ? refuse('REG-UNDO-LATE', { seconds }) : moved
  const { lastReview: _, returned: __, checkedAt: ___, ...kept } = r
  const restored = {
    ...(last.before === undefined ? {} : { returned: last.before }),
    ...(last.confirmedAt === undefined ? {} : { confirmedAt: last.confirmedAt }),
    ...(last.checkedAt === undefined ? {} : { checkedAt: last.checkedAt }),
  }
  const next: Registration = { ...kept, ...restored, state: moved.value, version: r.version + 1 }
  return ok(
    decided(next, { kind: 'registration.reviewUndone', at: now, by, detail: { verdict: last.verdict } }),
  )
}

/** Templates of what a review says: a second thought overtakes these and nothing else. */
export const reviewTemplates = ['review-passed', 'review-returned'] as const

/** What the candidate is told; it leaves after the undo period (I4). */
export function reviewMessage(review: Review): MessageDraft {
  return review.verdict === 'pass'
    ? { template: 'review-passed', params: {} }
    : { template: 'review-returned', params: { count: review.fields.length, note: review.note } }
}
