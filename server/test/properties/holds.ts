import { createHash } from 'node:crypto'
import { headCount, progress } from '@zhongzhao/api/progress'
import { sql } from 'kysely'
import { type Before, broken } from '../../../bench/races/invariants.ts'
import { openSections, placeOf } from '../../src/registration/record.ts'
import { type Keys, openWith } from '../../src/platform/sealed-text.ts'
import { SCHOOL } from '../sync-world.ts'
import { type Act, type Told } from './act.ts'
import { CORRECTED } from './acts-of-corrections.ts'
import { type Player, type Stage, BESIDE, POINT } from './cast.ts'

interface Row {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly hash: string
  /** What the candidate confirms: everything filled in, where to be examined, and the portrait. The class is the school's. */
  readonly said: string
}
/** Everything that is said of the players, so that no change goes unseen. */
export type Snapshot = ReadonlyMap<string, Row>

interface Opened {
  readonly id: string
  readonly person: string
  readonly wrapped: Buffer
  readonly content: unknown
  readonly sealed: Buffer
  readonly track: string
  readonly portrait: unknown
}

function sectionsOf(
  keys: Keys,
  { id, person, wrapped, ...closed }: Omit<Opened, 'track' | 'portrait'>,
): unknown {
  return sorted(openSections(keys.unwrap(person, wrapped), { ...closed, place: placeOf(id) }))
}

export async function snapshotOf({ world }: Stage, players: readonly Player[]): Promise<Snapshot> {
  const { rows } = await sql<Omit<Row, 'said'> & Opened>`
    select registration_id as id, r.person_id as person, k.wrapped, content, sealed, track, portrait, version, state, md5(row(state, track, org_path, school_code, name, content, sealed, section_versions, portrait,
      document, returned, last_review, consent_at, confirmed_at, checked_at, sealed_at, guest, credentials)::text) as hash
    from registration r join person_key k using (person_id)
    where r.person_id = any(${players.map((one) => one.person)}::uuid[])`.execute(world.owner)
  return new Map(
    rows.map(({ id, version, state, hash, track, portrait, ...row }) => {
      const sections = sectionsOf(world.services.keys, { id, ...row })
      return [id, { id, version, state, hash, said: JSON.stringify({ sections, track, portrait, state }) }]
    }),
  )
}

const finished: readonly string[] = ['confirmed', 'checked', 'sealed']
const locked: readonly string[] = ['sealed', 'correcting']

/** Only an approved correction opens what both have signed. */
const opens = (act: Act, now: Row) => act.does === 'a correction is decided' && now.state === 'correcting'

/** Everything that is said, without the field that corrections of these stories name. */
const saidBeside = ({ said }: Row) =>
  JSON.stringify(JSON.parse(said), (key, value: unknown) =>
    key === CORRECTED || key === 'state' ? undefined : value,
  )

/** What one act may not have done, whatever it was and whatever was answered. */
export function wrongWith(
  [before, after]: readonly [Snapshot, Snapshot],
  { act, answer }: { act: Act; answer: Told | undefined },
): readonly string[] {
  const rows = [...after.values()].map((now) => ({ was: before.get(now.id), now }))
  const changed = rows.filter(({ was, now }) => was?.hash !== now.hash)
  const silent = changed.filter(({ was, now }) => was !== undefined && was.version >= now.version)
  const sealed = changed.filter(({ was, now }) => was?.state === 'sealed' && !opens(act, now))
  const beyond = changed.filter(
    ({ was, now }) => was !== undefined && locked.includes(was.state) && saidBeside(was) !== saidBeside(now),
  )
  const overwritten = changed.filter(
    ({ was, now }) =>
      act.does === 'is synchronised' && finished.includes(was?.state ?? '') && was?.said !== now.said,
  )
  const refused = answer !== undefined && answer.status !== 200
  return [
    ...silent.map(({ now }) => `a record in ${now.state} changed and its version did not`),
    ...sealed.map(({ now }) => `what was sealed changed, to ${now.state}`),
    ...beyond.map(({ was }) => `what nobody named was changed in a record that was ${was?.state}`),
    ...overwritten.map(({ was }) => `a sync wrote over what was ${was?.state}`),
    ...(refused && changed.length > 0 ? ['it was refused and done'] : []),
    ...([...before.keys()].every((id) => after.has(id)) ? [] : ['a record is gone']),
    ...((answer?.status ?? 0) >= 500 ? [`it failed: ${answer?.status} ${answer?.code}`] : []),
    ...(answer?.status === 200 && act.by === 'stranger' && officeOnly.includes(act.does)
      ? ['a stranger did it']
      : []),
    ...(answer?.message.includes('undefined') ? [`it says: ${answer.message}`] : []),
  ]
}

