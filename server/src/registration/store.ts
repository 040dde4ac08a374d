import type { PictureFindingView } from '@zhongzhao/api/shapes'
import { canonical } from '@zhongzhao/domain/base/canonical'
import type { RegistrationId } from '@zhongzhao/domain/base/ids'
import { instant } from '@zhongzhao/domain/base/time'
import type { Sections, Values } from '@zhongzhao/domain/forms/form'
import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import type { Registration } from '@zhongzhao/domain/registration/registration'
import type { Activity, Extension, Track } from '@zhongzhao/domain/season/timetable'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { eventRow } from '../platform/events.ts'
import { checkOwnSeason } from '../platform/own-season.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'
import { openWith, sealWith } from '../platform/sealed-text.ts'
import { type RegistrationRow, openSections, toColumns, toRegistration } from './record.ts'
import { atOrBelow } from '../platform/paths.ts'
import { followPublicLines, isListed } from './store-public-lines.ts'

export interface Draft {
  readonly rows: readonly Values[]
  readonly version: number
  readonly basedOn: number
  readonly at: number
}

export interface ImageLine {
  readonly image_id: string
  readonly kind: string
  readonly findings: readonly PictureFindingView[]
  readonly steps: readonly string[]
  readonly at: number
}

/** What reading the filed document by machine gave, and how many fields wait for a person (view `card_standing`). */
export interface CardStanding {
  readonly outcome: string
  readonly waiting: number
}

/** Everything one page about one candidate needs, read in one round trip. */
export interface Dossier {
  readonly registration: Registration
  readonly key: Buffer
  readonly schoolName: string
  readonly schoolKind: string
  readonly className: string
  readonly extensions: readonly Extension[]
  readonly drafts: Readonly<Record<string, Draft>>
  readonly images: readonly ImageLine[]
  readonly card: CardStanding | undefined
  readonly roster: Sections
  /** The class that the register names. */
  readonly rosterOrg: { readonly path: string; readonly name: string } | undefined
}

interface DossierRow extends RegistrationRow {
  readonly wrapped: Buffer
  readonly school_name: string
  readonly school_kind: string
  readonly class_name: string
  readonly extensions:
    | readonly {
        org_path: string | null
        registration_id: string | null
        activity: string
        from: number
        until: number
        tracks: readonly Track[]
      }[]
    | null
  readonly drafts:
    readonly { form: string; version: number; based_on: number; sealed: string; at: number }[] | null
  readonly images: readonly ImageLine[] | null
  readonly card: CardStanding | null
  readonly roster_content: unknown
  readonly roster_sealed: Buffer | null
  readonly roster_org: { readonly path: string; readonly name: string } | null
}

