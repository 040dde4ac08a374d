import { canonical } from '@zhongzhao/domain/base/canonical'
import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import type { Registration } from '@zhongzhao/domain/registration/registration'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { eventRow } from '../platform/events.ts'
import { sealWith } from '../platform/sealed-text.ts'
import { closeSections, toColumns } from '../registration/record.ts'
import { type Dossier, draftPlace } from '../registration/store.ts'
import { packOf } from '../registration/view.ts'

/** The class in which a point keeps who returned home; made when the first one comes. Answers its path. */
export async function seatAt(ctx: Ctx, point: { code: string; path: string }): Promise<string> {
  const code = `${point.code}-H`
  const path = `${point.path}/${code}`
  await sql`insert into org (code, kind, name, path) values (${code}, 'class', '回户籍地考生', ${path}) on conflict (code) do nothing`.execute(
    ctx.db,
  )
  return path
}

/** The record at the point, its first version and its event, in one statement; where it stood in the class, and how its name is
 *  spelt, come from the one left. */
export async function insertSeat(
  ctx: Ctx,
  { next: r, event }: Decided<Registration>,
  { from, key }: { from: string; key: Buffer },
): Promise<void> {
  const pack = packOf(ctx, r)
  const c = toColumns(r, { pack, key })
  const content = canonical({
    sections: r.sections,
    track: r.track,
    state: r.state,
    portrait: null,
    document: null,
  })
  const version = sealWith(key, content, `version:${r.id}:1`)
  const e = eventRow(ctx, event, { registration: r.id, version: 1, content })
  await sql`
    with begun as (
      insert into registration (registration_id, person_id, season, pack_version, number, grade, track, school_code, org_path, class_position, state, version,
        name, pinyin, content, sealed, section_versions, credentials, consent_at)
      select ${r.id}::uuid, o.person_id, o.season, o.pack_version, ${r.number}, o.grade, ${c.track}, ${r.school}, ${r.org}, o.class_position, ${c.state}, 1,
        ${c.name}, o.pinyin, ${c.content}::jsonb, ${c.sealed}::bytea, ${c.section_versions}::jsonb, ${c.credentials}::jsonb, ${c.consent_at}::timestamptz
      from registration o where o.registration_id = ${from}
      returning registration_id
    ), kept as (
      insert into registration_version (registration_id, version, at, by_account, state, sealed)
      select registration_id, 1, ${e.at}::timestamptz, ${e.account_id}::uuid, ${r.state}, ${version}::bytea from begun
    ), known as (
      insert into person_alias (kind, index, person_id)
      select 'registrationNumber', ${ctx.services.keys.index(r.number)}::bytea, ${r.person}::uuid from begun
    )
    insert into event (event_id, kind, at, account_id, org_path, request_id, registration_id, fields, detail, version, salt, commitment)
    select ${e.event_id}::uuid, ${e.kind}, ${e.at}::timestamptz, ${e.account_id}::uuid, ${e.org_path}, ${e.request_id}, registration_id, ${e.fields}::text[], ${e.detail}::jsonb, 1, ${e.salt}::bytea, ${e.commitment}::bytea from begun`.execute(
    ctx.db,
  )
}

/** What is being typed and what the register said go along, sealed anew for the record they stand with now; a time that is booked too,
 *  to be kept or cancelled there. */
export async function carryAlong(ctx: Ctx, dossier: Dossier, to: string): Promise<void> {
  const { key, drafts, roster, registration: r } = dossier
  const pack = packOf(ctx, r)
  const entry = closeSections(key, { pack, sections: roster, place: `roster:${to}` })
  await sql`
    insert into roster_entry (registration_id, batch_id, content, sealed, digest, org_path)
    select ${to}::uuid, e.batch_id, ${entry.content}::jsonb, ${entry.sealed}::bytea, e.digest, e.org_path from roster_entry e where e.registration_id = ${r.id}
    on conflict (registration_id) do nothing`.execute(ctx.db)
  await sql`update booking set registration_id = ${to}::uuid where registration_id = ${r.id} and state = 'booked'`.execute(
    ctx.db,
  )
  // Its reminder too, or whoever gives the time up would be reminded of it.
  const reminders = ctx.pack.points.kinds.map(({ reminder }) => reminder)
  await sql`update message set registration_id = ${to}::uuid where registration_id = ${r.id} and template = any(${reminders}::text[])
    and cancelled_at is null and send_after > ${new Date(ctx.now)}`.execute(ctx.db)
  await ctx.db.deleteFrom('registration_draft').where('registration_id', '=', r.id).execute()
  const rows = Object.entries(drafts).map(([form, d]) => ({
    registration_id: to,
    form,
    version: d.version,
    based_on: d.basedOn,
    sealed: sealWith(key, JSON.stringify(d.rows), draftPlace(to, form)),
  }))
  if (rows.length === 0) return
  await ctx.db
    .insertInto('registration_draft')
    .values(rows)
    .onConflict((c) => c.doNothing())
    .execute()
}

/** One active registration a person and season: it is this one from now on, if it was that one until now. Of two points that
 *  accept, the second finds it gone. Refuses TRANSFER-GONE. */
export async function switchActive(
  ctx: Ctx,
  { season, from, to }: { season: string; from: string; to: string },
): Promise<void> {
  const result = await ctx.db
    .updateTable('active_registration')
    .set({ registration_id: to })
    .where('season', '=', season)
    .where('registration_id', '=', from)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) throw refused('TRANSFER-GONE', { why: '报名已经由另一个指定报名点接收' })
}
