import type { OrgCode, PersonId, RegistrationId, SeasonId } from '../base/ids.ts'
import { type Instant, beijingDay, yearsBetween } from '../base/time.ts'
import type { Sections } from '../forms/form.ts'
import type { OrgPath } from '../orgs/org.ts'
import type { CredentialNotes } from '../season/credentials.ts'
import type { PictureKind } from '../season/pack.ts'
import type { Standing, Track } from '../season/timetable.ts'

export type State =
  | 'rostered'
  | 'filling'
  | 'confirmed'
  | 'checked'
  | 'sealed'
  | 'correcting'
  | 'transferred'
  | 'withdrawn'
  | 'superseded'

export type Verdict = 'accepted' | 'doubtful' | 'refused'

/** The current picture of a kind, as the registration knows it. */
export interface PictureRef {
  readonly id: string
  /** SHA-256 of the derived bytes, hex; part of what a signature covers. */
  readonly hash: string
  readonly verdict: Verdict
  /** The candidate says 这不是我. */
  readonly dispute?: 'not-me'
  /** Codes of the pack: why a person refused it. */
  readonly reasons?: readonly string[]
  /** The last judgement of a person, and what it replaced, so that it can be undone for some seconds. */
  readonly judged?: {
    readonly by: string
    readonly at: Instant
    readonly was: Verdict
    readonly dispute?: 'not-me'
  }
}

/** One thing the school wants changed. */
export interface ReturnedField {
  readonly field: string
  readonly reason: string
  /** Changed since it was returned. */
  readonly amended?: 'amended'
}

export interface Returned {
  readonly fields: readonly ReturnedField[]
  readonly note: string
  readonly at: Instant
}

/** Marks what has been changed of what the school returned; the marks go with the next confirmation. `changed`: paths, form ids, kinds
 *  of picture. */
export function amend(returned: Returned | undefined, changed: readonly string[]): { returned?: Returned } {
  if (returned === undefined) return {}
  const fields = returned.fields.map((one): ReturnedField =>
    changed.includes(one.field) ? { ...one, amended: 'amended' } : one,
  )
  return { returned: { ...returned, fields } }
}

/** The last act of the school, so that it can be undone for some seconds. */
export interface LastReview {
  readonly verdict: 'pass' | 'return'
  readonly by: string
  readonly at: Instant
  /** Version of the record after the act: anything later makes undoing impossible. */
  readonly version: number
  /** What stood there before, restored by undo. */
  readonly before?: Returned
  /** When the candidate had confirmed: a return takes the confirmation away, undoing gives it back. */
  readonly confirmedAt?: Instant
  /** When the school had passed what it returned afterwards. */
  readonly checkedAt?: Instant
}

/** What a person registers for one season: 考生报名. Belongs to a person; people outlive seasons. */
export interface Registration {
  readonly id: RegistrationId
  readonly person: PersonId
  readonly season: SeasonId
  readonly packVersion: number
  readonly number: string
  readonly grade: 8 | 9
  readonly track: Track
  readonly school: OrgCode
  /** Path of the class in which the pupil sits (实际班级). */
  readonly org: OrgPath
  /** 借读生: the student record (学籍) is at another school (B7). */
  readonly guest?: 'elsewhere'
  readonly state: State
  readonly version: number
  readonly sections: Sections
  readonly sectionVersions: Readonly<Record<string, number>>
  readonly pictures: Readonly<Partial<Record<PictureKind, PictureRef>>>
  /** 证件材料 by kind, as the school noted them (F3). */
  readonly credentials?: CredentialNotes
  readonly returned?: Returned
  readonly lastReview?: LastReview
  readonly consentAt?: Instant
  readonly confirmedAt?: Instant
  readonly checkedAt?: Instant
  readonly sealedAt?: Instant
}

export function standingOf(r: Registration): Standing {
  return {
    track: r.track,
    org: r.org,
    registration: r.id,
    returned: r.returned === undefined ? 'untouched' : 'returned',
  }
}

export function factsOf(r: Registration) {
  return { track: r.track, grade: String(r.grade) }
}

/** Under 14 on that day, Beijing time (PIPL art. 31): the guardian's consent comes first. Unknown birth dates ask for it. */
export function needsConsent(
  r: Registration,
  { underAge, now }: { readonly underAge: number; readonly now: Instant },
): boolean {
  const born = r.sections['basic']?.[0]?.['birthDate']
  return born === undefined || yearsBetween(born, beijingDay(now)) < underAge
}

/** A portrait that a check or a person accepted and the candidate does not dispute: needed to pass and to seal. */
export function portraitAccepted(r: Registration): boolean {
  const { portrait } = r.pictures
  return portrait?.verdict === 'accepted' && portrait.dispute === undefined
}
