import type { BookingState } from '@zhongzhao/domain/points/booking'
import type { State } from '@zhongzhao/domain/registration/registration'
import { sql } from 'kysely'
import { type Ctx, newId } from '../platform/context.ts'
import { checkOwnSeason } from '../platform/own-season.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'

export interface BookingRow {
  readonly booking_id: string
  readonly season: string
  readonly registration_id: string
  readonly person_id: string
  readonly slot_id: string
  readonly kind: string
  readonly state: BookingState
  readonly version: number
  readonly starts_at: Date
  readonly ends_at: Date
  readonly reason: string | null
  readonly org_code: string
  readonly org_name: string
  readonly address: string | null
  readonly phone: string | null
  readonly name: string
  readonly number: string
}

const columns = sql`
  b.booking_id, s.season, b.registration_id, r.person_id, b.slot_id, b.kind, b.state, b.version, s.starts_at, s.ends_at, s.reason, s.org_code, o.name as org_name,
  p.address, p.phone, r.name, r.number`
const joined = sql`
  booking b join slot s on s.slot_id = b.slot_id join org o on o.code = s.org_code join registration r on r.registration_id = b.registration_id
  left join public_point p on p.code = s.org_code`

/** Bookings of one registration of the caller, the next first; at most 50. */
export async function bookingsOf(ctx: Ctx, scope: Scope): Promise<readonly BookingRow[]> {
  const { rows } = await sql<BookingRow>`
    select ${columns} from ${joined} where b.registration_id = any(${[...scope.registrations]}::uuid[]) and r.season = ${ctx.pack.season}
    order by b.state <> 'booked', s.starts_at desc, b.booking_id limit 50`.execute(ctx.db)
  return rows
}

/** The slot of a booking of the caller's own, unheld: slots are held before bookings, so that nobody waits in a circle. */
export async function slotOfOwn(ctx: Ctx, scope: Scope, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ slot_id: string }>`
    select slot_id from booking where booking_id = ${id} and registration_id = any(${[...scope.registrations]}::uuid[])`.execute(
    ctx.db,
  )
  return rows[0]?.slot_id
}

/** One booking of the caller's own registration, held until the transaction ends. */
export async function holdOwnBooking(ctx: Ctx, scope: Scope, id: string): Promise<BookingRow | undefined> {
  const { rows } = await sql<BookingRow>`
    select ${columns} from ${joined} where b.booking_id = ${id} and b.registration_id = any(${[...scope.registrations]}::uuid[])
    for no key update of b`.execute(ctx.db)
  return rows[0]
}

/** Where the registration of a booking stands, held before the booking is: undefined where there is none. */
export async function stateOfBooked(ctx: Ctx, id: string): Promise<State | undefined> {
  const { rows } = await sql<{ state: State }>`
    select r.state from registration r join booking b on b.registration_id = r.registration_id where b.booking_id = ${id} for share of r`.execute(
    ctx.db,
  )
  return rows[0]?.state
}

/** One booking at a slot of an organisation inside the scope, held until the transaction ends. Refuses SEASON-OTHER. */
export async function holdBookingAt(ctx: Ctx, scope: Scope, id: string): Promise<BookingRow | undefined> {
  const { rows } = await sql<BookingRow>`
    select ${columns} from ${joined} where b.booking_id = ${id} and ${orgInScope(scope, sql`s.org_path`)}
    for no key update of b`.execute(ctx.db)
  const [row] = rows
  if (row !== undefined) checkOwnSeason(ctx, row.season)
  return row
}

/** Undefined when the registration has a live booking of this kind already. */
export async function addBooking(
  ctx: Ctx,
  { registration, slot, kind }: { registration: string; slot: string; kind: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ booking_id: string }>`
    insert into booking (registration_id, booking_id, slot_id, kind, state, at)
    values (${registration}, ${newId()}, ${slot}, ${kind}, 'booked', ${new Date(ctx.now)})
    on conflict (registration_id, kind) where state = 'booked' do nothing returning booking_id`.execute(
    ctx.db,
  )
  return rows[0]?.booking_id
}