const ms = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`)

const columns = sql`
  r.registration_id, r.person_id, r.season, r.pack_version, r.number, r.grade, r.track, r.school_code, r.org_path, r.state, r.version,
  r.content, r.sealed, r.section_versions, r.portrait, r.document, r.returned, r.last_review, r.consent_at, r.confirmed_at, r.checked_at, r.sealed_at, r.guest, r.credentials`

const dossierColumns = sql`${columns}, k.wrapped,
  (select o.name from org o where o.code = r.school_code) as school_name, (select o.kind from org o where o.code = r.school_code) as school_kind,
  (select o.name from org o where o.path = r.org_path) as class_name,
  (select json_agg(json_build_object('org_path', e.org_path, 'registration_id', e.registration_id, 'activity', e.activity, 'from', ${ms('e.valid_from')}, 'until', ${ms('e.valid_until')}, 'tracks', e.tracks))
     from window_extension e where (e.registration_id = r.registration_id or ${atOrBelow('r.org_path', sql`e.org_path`)})
       and not exists (select 1 from extension_request q where q.request_id = e.request_id and q.season <> r.season)) as extensions,
  (select json_agg(json_build_object('form', d.form, 'version', d.version, 'based_on', d.based_on, 'sealed', encode(d.sealed, 'base64'), 'at', ${ms('d.at')}))
     from registration_draft d where d.registration_id = r.registration_id) as drafts,
  (select json_agg(json_build_object('image_id', i.image_id, 'kind', i.kind, 'findings', i.findings, 'steps', i.steps, 'at', ${ms('i.at')}))
     from image i where i.registration_id = r.registration_id and i.image_id::text in (r.portrait->>'id', r.document->>'id')) as images,
  (select json_build_object('outcome', s.outcome, 'waiting', s.waiting) from card_standing s
     where s.registration_id = r.registration_id and s.image_id::text = r.document->>'id') as card,
  x.content as roster_content, x.sealed as roster_sealed,
  (select json_build_object('path', o.path, 'name', o.name) from org o where o.path = x.org_path) as roster_org`

function toExtension(e: NonNullable<DossierRow['extensions']>[number]): Extension {
  const reach = e.org_path === null ? { registration: e.registration_id ?? '' } : { org: e.org_path }
  return {
    reach,
    activity: e.activity as Activity,
    from: instant(e.from),
    until: instant(e.until),
    tracks: e.tracks,
  }
}

/** Where a draft is sealed. */
export const draftPlace = (registration: string, form: string) => `draft:${registration}:${form}`

function toDossier(ctx: Ctx, row: DossierRow): Dossier {
  const key = ctx.services.keys.unwrap(row.person_id, row.wrapped)
  const drafts = (row.drafts ?? []).map((d): [string, Draft] => {
    const plain = openWith(key, Buffer.from(d.sealed, 'base64'), draftPlace(row.registration_id, d.form))
    return [
      d.form,
      { rows: JSON.parse(plain.toString()) as Values[], version: d.version, basedOn: d.based_on, at: d.at },
    ]
  })
  const roster =
    row.roster_sealed === null
      ? {}
      : openSections(key, {
          content: row.roster_content,
          sealed: row.roster_sealed,
          place: `roster:${row.registration_id}`,
        })
  return {
    registration: toRegistration(row, key),
    key,
    schoolName: row.school_name,
    schoolKind: row.school_kind,
    className: row.class_name,
    extensions: (row.extensions ?? []).map(toExtension),
    drafts: Object.fromEntries(drafts),
    images: row.images ?? [],
    card: row.card ?? undefined,
    roster,
    rosterOrg: row.roster_org ?? undefined,
  }
}

/** How the row is held: `read` shares it, `change` locks it until the transaction ends, so that two people decide one
 *  after the other. */
export type Hold = 'read' | 'change'

/** Who asks for the own registration by its old address after a point has accepted it is told so; everybody else learns nothing. */
async function notHere(ctx: Ctx, id: string) {
  const person = ctx.actor?.person
  if (person === undefined) return refused('NOT-FOUND')
  const { rows } = await sql`
    select 1 from registration r where r.registration_id = ${id} and r.person_id = ${person} and r.state = 'transferred'`.execute(
    ctx.db,
  )
  return refused(rows.length === 0 ? 'NOT-FOUND' : 'REG-MOVED')
}

/** The dossier, when the registration stands inside the scope. Refuses NOT-FOUND (also for what is not yours), REG-MOVED. */
export async function loadDossier(
  ctx: Ctx,
  scope: Scope,
  { id, hold }: { id: RegistrationId | string; hold: Hold },
): Promise<Dossier> {
  const inside = recordInScope(scope)
  const lock = hold === 'change' ? sql`for no key update of r` : sql``
  const { rows } = await sql<DossierRow>`
    select ${dossierColumns}
    from registration r
    join person_key k on k.person_id = r.person_id
    left join roster_entry x on x.registration_id = r.registration_id
    where r.registration_id = ${id} and ${inside}
    ${lock}`.execute(ctx.db)
  const [row] = rows
  if (row === undefined) throw await notHere(ctx, id)
  // The rules of one season are not those of another: what is changed is changed in its own.
  if (hold === 'change') checkOwnSeason(ctx, row.season)
  return toDossier(ctx, row)
}

/** Some registrations inside the scope, in no order; one that is outside is left out. At most 500. */
export async function loadMany(ctx: Ctx, scope: Scope, ids: readonly string[]): Promise<readonly Dossier[]> {
  const { rows } = await sql<DossierRow>`
    select ${dossierColumns}
    from registration r
    join person_key k on k.person_id = r.person_id
    left join roster_entry x on x.registration_id = r.registration_id
    where r.registration_id = any(${[...ids]}::uuid[]) and ${recordInScope(scope)}
    limit 500`.execute(ctx.db)
  return rows.map((row) => toDossier(ctx, row))
}

/** Every registration of a class (or school) inside the scope, in class order; at most `limit`. */
export async function loadClass(
  ctx: Ctx,
  scope: Scope,
  { path, limit = 500 }: { path: string; limit?: number },
): Promise<readonly Dossier[]> {
  const inside = recordInScope(scope)
  const { rows } = await sql<DossierRow>`
    select ${dossierColumns}
    from registration r
    join person_key k on k.person_id = r.person_id
    left join roster_entry x on x.registration_id = r.registration_id
    where r.season = ${ctx.pack.season} and ${atOrBelow('r.org_path', path)} and ${inside}
    order by r.org_path, r.class_position, r.number
    limit ${limit}`.execute(ctx.db)
  return rows.map((row) => toDossier(ctx, row))
}

/** Saves the next registration, its version and its event in one statement; only a Decided gets here. A line about it on a public list
 *  follows.
 *  Refuses VERSION-STALE when somebody else saved meanwhile. */
export async function save(
  ctx: Ctx,
  { next, event }: Decided<Registration>,
  { key, was }: { key: Buffer; was: number },
): Promise<void> {
  const pack = ctx.services.packs.of(next.season, next.packVersion)
  const c = toColumns(next, { pack, key })
  const content = canonical({
    sections: next.sections,
    track: next.track,
    state: next.state,
    portrait: next.pictures.portrait?.hash ?? null,
    document: next.pictures.document?.hash ?? null,
  })
  const version = sealWith(key, content, `version:${next.id}:${next.version}`)
  const e = eventRow(ctx, event, { registration: next.id, version: next.version, content })
  const { rows } = await sql<{ n: number; listed: boolean }>`
    with changed as (
      update registration set track = ${c.track}, school_code = ${c.school_code}, org_path = ${c.org_path}, guest = ${c.guest}, state = ${c.state}, version = ${c.version}, name = ${c.name}, content = ${c.content}::jsonb, sealed = ${c.sealed},
        section_versions = ${c.section_versions}::jsonb, portrait = ${c.portrait}::jsonb, document = ${c.document}::jsonb, credentials = ${c.credentials}::jsonb, returned = ${c.returned}::jsonb,
        last_review = ${c.last_review}::jsonb, consent_at = ${c.consent_at}, confirmed_at = ${c.confirmed_at}, checked_at = ${c.checked_at}, sealed_at = ${c.sealed_at}
      where registration_id = ${next.id} and version = ${was}
      returning registration_id
    ), kept as (
      insert into registration_version (registration_id, version, at, by_account, state, sealed)
      select registration_id, ${next.version}, ${e.at}, ${e.account_id}, ${next.state}, ${version} from changed
    ), told as (
      insert into event (event_id, kind, at, account_id, org_path, request_id, registration_id, fields, detail, version, salt, commitment)
      select ${e.event_id}::uuid, ${e.kind}, ${e.at}, ${e.account_id}::uuid, ${e.org_path}, ${e.request_id}, registration_id, ${e.fields}::text[], ${e.detail}::jsonb, ${e.version}::int, ${e.salt}::bytea, ${e.commitment}::bytea from changed
    )
    select count(*)::int as n, ${isListed(sql`${next.id}::uuid`)} as listed from changed`.execute(ctx.db)
  if (rows[0]?.n !== 1) throw refused('VERSION-STALE', { version: was + 1 })
  if (rows[0].listed) await followPublicLines(ctx, [next.id])
}

/** Keeps a draft; `version` is the one last seen. Undefined when another device saved a newer one. */
export async function putDraft(
  ctx: Ctx,
  {
    key,
    registration,
    form,
    version,
    basedOn,
    rows,
  }: {
    key: Buffer
    registration: string
    form: string
    version: number
    basedOn: number
    rows: readonly Values[]
  },
): Promise<{ version: number; at: Date } | undefined> {
  const sealed = sealWith(key, JSON.stringify(rows), draftPlace(registration, form))
  const result = await sql<{ version: number; at: Date }>`
    insert into registration_draft as d (registration_id, form, version, based_on, sealed)
    select ${registration}::uuid, ${form}, 1, ${basedOn}, ${sealed}::bytea where ${version} = 0
      or exists (select 1 from registration_draft where registration_id = ${registration} and form = ${form})
    on conflict (registration_id, form) do update set version = d.version + 1, based_on = excluded.based_on, sealed = excluded.sealed, at = now()
      where d.version = ${version}
    returning version, at`.execute(ctx.db)
  return result.rows[0]
}

export async function dropDraft(ctx: Ctx, registration: string, form: string): Promise<void> {
  await ctx.db
    .deleteFrom('registration_draft')
    .where('registration_id', '=', registration)
    .where('form', '=', form)
    .execute()
}
