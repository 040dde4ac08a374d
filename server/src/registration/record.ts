import { parseOrgCode, parsePersonId, parseRegistrationId, parseSeasonId } from '@zhongzhao/domain/base/ids'
import { instant } from '@zhongzhao/domain/base/time'
import type { Sections } from '@zhongzhao/domain/forms/form'
import { joinSections, splitSections } from '@zhongzhao/domain/forms/secret'
import type {
  LastReview,
  PictureRef,
  Registration,
  Returned,
  State,
} from '@zhongzhao/domain/registration/registration'
import type { CredentialNotes } from '@zhongzhao/domain/season/credentials'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import type { Track } from '@zhongzhao/domain/season/timetable'
import { orRefuse } from '../platform/errors.ts'
import { openWith, sealWith } from '../platform/sealed-text.ts'

/** A row of `registration` as SQL gives it, with the person's wrapped data key. */
export interface RegistrationRow {
  readonly registration_id: string
  readonly person_id: string
  readonly season: string
  readonly pack_version: number
  readonly number: string
  readonly grade: number
  readonly track: string
  readonly school_code: string
  readonly org_path: string
  readonly state: string
  readonly version: number
  readonly content: unknown
  readonly sealed: Buffer
  readonly section_versions: unknown
  readonly portrait: unknown
  readonly document: unknown
  readonly returned: unknown
  readonly last_review: unknown
  readonly consent_at: Date | null
  readonly confirmed_at: Date | null
  readonly checked_at: Date | null
  readonly sealed_at: Date | null
  readonly guest: boolean
  readonly credentials: unknown
}

export const placeOf = (registration: string) => `registration:${registration}`

export function openSections(
  key: Buffer,
  { content, sealed, place }: { content: unknown; sealed: Buffer; place: string },
): Sections {
  return joinSections(content as Sections, JSON.parse(openWith(key, sealed, place).toString()) as Sections)
}

/** `clear` for the jsonb column, `sealed` for the bytea one. */
export function closeSections(
  key: Buffer,
  { pack, sections, place }: { pack: SeasonPack; sections: Sections; place: string },
) {
  const { clear, secret } = splitSections(pack.forms, sections)
  return { content: JSON.stringify(clear), sealed: sealWith(key, JSON.stringify(secret), place) }
}

const opt = <K extends string, V>(key: K, value: V | null | undefined) =>
  (value === null || value === undefined ? {} : { [key]: value }) as { [k in K]?: V }
const time = (at: Date | null) => (at === null ? null : instant(at.getTime()))

export function toRegistration(row: RegistrationRow, key: Buffer): Registration {
  const pictures = {
    ...opt('portrait', row.portrait as PictureRef | null),
    ...opt('document', row.document as PictureRef | null),
  }
  return {
    id: orRefuse(parseRegistrationId(row.registration_id)),
    person: orRefuse(parsePersonId(row.person_id)),
    season: orRefuse(parseSeasonId(row.season)),
    packVersion: row.pack_version,
    number: row.number,
    grade: row.grade === 8 ? 8 : 9,
    track: row.track as Track,
    school: orRefuse(parseOrgCode(row.school_code)),
    org: row.org_path,
    ...opt('guest', row.guest ? ('elsewhere' as const) : null),
    state: row.state as State,
    version: row.version,
    sections: openSections(key, {
      content: row.content,
      sealed: row.sealed,
      place: placeOf(row.registration_id),
    }),
    sectionVersions: row.section_versions as Record<string, number>,
    pictures,
    credentials: row.credentials as CredentialNotes,
    ...opt('returned', row.returned as Returned | null),
    ...opt('lastReview', row.last_review as LastReview | null),
    ...opt('consentAt', time(row.consent_at)),
    ...opt('confirmedAt', time(row.confirmed_at)),
    ...opt('checkedAt', time(row.checked_at)),
    ...opt('sealedAt', time(row.sealed_at)),
  }
}

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value))
const date = (at: number | undefined) => (at === undefined ? null : new Date(at))

/** The columns a decision may change. */
export function toColumns(r: Registration, { pack, key }: { pack: SeasonPack; key: Buffer }) {
  return {
    track: r.track,
    school_code: r.school,
    org_path: r.org,
    guest: r.guest !== undefined,
    state: r.state,
    version: r.version,
    name: r.sections['basic']?.[0]?.['name'] ?? '',
    ...closeSections(key, { pack, sections: r.sections, place: placeOf(r.id) }),
    section_versions: JSON.stringify(r.sectionVersions),
    portrait: json(r.pictures.portrait),
    document: json(r.pictures.document),
    credentials: JSON.stringify(r.credentials ?? {}),
    returned: json(r.returned),
    last_review: json(r.lastReview),
    consent_at: date(r.consentAt),
    confirmed_at: date(r.confirmedAt),
    checked_at: date(r.checkedAt),
    sealed_at: date(r.sealedAt),
  }
}
