import type { RosterPupil } from './pupil.ts'

/** What the student register says of a pupil and the candidate cannot change (notice 三.(三)). */
export const registerFields = [
  'name',
  'sex',
  'birthDate',
  'ethnicGroup',
  'idKind',
  'idNumber',
  'studentNumber',
] as const

/** Where the pupil sits: follows the register as long as nothing is sealed. */
export const placementFields = ['grade', 'classNo'] as const

/** What only helps to fill in: taken while the candidate has not written otherwise, never a conflict. */
export const prefillFields = [
  'formerName',
  'politicalStatus',
  'householdDivision',
  'householdAddress',
  'householdKind',
  'homeAddress',
  'phone',
  'health',
] as const

export type MatchField =
  (typeof registerFields)[number] | (typeof placementFields)[number] | (typeof prefillFields)[number]

export type MatchValues = Readonly<Partial<Record<MatchField, string>>>

/** A pupil we already hold. */
export interface HeldPupil {
  readonly schoolCode: string
  /** What the register said at the last import or sync. */
  readonly last: MatchValues
  /** What our record says now: the candidate, the school or a correction may have changed it. */
  readonly ours: MatchValues
  /** `open`: nobody has confirmed it; `confirmed`: the candidate has; `sealed`: signed and locked. */
  readonly standing: 'open' | 'confirmed' | 'sealed'
}

export interface Change {
  readonly field: MatchField
  readonly from: string
  readonly to: string
}

export interface Disagreement extends Change {
  /** `confirmed`: the candidate confirmed the other value; `both`: the register and we changed it differently. */
  readonly why: 'confirmed' | 'both'
}

/** How an incoming pupil stands to what we hold (B3). */
export type Match =
  | { readonly outcome: 'new' }
  | { readonly outcome: 'same' }
  | { readonly outcome: 'changed'; readonly changes: readonly Change[] }
  | {
      readonly outcome: 'conflict'
      /** Taken although other fields disagree. */
      readonly changes: readonly Change[]
      readonly disagreements: readonly Disagreement[]
      /** The other school that holds the pupil: a move is settled by people, not by a file. */
      readonly movedFrom?: string
    }

/** The comparable values of a roster row. */
export function matchValues(pupil: RosterPupil): Readonly<Record<MatchField, string>> {
  return {
    name: pupil.name,
    sex: pupil.sex,
    birthDate: pupil.birthDate,
    ethnicGroup: pupil.ethnicGroup,
    idKind: pupil.idKind,
    idNumber: pupil.idNumber,
    studentNumber: pupil.studentNumber,
    grade: String(pupil.grade),
    classNo: pupil.classNo,
    formerName: pupil.formerName,
    politicalStatus: pupil.politicalStatus,
    householdDivision: pupil.householdDivision,
    householdAddress: pupil.householdAddress,
    householdKind: pupil.householdKind,
    homeAddress: pupil.homeAddress,
    phone: pupil.phone,
    health: pupil.health,
  }
}

type Verdict = { readonly change: Change } | { readonly disagreement: Disagreement } | undefined

const isPrefill = (field: MatchField): boolean => prefillFields.some((other) => other === field)
const isPlacement = (field: MatchField): boolean => placementFields.some((other) => other === field)

/** Three-way: last sync, register, ours. A blank from the register says nothing and changes nothing. */
function compare(field: MatchField, incoming: string, held: HeldPupil): Verdict {
  const ours = held.ours[field] ?? ''
  const last = held.last[field] ?? ''
  if (incoming === '' || incoming === ours || incoming === last) return undefined
  const change = { field, from: ours, to: incoming }
  if (isPrefill(field)) return ours === last && held.standing === 'open' ? { change } : undefined
  if (isPlacement(field) && held.standing !== 'sealed') return { change }
  if (held.standing !== 'open') return { disagreement: { ...change, why: 'confirmed' } }
  return ours === last ? { change } : { disagreement: { ...change, why: 'both' } }
}

/**
 * Incoming roster row against what we hold (B3): never overwrites what the candidate confirmed, lists each disagreement as
 * work for the school; a pupil held by another school is a conflict whatever else agrees (B4).
 */
export function matchRoster(incoming: RosterPupil, held: HeldPupil | undefined): Match {
  if (held === undefined) return { outcome: 'new' }
  const values = matchValues(incoming)
  const fields = [...registerFields, ...placementFields, ...prefillFields]
  const verdicts = fields.map((field) => compare(field, values[field], held))
  const changes = verdicts.flatMap((v) => (v !== undefined && 'change' in v ? [v.change] : []))
  const disagreements = verdicts.flatMap((v) =>
    v !== undefined && 'disagreement' in v ? [v.disagreement] : [],
  )
  if (held.schoolCode !== incoming.schoolCode) {
    return { outcome: 'conflict', changes: [], disagreements, movedFrom: held.schoolCode }
  }
  if (disagreements.length > 0) return { outcome: 'conflict', changes, disagreements }
  return changes.length > 0 ? { outcome: 'changed', changes } : { outcome: 'same' }
}
