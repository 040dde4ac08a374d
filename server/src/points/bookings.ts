import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/appointments'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import type { MessageDraft } from '@zhongzhao/domain/messages/template'
import {
  type BookingEvent,
  bookingLifecycle,
  decideBooking,
  reminderAt,
} from '@zhongzhao/domain/points/booking'
import { decideSlot } from '@zhongzhao/domain/points/slot'
import { departedStates } from '@zhongzhao/domain/registration/lifecycle'
import type { AppointmentKind } from '@zhongzhao/domain/season/points'
import { covers, lineTo } from '@zhongzhao/domain/orgs/org'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { cancelMessages, sendMessage } from '../messages/store.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { kindName, kindOf, slotOf } from './slot-view.ts'
import * as store from './store-bookings.ts'
import { type SlotRow, holdSlots, lookAtSlot, roomAhead, slotsAhead } from './store-slots.ts'

type Mine = OutputOf<typeof api.myAppointments>

/** The caller's own standing; held, who gives up or goes elsewhere at this moment comes before or after. Refuses NOT-FOUND, REG-OVER. */
async function myStanding(ctx: Ctx, hold: 'look' | 'hold' = 'look'): Promise<store.Standing> {
  const standing = await store.standingOf(ctx, scopeOf(ctx, 'appointment.book'), hold)
  if (standing === undefined) throw refused('NOT-FOUND')
  if (departedStates.includes(standing.state)) throw refused('REG-OVER')
  return standing
}

const standsAt = (kind: AppointmentKind, standing: store.Standing) =>
  kind.at.some((at) => at === standing.home_kind)

/** Whether such slots are for this candidate at all: those of the own place, or any point for who turns home. */
function isFor(kind: AppointmentKind, standing: store.Standing): boolean {
  if (standsAt(kind, standing)) return true
  return kind.reach === 'points' && kind.tracks.some((track) => track === standing.track)
}

/** Whether the slots of that organisation are. */
function reaches(
  kind: AppointmentKind,
  standing: store.Standing,
  org: { readonly path: string; readonly kind: string },
): boolean {
  if (!isFor(kind, standing) || !kind.at.some((at) => at === org.kind)) return false
  return standsAt(kind, standing) ? covers(org.path, standing.org_path) : kind.reach === 'points'
}

function bookingView(ctx: Ctx, row: store.BookingRow): Mine['bookings'][number] {
  const ahead = row.starts_at.getTime() > ctx.now
  const actions = new Set(['appointment.book'] as const)
  const may = mayNow(bookingLifecycle, row.state, { open: new Set<never>(), actions })
  return {
    id: row.booking_id,
    kind: row.kind,
    kindName: kindName(ctx, row.kind),
    state: row.state,
    stateName: bookingLifecycle.states[row.state],
    version: row.version,
    from: row.starts_at.getTime(),
    until: row.ends_at.getTime(),
    place: {
      code: row.org_code,
      name: row.org_name,
      ...(row.address === null ? {} : { address: row.address }),
      ...(row.phone === null ? {} : { phone: row.phone }),
    },
    ...(row.reason === null || row.state !== 'displaced' ? {} : { reason: row.reason }),
    may: ahead ? [...may] : [],
  }
}

/** What I may book, have booked and had (G5). Refuses NOT-FOUND. */
export async function myAppointments(ctx: Ctx): Promise<Mine> {
  const standing = await myStanding(ctx)
  const bookings = await store.bookingsOf(ctx, scopeOf(ctx, 'appointment.book'))
  const kinds = ctx.pack.points.kinds.filter((kind) => isFor(kind, standing))
  const room = await roomAhead(ctx, lineTo(standing.org_path))
  return {
    kinds: kinds.map((kind) => ({
      code: kind.code,
      title: kind.title,
      why: kind.why,
      bring: [...kind.bring],
      at: standsAt(kind, standing) ? 'own' : 'points',
      orgs: room
        .filter((row) => row.kind === kind.code && standsAt(kind, standing))
        .map((row) => ({ code: row.org_code, name: row.org_name, free: row.free })),
    })),
    bookings: bookings.map((row) => bookingView(ctx, row)),
  }
}

const MOST_SHOWN = 500

/** Slots ahead at one organisation. Refuses SLOT-KIND (not for this candidate, not at that place). */
export async function offeredSlots(
  ctx: Ctx,
  { kind: code, org: orgCode }: InputOf<typeof api.offeredSlots>,
): Promise<OutputOf<typeof api.offeredSlots>> {
  const kind = kindOf(ctx, code)
  const org = await store.slotOrg(ctx, orgCode)
  if (org === undefined || !reaches(kind, await myStanding(ctx), org)) throw refused('SLOT-KIND')
  const ahead = await slotsAhead(ctx, { org: org.path, kind: kind.code, most: MOST_SHOWN })
  return {
    slots: ahead
      .filter((row) => !row.suspended)
      .map((row) => ({
        id: row.slot_id,
        from: row.starts_at.getTime(),
        until: row.ends_at.getTime(),
        free: row.capacity - row.booked,
      })),
  }
}

