import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import * as api from '@zhongzhao/api/duplicates'
import { sql } from 'kysely'
import { compareWaiting } from '../src/duplicates/compare.ts'
import { closeSections, openSections, placeOf } from '../src/registration/record.ts'
import type { Pupil } from './enrol.ts'
import type { Person, World } from './world.ts'

export type CaseView = OutputOf<typeof api.readDuplicate>

/** What the register says of a pupil besides name and number, as a later file would bring it. */
export async function saysMore(
  world: World,
  pupil: Pupil,
  { basic = {}, guardian }: { basic?: Record<string, string>; guardian?: Record<string, string> },
): Promise<void> {
  const { db, keys, packs } = world.services
  const { rows } = await sql<{ person_id: string; wrapped: Buffer; content: unknown; sealed: Buffer }>`
    select r.person_id, k.wrapped, r.content, r.sealed from registration r join person_key k on k.person_id = r.person_id
    where r.registration_id = ${pupil.id}`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('doubles: nobody')
  const key = keys.unwrap(row.person_id, row.wrapped)
  const place = placeOf(pupil.id)
  const old = openSections(key, { content: row.content, sealed: row.sealed, place })
  const sections = {
    ...old,
    basic: [{ ...old['basic']?.[0], ...basic }],
    guardians: guardian === undefined ? (old['guardians'] ?? []) : [{ kind: 'person', ...guardian }],
  }
  const c = closeSections(key, { pack: packs.current, sections, place })
  await sql`update registration set content = ${c.content}::jsonb, sealed = ${c.sealed}, version = version + 1
    where registration_id = ${pupil.id}`.execute(db)
}

/** The comparer has come round. */
export const compared = (world: World): Promise<number> => compareWaiting(world.services)

type Named = { readonly id: string } | { readonly registration?: string }
const idOf = (one: Named) => ('id' in one ? one.id : one.registration)

/** The case of these two as somebody reads it. */
export async function caseOfTwo(office: Person, a: Named, b: Named): Promise<CaseView> {
  for (const state of ['found', 'proposed', 'merged', 'undoing', 'dismissed', 'undone'] as const) {
    const listed = await office.call(api.listDuplicates, { state })
    for (const { id } of listed.body.lines) {
      const { body } = await office.call(api.readDuplicate, { case: id })
      const two = [body.first.registration, body.second.registration]
      if (two.includes(idOf(a)) && two.includes(idOf(b))) return body
    }
  }
  throw new Error('doubles: no case of these two')
}

type Event = InputOf<typeof api.decideDuplicate>['event']

interface Decision {
  readonly case: string
  readonly event: Event
  readonly stays?: 'first' | 'second'
}

/** Somebody decides on what was seen before. */
export const decidesOn = (office: Person, seen: CaseView, { event, stays }: Omit<Decision, 'case'>) =>
  office.call(api.decideDuplicate, {
    case: seen.id,
    event,
    ...(stays === undefined ? {} : { stays }),
    version: seen.version,
    reason: '户口簿、学籍和照片都核对过',
    seen: { first: seen.first.version, second: seen.second.version },
  })

/** Somebody looks and decides. */
export async function decides(office: Person, { case: id, ...decision }: Decision) {
  return decidesOn(office, (await office.call(api.readDuplicate, { case: id })).body, decision)
}

/** Several steps, each by one of the two in turn. */
export async function merges(
  [one, other]: readonly [Person, Person],
  { id, stays }: { id: string; stays: 'first' | 'second' },
) {
  const steps: readonly (readonly [Person, Event])[] = [
    [one, 'propose'],
    [other, 'approve'],
  ]
  for (const [who, event] of steps) {
    const reply = await decides(who, { case: id, event, stays })
    if (reply.status !== 200) throw new Error(`doubles: ${reply.code}`)
  }
}

/** Everything a merging touches, append-only tables and versions left out: what undoing has to give back. */
export async function touched(world: World, pupils: readonly Pupil[]): Promise<unknown> {
  const ids = pupils.map((p) => p.id)
  const { rows } = await sql`
    with those as (select registration_id, person_id from registration where registration_id = any(${ids}::uuid[]))
    select
      (select json_agg(r order by r.registration_id) from (select registration_id, person_id, number, track, school_code, org_path, state, name, content,
        portrait, document, returned, confirmed_at, checked_at from registration where registration_id in (select registration_id from those)) r) as records,
      (select json_agg(a order by a.kind, a.index, a.person_id) from (select kind, encode(index, 'hex') as index, person_id, valid from person_alias where person_id in (select person_id from those)) a) as aliases,
      (select json_agg(a order by a.identity) from (select season, encode(identity_index, 'hex') as identity, registration_id from active_registration where registration_id in (select registration_id from those)) a) as active,
      (select json_agg(a order by a.account_id) from (select account_id, person_id, frozen_at, password_hash from account where person_id in (select person_id from those)) a) as accounts,
      (select json_agg(s order by s.slip_id) from (select slip_id, person_id, used_at, voided_at from activation_slip where person_id in (select person_id from those)) s) as slips,
      (select json_agg(t order by t.org_path, t.state) from (select org_path, state, pupils, portraits, documents from class_tally where pupils <> 0) t) as tally`.execute(
    world.owner,
  )
  return rows[0]
}
