import { type Result, ok, refuse } from '../base/result.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { type OrgPath, lastCode, parentPath } from '../orgs/org.ts'
import { type Circumstances, move } from './circumstances.ts'
import type { Registration } from './registration.ts'

/** Where a pupil really sits: path of the class, and 借读生 when the student record (学籍) is at another school. */
export interface Seat {
  readonly org: OrgPath
  readonly guest?: 'elsewhere'
}

/** A class of the same school and grade: another grade is another register, another school is a move (B4). */
const besides = (r: Registration, org: OrgPath): boolean =>
  parentPath(org) === parentPath(r.org) && lastCode(org).startsWith(`${r.school}-0${r.grade}`)

/** 调整实际班级 (B7, assumed): the school says in which class the pupil sits and whether as a guest (借读生); what the register
 *  says of the class stays beside it. Refuses REG-CLASS-ELSEWHERE, REG-CLASS-SAME, STATE-NO-WAY. */
export function decideClass(
  r: Registration,
  { org, guest }: Seat,
  given: Circumstances,
): Result<Decided<Registration>> {
  const moved = move(r, 'changeClass', { met: [], given })
  if (!moved.ok) return moved
  if (!besides(r, org)) return refuse('REG-CLASS-ELSEWHERE')
  if (org === r.org && guest === r.guest) return refuse('REG-CLASS-SAME')
  const { guest: _, ...kept } = r
  const next: Registration = {
    ...kept,
    org,
    ...(guest === undefined ? {} : { guest }),
    state: moved.value,
    version: r.version + 1,
  }
  return ok(
    decided(next, {
      kind: 'registration.classChanged',
      at: given.now,
      by: given.by,
      fields: [],
      detail: { from: lastCode(r.org), to: lastCode(org), guest: guest ?? 'none' },
    }),
  )
}
