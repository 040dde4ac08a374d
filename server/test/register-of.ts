import { sql } from 'kysely'
import { entryPlace, versionPlace } from '../src/roster/prepare.ts'
import { openWith } from '../src/platform/sealed-text.ts'
import { openSections, placeOf } from '../src/registration/record.ts'
import { workPlace } from '../src/sync/finish.ts'
import type { World } from './world.ts'

interface Row {
  readonly id: string
  readonly person: string
  readonly wrapped: Buffer
  readonly state: string
  readonly version: number
  readonly grade: number
  readonly track: string
  readonly org: string
  readonly position: number
  readonly name: string
  readonly pinyin: string
  readonly content: unknown
  readonly sealed: Buffer
  readonly entry: unknown
  readonly entry_sealed: Buffer | null
  readonly entry_org: string | null
  readonly active: readonly string[]
  readonly aliases: readonly string[]
  readonly versions: readonly { version: number; state: string; sealed: string }[]
  readonly events: readonly string[]
  readonly work: readonly { kind: string; state: string; fields: string[]; sealed: string }[]
}

const hex = (index: Buffer) => index.toString('hex')
const bytes = (text: string) => Buffer.from(text.replace(/^\\x/, ''), 'hex')

/** The whole register of a world as anybody could compare it with another: everything opened, ids and times left out, numbers by what
 *  they are the index of. Dealt registration numbers have gaps after a killed process, so they are told apart only. */
export async function registerOf({ services }: World) {
  const { db, keys } = services
  const { rows } = await sql<Row>`
    select r.registration_id as id, r.person_id as person, k.wrapped, r.state, r.version, r.grade, r.track, r.org_path as org, r.class_position as position, r.name,
      r.pinyin, r.content, r.sealed, e.content as entry, e.sealed as entry_sealed, e.org_path as entry_org,
      array(select encode(a.identity_index, 'hex') from active_registration a where a.registration_id = r.registration_id) as active,
      array(select p.kind || ':' || p.valid || ':' || encode(p.index, 'hex') from person_alias p where p.person_id = r.person_id) as aliases,
      (select coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'state', v.state, 'sealed', v.sealed) order by v.version), '[]') from registration_version v
        where v.registration_id = r.registration_id) as versions,
      array(select v.kind || ' ' || coalesce(array_to_string(v.fields, ','), '') || ' ' || coalesce(v.version, 0) from event v where v.registration_id = r.registration_id
        order by 1) as events,
      (select coalesce(jsonb_agg(jsonb_build_object('kind', w.kind, 'state', w.state, 'fields', w.fields, 'sealed', w.sealed) order by w.kind), '[]') from sync_work w
        where w.registration_id = r.registration_id) as work
    from registration r join person_key k on k.person_id = r.person_id left join roster_entry e on e.registration_id = r.registration_id`.execute(
    db,
  )
  const people = rows.map((row) => {
    const key = keys.unwrap(row.person, row.wrapped)
    const ours = openSections(key, { content: row.content, sealed: row.sealed, place: placeOf(row.id) })
    const base =
      row.entry_sealed === null
        ? null
        : openSections(key, { content: row.entry, sealed: row.entry_sealed, place: entryPlace(row.id) })
    const numbers = [ours, base ?? {}].flatMap(({ basic }) => [
      basic?.[0]?.['idNumber'],
      basic?.[0]?.['studentNumber'],
    ])
    const known = new Map(numbers.flatMap((n) => (n === undefined ? [] : [[hex(keys.index(n)), n] as const])))
    const { state, version, grade, track, org, position, name, pinyin, entry_org } = row
    return {
      state,
      version,
      grade,
      track,
      org,
      position,
      name,
      pinyin,
      entry_org,
      ours,
      base,
      events: row.events,
      active: row.active.map((index) => known.get(index) ?? 'another').toSorted(),
      aliases: row.aliases
        .map((alias) => alias.replace(/[0-9a-f]{64}$/, (index) => known.get(index) ?? 'another'))
        .toSorted(),
      versions: row.versions.map((v) => ({
        ...v,
        sealed: openWith(key, bytes(v.sealed), versionPlace(row.id, v.version)).toString(),
      })),
      work: row.work.map((w) => ({
        ...w,
        sealed: keys.open(bytes(w.sealed), workPlace(row.id, w.kind)).toString(),
      })),
    }
  })
  return { people: people.toSorted((a, b) => order(a).localeCompare(order(b))), ...(await restOf(services)) }
}

const order = ({
  org,
  position,
  name,
  ours,
}: {
  org: string
  position: number
  name: string
  ours: unknown
}) => `${org} ${String(position).padStart(5, '0')} ${name} ${JSON.stringify(ours)}`

/** What is beside the people: classes, counters, how far each scope is, and that nothing is left lying about. */
async function restOf({ db }: World['services']) {
  const { rows: orgs } = await sql<{
    code: string
  }>`select code from org where kind = 'class' order by code`.execute(db)
  const { rows: tally } = await sql`
    select to_jsonb(t) as line from class_tally t order by to_jsonb(t)::text`.execute(db)
  const { rows: scopes } =
    await sql`select season, org_path, cursor, titles from sync_scope order by 1, 2`.execute(db)
  const { rows: kept } =
    await sql`select season, org_path, seq, school_code from sync_kept order by 1, 2, 3`.execute(db)
  const { rows: loose } = await sql`
    select (select count(*)::int from sync_line) as lines, (select count(*)::int from roster_staged) as staged,
      (select count(*)::int from person) as people, (select count(*)::int from person_key) as keys,
      (select count(*)::int from roster_batch where state in ('checking', 'committing')) as batches`.execute(
    db,
  )
  return { classes: orgs.map((o) => o.code), tally, scopes, kept, loose }
}