/** Acts that only who answers for the record may do. */
const officeOnly: readonly string[] = [
  'is passed',
  'is returned',
  'is taken back',
  'is noted',
  'gives up',
  'comes back',
  'sits elsewhere',
  'is printed',
  'is signed',
  'is decided at the point',
  'sync work is decided',
  'a double is decided',
  'a correction is decided',
  'more time is asked for',
  'more time is decided',
  'is admitted late',
  'a deputy is appointed',
  'the deputy is dismissed',
]

/** Four eyes, and grants no wider and no longer than what they were given from. */
async function decidedAlone({ world }: Stage): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'somebody approved the own proposal' as what from duplicate_step a
      where a.event in ('approve', 'undo') and exists (select 1 from duplicate_step p where p.case_id = a.case_id and p.by_account = a.by_account
        and p.step = (select max(step) from duplicate_step q where q.case_id = a.case_id and q.step < a.step and q.event in ('propose', 'askUndo')))
    union all select 'somebody took two steps of one correction' from correction_step a join correction_step b using (correction_id, by_account)
      where a.step < b.step and a.event = 'approve' and b.event = 'approve'
    union all select 'somebody approved the correction they asked for' from correction_request r join correction_step s using (correction_id)
      where s.event = 'approve' and s.by_account = r.asked_by
    union all select 'somebody approved the own request for more time' from extension_request
      where state in ('approved', 'refused') and decided_by = asked_by
    union all select 'a living grant hangs from a dead one' from grant_given g join grant_given f on f.grant_id = g.from_grant
      where g.revoked_at is null and f.revoked_at is not null
    union all select 'a grant is wider or longer than what it was given from' from grant_given g join grant_given f on f.grant_id = g.from_grant
      where g.revoked_at is null and (coalesce(g.until, 'infinity') > coalesce(f.until, 'infinity')
        or not (g.org_path = f.org_path or g.org_path like f.org_path || '/%'))`.execute(world.owner)
  return rows.map((row) => row.what)
}

const sections = (text: string) => JSON.stringify((JSON.parse(text) as { sections: unknown }).sections)
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value

/** What is kept of the last version is what stands in the record, and what its event is bound to. */
async function keptOtherwise({ world }: Stage, players: readonly Player[]): Promise<readonly string[]> {
  const { keys } = world.services
  const { rows } = await sql<{
    id: string
    person: string
    wrapped: Buffer
    content: unknown
    sealed: Buffer
    version: number
    kept: Buffer
    salt: Buffer | null
    commitment: Buffer | null
  }>`
    select r.registration_id as id, r.person_id as person, k.wrapped, r.content, r.sealed, r.version, v.sealed as kept, e.salt, e.commitment
    from registration r join person_key k using (person_id) join registration_version v on v.registration_id = r.registration_id and v.version = r.version
    left join event e on e.registration_id = r.registration_id and e.version = r.version
    where r.person_id = any(${players.map((one) => one.person)}::uuid[])`.execute(world.owner)
  return rows.flatMap((row) => {
    const key = keys.unwrap(row.person, row.wrapped)
    const text = openWith(key, row.kept, `version:${row.id}:${row.version}`).toString()
    const held = sectionsOf(keys, row)
    const bound = createHash('sha256')
      .update(row.salt ?? Buffer.alloc(0))
      .update(text)
      .digest()
    return [
      ...(sections(text) === JSON.stringify(held) ? [] : ['the version kept says something else']),
      ...(row.commitment !== null && bound.equals(row.commitment)
        ? []
        : ['the event is bound to something else']),
    ]
  })
}

/** Head counts close, and are what the records and the progress say. */
async function miscounted({ world, county, city }: Stage): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const [school, office] of [
    [SCHOOL, county],
    [BESIDE, county],
    [POINT, city],
  ] as const) {
    const { total: t } = (await office.call(headCount, { school })).body
    const { org } = (await office.call(progress, { org: school })).body
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from registration where org_path like '%/' || ${school} || '/%'`.execute(
      world.owner,
    )
    const sum = t.collected + t.returning + t.withdrawn + t.moved + t.superseded + t.open
    if (new Set([t.rostered, sum, org.total, rows[0]?.n]).size > 1)
      wrong.push(
        `${school}: rostered ${t.rostered}, of these ${sum}, progress ${org.total}, there ${rows[0]?.n}`,
      )
  }
  return wrong
}

/** What has to hold when a story ends. */
export async function wrongInTheEnd(
  stage: Stage,
  { players, before }: { players: readonly Player[]; before: Before },
): Promise<readonly string[]> {
  return [
    ...(await decidedAlone(stage)),
    ...(await keptOtherwise(stage, players)),
    ...(await miscounted(stage)),
    ...(await broken(stage.world.owner, before)),
  ]
}
