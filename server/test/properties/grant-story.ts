import { randomBytes } from 'node:crypto'
import * as api from '@zhongzhao/api/grants'
import { listRegistrations } from '@zhongzhao/api/registration'
import { me } from '@zhongzhao/api/sign-in'
import { type Person, type Reply, personAt } from '@zhongzhao/tool-sandbox/person'
import fc from 'fast-check'
import { sql } from 'kysely'
import { newId } from '../../src/platform/context.ts'
import type { World } from '../world.ts'
import { AT_SCHOOL, atClock, dayOf, daysAfter } from '../moments.ts'

/** Who may be appointed where; what does not fit is refused, which is a fine answer. */
const places = [
  ['4101', 'city-admin'],
  ['410105', 'county-admin'],
  ['410181', 'county-admin'],
  ['410105', 'audit-admin'],
  ['4101', 'audit-admin'],
  ['4101', 'system-admin'],
  ['2141010001', 'school-admin'],
  ['2141010001', 'school-reviewer'],
  ['2141000001', 'school-admin'],
  ['41', 'security-admin'],
] as const
const lastDay = (days: number) => dayOf(daysAfter(AT_SCHOOL, days))
const dates = [lastDay(2), lastDay(5), lastDay(10), lastDay(51), undefined] as const
const PEOPLE = 6

/** One line of a story, as data. `by`: the province, or who holds something, counted round; `which` of the living grants likewise. */
export interface Giving {
  readonly what: 'give' | 'renew' | 'handOver' | 'revoke' | 'wait'
  readonly by: number
  readonly to: number
  readonly place: number
  readonly which: number
  readonly day: number
}

export const givings = fc.array(
  fc.record<Giving>({
    what: fc.constantFrom('give', 'give', 'give', 'give', 'renew', 'handOver', 'handOver', 'revoke', 'wait'),
    by: fc.nat(PEOPLE),
    to: fc.integer({ min: 1, max: PEOPLE }),
    place: fc.nat(places.length - 1),
    which: fc.nat(9),
    day: fc.nat(dates.length - 1),
  }),
  { maxLength: 30, size: 'max' },
)

interface Colleague {
  readonly account: string
  readonly login: string
  readonly own: Person
}

/** So many members of staff who hold nothing, each at a browser. */
async function colleagues({ app, services, owner }: World): Promise<readonly Colleague[]> {
  const made = Array.from({ length: PEOPLE }, () => {
    const [account, token] = [newId(), randomBytes(32).toString('base64url')]
    return { account, login: account, token, own: personAt(app, new Map([['zz_session', token]])) }
  })
  const accounts = made.map(({ account }) => account)
  const hashes = made.map(({ token }) => services.keys.secretHash(token))
  await sql`
    with those as (select * from unnest(${accounts}::uuid[], ${hashes}::bytea[]) as t (account_id, token_hash)), staff as (
      insert into account (account_id, kind, login, name, password_hash)
      select account_id, 'staff', account_id::text, '示例', 'has one' from those returning account_id
    )
    insert into session (token_hash, account_id, expires_at)
    select token_hash, account_id, ${new Date(8_640_000_000_000)}::timestamptz from those join staff using (account_id)`.execute(
    owner,
  )
  return made
}

interface Line {
  readonly id: string
  readonly version: number
  readonly account: string
  readonly org: string
  readonly role: string
}

/** Living grants of these people, as the database says it, in the order in which they were given. */
async function livingOf({ owner }: World, people: readonly Colleague[]): Promise<readonly Line[]> {
  const { rows } = await sql<Line>`
    select grant_id as id, version, account_id as account, org_path as org, role from grant_given, season_clock
    where account_id = any(${people.map((one) => one.account)}::uuid[]) and revoked_at is null
      and (until is null or until > now() + offset_ms * interval '1 millisecond') order by grant_id`.execute(
    owner,
  )
  return rows
}

/** Grants that may not be: each with what it was given from. */
async function wrongGrants({ owner, services }: World): Promise<readonly string[]> {
  const gives = services.packs.current.roles.flatMap((role) => role.mayGrant.map((given) => [role.id, given]))
  const { rows } = await sql<{ what: string }>`
    with may (giver, given) as (select * from unnest(${gives.map((g) => g[0])}::text[], ${gives.map((g) => g[1])}::text[])),
    living as (select g.* from grant_given g, season_clock where revoked_at is null and (until is null or until > now() + offset_ms * interval '1 millisecond')),
    pairs as (select g.grant_id, g.role, g.org_path, g.until, f.role as from_role, f.org_path as from_path, f.until as from_until,
        exists (select 1 from living l where l.grant_id = f.grant_id) as stands
      from living g join grant_given f on f.grant_id = g.from_grant)
    select role || ' hangs from what is over' as what from pairs where not stands
    union all select role || ' is longer than what it hangs from' from pairs where coalesce(until, 'infinity') > coalesce(from_until, 'infinity')
    union all select role || ' at ' || org_path || ' was given from ' || from_path from pairs
      where org_path <> from_path and org_path !~ ('^' || from_path || '/[^/]+$')
    union all select from_role || ' gave ' || role from pairs where not exists (select 1 from may where giver = from_role and given = role)
    union all select 'an account holds what may not meet' from living where apart is not null group by account_id, apart having count(*) > 1
    union all select 'a grant given by nobody' from living where given_by is not null and from_grant is null`.execute(
    owner,
  )
  return rows.map((row) => row.what)
}