export async function moveBooking(
  ctx: Ctx,
  id: string,
  { state, by }: { state: BookingState; by: string | null },
): Promise<void> {
  await sql`update booking set state = ${state}, version = version + 1, marked_at = ${new Date(ctx.now)}, marked_by = ${by}::uuid where booking_id = ${id}`.execute(
    ctx.db,
  )
}

/** Whether the registration holds another live booking of the kind. */
export async function otherLive(
  ctx: Ctx,
  { registration, kind, but }: { registration: string; kind: string; but: string },
): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select 1 from booking where registration_id = ${registration} and kind = ${kind} and state = 'booked' and booking_id <> ${but}) as there`.execute(
    ctx.db,
  )
  return rows[0]?.there === true
}

/** Who has booked a slot and is displaced with it, in one statement. */
export async function displaceAll(
  ctx: Ctx,
  { slot, by }: { slot: string; by: string },
): Promise<readonly { id: string; person: string }[]> {
  const { rows } = await sql<{ id: string; person: string }>`
    update booking b set state = 'displaced', version = b.version + 1, marked_at = ${new Date(ctx.now)}, marked_by = ${by}::uuid
    from registration r where r.registration_id = b.registration_id and b.slot_id = ${slot} and b.state = 'booked'
    returning r.registration_id as id, r.person_id as person`.execute(ctx.db)
  return rows
}

/** Who is expected at one organisation in `[from, until)`, inside the scope, in order of time; at most 2,000. */
export async function expected(
  ctx: Ctx,
  scope: Scope,
  { org, from, until }: { org: string; from: number; until: number },
): Promise<readonly BookingRow[]> {
  const { rows } = await sql<BookingRow>`
    select ${columns} from ${joined}
    where s.org_path = ${org} and s.season = ${ctx.pack.season} and s.starts_at >= ${new Date(from)} and s.starts_at < ${new Date(until)}
      and b.state in ('booked', 'arrived', 'missed') and ${orgInScope(scope, sql`s.org_path`)}
    order by s.starts_at, b.at, b.booking_id limit 2000`.execute(ctx.db)
  return rows
}

export interface Standing {
  readonly registration_id: string
  readonly person_id: string
  readonly org_path: string
  readonly school_code: string
  readonly track: string
  readonly state: State
  readonly home_code: string
  readonly home_name: string
  readonly home_kind: string
  readonly class_code: string
  readonly class_name: string
}

/** Where the caller's own registration stands: its class, and the school or point above; `hold`: it stays so until the transaction ends. */
export async function standingOf(
  ctx: Ctx,
  scope: Scope,
  hold: 'look' | 'hold' = 'look',
): Promise<Standing | undefined> {
  const lock = hold === 'hold' ? sql`for share of r` : sql``
  const { rows } = await sql<Standing>`
    select r.registration_id, r.person_id, r.org_path, r.school_code, r.track, r.state, o.code as home_code, o.name as home_name, o.kind as home_kind,
      regexp_replace(r.org_path, '^.*/', '') as class_code, coalesce(c.name, '') as class_name
    from registration r join org o on o.code = r.school_code left join org c on c.path = r.org_path
    where r.registration_id = any(${[...scope.registrations]}::uuid[]) and r.season = ${ctx.pack.season} ${lock}`.execute(
    ctx.db,
  )
  return rows[0]
}

/** Path and kind of an organisation that holds slots; no scope: which slots are whose is asked by kind. */
export async function slotOrg(
  ctx: Ctx,
  code: string,
): Promise<{ readonly path: string; readonly kind: string } | undefined> {
  const { rows } = await sql<{
    path: string
    kind: string
  }>`select path, kind from org where code = ${code}`.execute(ctx.db)
  return rows[0]
}
