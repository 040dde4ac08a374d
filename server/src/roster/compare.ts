import type { Sections, Values } from '@zhongzhao/domain/forms/form'
import { lastCode, parentPath } from '@zhongzhao/domain/orgs/org'
import type { State } from '@zhongzhao/domain/registration/registration'
import { columnTitle } from '@zhongzhao/domain/roster/columns'
import {
  type Change,
  type Disagreement,
  type HeldPupil,
  type MatchField,
  type MatchValues,
  matchRoster,
  placementFields,
} from '@zhongzhao/domain/roster/match'
import { type RosterPupil, classCodeOf } from '@zhongzhao/domain/roster/pupil'
import type { Problem } from './batch.ts'
import { CHANGE } from './store-rows.ts'

/** A held registration, opened: what we have (`ours`) and what the register said last (`base`). */
export interface OpenedPupil {
  readonly state: State
  readonly school: string
  /** Path of the class. */
  readonly org: string
  /** Path of the class the register named last; another one where the school has moved the pupil (B7). */
  readonly rosterOrg: string
  readonly grade: number
  readonly position: number
  readonly ours: Sections
  readonly base: Sections
}

/** What is taken of a row; without `fields` only the base of the next comparison moves. */
export interface Taking {
  readonly fields: readonly string[]
  readonly sections: Sections
  readonly org: string
  readonly grade: 8 | 9
  readonly position: number
  /** Fields that people have to decide about: neither ours nor the base moves in them. */
  readonly disputed: readonly MatchField[]
}

/** What a row does to a held registration. Of a row in conflict everything else is taken, unless another school holds the pupil. */
export type Compared =
  | { readonly kind: 'conflict'; readonly problems: readonly Problem[]; readonly taking?: Taking }
  | { readonly kind: 'changed' | 'same'; readonly problems: readonly Problem[]; readonly taking: Taking }

const standings: Readonly<Record<State, HeldPupil['standing']>> = {
  rostered: 'open',
  filling: 'open',
  confirmed: 'confirmed',
  checked: 'confirmed',
  sealed: 'sealed',
  correcting: 'sealed',
  transferred: 'sealed',
  withdrawn: 'sealed',
  superseded: 'sealed',
}

/** `03` of the class `2141010001-0903`. */
const classNoOf = (org: string): string => /-\d{2}(.+)$/.exec(lastCode(org))?.[1] ?? ''

function heldOf(held: OpenedPupil, sameSchool: string | undefined): HeldPupil {
  const values = (sections: Sections, org: string): MatchValues => ({
    ...sections['basic']?.[0],
    grade: String(held.grade),
    classNo: classNoOf(org),
  })
  return {
    schoolCode: sameSchool ?? `not ${held.school}`,
    last: values(held.base, held.rosterOrg),
    ours: values(held.ours, held.org),
    standing: standings[held.state],
  }
}

const titleOf = (field: MatchField): string => columnTitle(field === 'classNo' ? 'className' : field)
const problem = (column: string, code: string, message: string): Problem => ({
  column,
  code,
  value: '',
  message,
})

const changed = (title: string) => problem(title, CHANGE, `学籍中的“${title}”有变化，导入后更新。`)

function disagreed({ field, why }: Disagreement): Problem {
  const title = titleOf(field)
  const told =
    why === 'confirmed'
      ? '考生已经确认，不会覆盖。请核对证件：学籍对的退回考生修改，考生对的请在学籍系统更正。'
      : '我们这里也改过，不会覆盖。请核对证件，再决定以哪个为准。'
  return problem(title, `SYNC-${why.toUpperCase()}`, `学籍中的“${title}”有变化，但${told}`)
}

const elsewhere = problem(
  '学校标识码',
  'SYNC-ELSEWHERE',
  '这名学生已在另一所学校的名册中。请先由原学校或上级核实转学，再导入。',
)

const isPlacement = (field: MatchField) => placementFields.some((other) => other === field)