/** What somebody sees of the own grants and may do with them is what the database says, at once. */
async function wrongAccess(
  { services }: World,
  one: Colleague,
  living: readonly Line[],
): Promise<readonly string[]> {
  const { roles } = services.packs.current
  const mine = living.filter((line) => line.account === one.account)
  const reads = mine.some((line) =>
    roles.find((role) => role.id === line.role)?.actions.includes('registration.read'),
  )
  const seen = (await one.own.call(me, {})).body.grants?.map((grant) => grant.role).toSorted() ?? []
  const { status } = await one.own.call(listRegistrations, {})
  return [
    ...(JSON.stringify(seen) === JSON.stringify(mine.map((line) => line.role).toSorted())
      ? []
      : [`sees ${seen.join()} and holds ${mine.map((line) => line.role).join()}`]),
    ...((status === 200) === reads ? [] : [`reads candidates: ${status}, may: ${reads}`]),
  ]
}

const midnight = (days: number) => atClock(daysAfter(AT_SCHOOL, days), '00:00')
const waits = [daysAfter(AT_SCHOOL, 3), midnight(6), midnight(11), midnight(52)] as const

interface Told {
  readonly status: number
  readonly code: string | undefined
  /** Of taking back: how many fell. */
  readonly fell?: number
}
const told = ({ status, code }: Reply<unknown>): Told => ({ status, code })

function act(
  giver: Person,
  { what, place, day }: Giving,
  { target, login }: { target: Line | undefined; login: string },
): Promise<Told> | undefined {
  const last = dates[day]
  const end = last === undefined ? {} : { lastDay: last }
  const [org, role] = places[place] ?? places[0]
  if (what === 'give') return giver.call(api.giveGrant, { org, role, login, ...end }).then(told)
  if (target === undefined) return undefined
  const grant = { grant: target.id, version: target.version }
  if (what === 'renew') return giver.call(api.renewGrant, { ...grant, ...end }).then(told)
  if (what === 'handOver') return giver.call(api.handOverGrant, { ...grant, login }).then(told)
  return giver
    .call(api.revokeGrant, grant)
    .then((reply) => ({ ...told(reply), ...(reply.status === 200 ? { fell: reply.body.revoked } : {}) }))
}

/** Plays a story of giving and taking back among new people, and looks after each line. Answers the lines that came to
 *  something. */
export async function playGiving(
  world: World,
  province: Person,
  story: readonly Giving[],
): Promise<readonly string[]> {
  await world.at(AT_SCHOOL)
  const people = await colleagues(world)
  const log: string[] = []
  const done: string[] = []
  let waited = 0
  for (const line of story) {
    const before = await livingOf(world, people)
    const to = people[line.to - 1]
    if (to === undefined) continue
    let answer: Told | undefined
    if (line.what === 'wait') await world.at(waits[Math.min(waited++, waits.length - 1)] ?? waits[0])
    else {
      const target = before[line.which % Math.max(1, before.length)]
      const holders = people.filter(({ account }) => before.some((held) => held.account === account))
      const giver = [province, ...holders.map(({ own }) => own)][line.by % (holders.length + 1)] ?? province
      answer = await act(giver, line, { target, login: to.login })
    }
    if (answer?.status === 200) done.push(line.what)
    log.push(`${JSON.stringify(line)}: ${answer?.status ?? '-'} ${answer?.code ?? ''}`)
    const living = await livingOf(world, people)
    const fell = before.filter(({ id }) => !living.some((one) => one.id === id)).length
    const wrong = [
      ...(await wrongGrants(world)),
      ...(await wrongAccess(world, to, living)),
      ...((answer?.status ?? 0) >= 500 ? ['it failed'] : []),
      ...(answer?.status !== 200 && line.what !== 'wait' && fell > 0 ? ['refused, and a grant ended'] : []),
      ...((answer?.fell ?? fell) < fell ? [`it says that ${answer?.fell} fell, ${fell} did`] : []),
    ]
    if (wrong.length > 0) throw new Error(`${wrong.join('; ')}\nafter\n${log.join('\n')}`)
  }
  return done
}
