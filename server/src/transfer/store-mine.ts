import { beijingDay } from '@zhongzhao/domain/base/time'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { type TransferRow, columns } from './store.ts'

export interface PointRow {
  readonly code: string
  readonly name: string
  readonly path: string
  readonly address: string
  readonly phone: string
  readonly hours: string
  readonly note: string
  readonly open: boolean
}

/** Designated points from the public directory, all or the one of that code; `open`: not suspended, and the day is one of its days. At most
 *  2,000. */
export async function listPoints(ctx: Ctx, given: { code?: string } = {}): Promise<readonly PointRow[]> {
  const today = beijingDay(ctx.now)
  const which = given.code === undefined ? sql`true` : sql`p.code = ${given.code}`
  const { rows } = await sql<PointRow>`
    select p.code, p.name, p.path, p.address, p.phone, p.hours, p.note,
      p.suspended_at is null and p.open_from <= ${today}::date and (p.open_until is null or ${today}::date <= p.open_until) as open
    from public_point p where ${which} order by p.path limit 2000`.execute(ctx.db)
  return rows
}

export interface MyApplication extends TransferRow {
  readonly point_name: string
  readonly address: string | null
  readonly phone: string | null
}

/** Applications of the caller, newest first. */
export async function listMine(ctx: Ctx, person: string): Promise<readonly MyApplication[]> {
  const { rows } = await sql<MyApplication>`
    select ${columns}, o.name as point_name, p.address, p.phone
    from transfer t join org o on o.path = t.point_path left join public_point p on p.code = o.code
    where t.person_id = ${person} and t.season = ${ctx.pack.season}
    order by t.applied_at desc, t.transfer_id desc limit 20`.execute(ctx.db)
  return rows
}

export interface NoticeRow {
  readonly informed_at: Date
  readonly receipt_at: Date | null
}

/** What was told to this person under any of the own registrations. */
export async function findNotice(ctx: Ctx, person: string): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`
    select n.informed_at, n.receipt_at from returning_notice n join registration r on r.registration_id = n.registration_id
    where r.person_id = ${person} and r.season = ${ctx.pack.season} order by n.informed_at desc limit 1`.execute(
    ctx.db,
  )
  return rows[0]
}

/** 我已知道, once; answers the registrations that were told and are receipted now. */
export async function putReceipt(ctx: Ctx, person: string): Promise<readonly string[]> {
  const { rows } = await sql<{ registration_id: string }>`
    update returning_notice n set receipt_at = ${new Date(ctx.now)} from registration r
    where r.registration_id = n.registration_id and r.person_id = ${person} and r.season = ${ctx.pack.season} and n.receipt_at is null
    returning n.registration_id`.execute(ctx.db)
  return rows.map((row) => row.registration_id)
}

/** Of whom the caller is one; a candidate without a person is a bug. */
export function ownPerson(ctx: Ctx): string {
  const person = ctx.actor?.person
  if (person === undefined) throw refused('NOT-FOUND')
  return person
}