const about = (row: SlotRow) => ({ time: chineseTime(instant(row.starts_at.getTime())), place: row.org_name })

async function tell(ctx: Ctx, standing: store.Standing, row: SlotRow): Promise<void> {
  const registration = { id: standing.registration_id, person: standing.person_id }
  const { reminder } = kindOf(ctx, row.kind)
  const send = (draft: MessageDraft, afterSeconds: number) =>
    sendMessage(ctx, { registration, draft, afterSeconds })
  await send({ template: 'slot-booked', params: about(row) }, 0)
  const at = reminderAt(slotOf(row).from, { hour: ctx.pack.points.reminder.hour, now: ctx.now })
  if (at !== undefined) await send({ template: reminder, params: about(row) }, (at - ctx.now) / 1000)
}

/** Gives up a live booking of the caller, whose slot is held already. Refuses BOOKING-GONE, BOOKING-LATE, STATE-NO-WAY. */
async function giveUp(ctx: Ctx, booking: string, event: BookingEvent): Promise<store.BookingRow> {
  const held = await store.holdOwnBooking(ctx, scopeOf(ctx, 'appointment.book'), booking)
  if (held === undefined) throw refused('BOOKING-GONE')
  const from = instant(held.starts_at.getTime())
  const state = orRefuse(decideBooking(held.state, event, { from, now: ctx.now }))
  await store.moveBooking(ctx, held.booking_id, { state, by: byOf(ctx).account })
  await cancelMessages(ctx, [held.registration_id], [kindOf(ctx, held.kind).reminder])
  return held
}

/** 预约、改期 (notice 三.(五)). The last place goes to one, however many ask at once: the slot is held, and the database counts. Refuses
 *  SLOT-GONE, SLOT-KIND, SLOT-FULL, SLOT-BEGUN, POINT-SUSPENDED, BOOKING-ONE, and as giving up a booking. */
export async function bookSlot(ctx: Ctx, { slot, instead }: InputOf<typeof api.bookSlot>) {
  const standing = await myStanding(ctx, 'hold')
  const seen = await lookAtSlot(ctx, slot)
  if (seen === undefined) throw refused('SLOT-GONE')
  const kind = kindOf(ctx, seen.kind)
  const org = await store.slotOrg(ctx, seen.org_code)
  if (org === undefined || !reaches(kind, standing, org)) throw refused('SLOT-KIND')
  const ask = (row: SlotRow) =>
    orRefuse(decideSlot(slotOf(row), 'book', { now: ctx.now, point: row.suspended ? 'suspended' : 'works' }))
  // Who comes too late by far is told without standing in the queue.
  ask(seen)
  const old =
    instead === undefined ? undefined : await store.slotOfOwn(ctx, scopeOf(ctx, 'appointment.book'), instead)
  const held = await holdSlots(ctx, [slot, ...(old === undefined ? [] : [old])])
  const row = held.find((one) => one.slot_id === slot)
  if (row === undefined) throw refused('SLOT-GONE')
  // Within one slot giving up makes room for oneself.
  if (instead !== undefined) await giveUp(ctx, instead, 'move')
  ask(old === slot ? { ...row, booked: row.booked - 1 } : row)
  const registration = standing.registration_id
  const booking = await store.addBooking(ctx, { registration, slot, kind: kind.code })
  if (booking === undefined) throw refused('BOOKING-ONE')
  const event = instead === undefined ? 'booking.made' : 'booking.moved'
  await recordEvent(ctx, { kind: event, at: ctx.now, by: byOf(ctx) }, { registration, subject: slot })
  await tell(ctx, standing, row)
  return { booking }
}

/** 取消预约, the place is free at once. Refuses BOOKING-GONE, BOOKING-LATE, STATE-NO-WAY. */
export async function cancelBooking(ctx: Ctx, { booking }: InputOf<typeof api.cancelBooking>) {
  const slot = await store.slotOfOwn(ctx, scopeOf(ctx, 'appointment.book'), booking)
  if (slot === undefined) throw refused('BOOKING-GONE')
  await holdSlots(ctx, [slot])
  const { registration_id: registration } = await giveUp(ctx, booking, 'cancel')
  const event = { kind: 'booking.cancelled', at: ctx.now, by: byOf(ctx) } as const
  await recordEvent(ctx, event, { registration, subject: slot })
  return { done: true as const }
}