/** The register now names the class in which the school had put the pupil already (B7): nothing of ours changes, but the base of
 *  the next comparison has to move on. */
function agreesAtLast(held: OpenedPupil, pupil: RosterPupil): boolean {
  const actual = lastCode(held.org) === `${held.school}-${classCodeOf(pupil)}`
  return actual && held.rosterOrg !== held.org && standings[held.state] !== 'sealed'
}

/** Three-way, field by field (B3, `matchRoster`): never overwrites what the candidate confirmed; each disagreement is work for the
 *  school, and what nobody disagrees about is taken all the same. `school` is the code of the organisation the row belongs to. */
export function comparePupil(
  held: OpenedPupil,
  { pupil, school }: { pupil: RosterPupil; school: string },
): Compared {
  const sameSchool = held.school === school ? pupil.schoolCode : undefined
  const match = matchRoster(pupil, heldOf(held, sameSchool))
  if (match.outcome === 'conflict' && match.movedFrom !== undefined)
    return { kind: 'conflict', problems: [elsewhere, ...match.disagreements.map(disagreed)] }
  const changes = match.outcome === 'changed' || match.outcome === 'conflict' ? match.changes : []
  const disagreements = match.outcome === 'conflict' ? match.disagreements : []
  const told: readonly MatchField[] = [
    ...changes.map((c) => c.field),
    ...(agreesAtLast(held, pupil) ? (['classNo'] as const) : []),
  ]
  const kind = disagreements.length > 0 ? 'conflict' : told.length > 0 ? 'changed' : 'same'
  const taking = takingOf(held, { pupil, school, changes, told, disputed: disagreements.map((d) => d.field) })
  return {
    kind,
    problems: [...disagreements.map(disagreed), ...told.map((f) => changed(titleOf(f)))],
    taking,
  }
}

function takingOf(
  held: OpenedPupil,
  {
    pupil,
    school,
    changes,
    told,
    disputed,
  }: {
    pupil: RosterPupil
    school: string
    changes: readonly Change[]
    told: readonly MatchField[]
    disputed: readonly MatchField[]
  },
): Taking {
  const patch = changes.filter((c) => !isPlacement(c.field)).map((c): [string, string] => [c.field, c.to])
  const basic: Values = { ...held.ours['basic']?.[0], ...Object.fromEntries(patch) }
  const moves = changes.some((c) => isPlacement(c.field))
  return {
    fields: told.map((field) => (isPlacement(field) ? field : `basic.${field}`)),
    sections: patch.length > 0 ? { ...held.ours, basic: [basic] } : held.ours,
    org: moves ? `${parentPath(held.org)}/${school}-${classCodeOf(pupil)}` : held.org,
    grade: moves ? pupil.grade : held.grade === 8 ? 8 : 9,
    position:
      standings[held.state] !== 'sealed' && /^\d{1,5}$/.test(pupil.seat) ? Number(pupil.seat) : held.position,
    disputed,
  }
}

/** What the register said last, after a row: as the row says, but for what is disputed; there the base stays, or the dispute would be
 *  forgotten at the next comparison. */
export function baseAfter<P extends { readonly sections: Sections; readonly org: string }>(
  upstream: P,
  { base, rosterOrg }: OpenedPupil,
  disputed: readonly MatchField[],
): P {
  if (disputed.length === 0) return upstream
  const last = base['basic']?.[0] ?? {}
  const kept = Object.entries(upstream.sections['basic']?.[0] ?? {}).filter(
    ([field]) => !disputed.some((d) => d === field),
  )
  const stood = disputed.flatMap((field): readonly [string, string][] =>
    last[field] === undefined ? [] : [[field, last[field]]],
  )
  return {
    ...upstream,
    sections: { ...upstream.sections, basic: [Object.fromEntries([...kept, ...stood])] },
    org: disputed.some(isPlacement) ? rosterOrg : upstream.org,
  }
}
