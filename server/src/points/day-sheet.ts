import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/appointments'
import { beijingText, instant } from '@zhongzhao/domain/base/time'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { bookingLifecycle, decideBooking } from '@zhongzhao/domain/points/booking'
import { departedStates } from '@zhongzhao/domain/registration/lifecycle'
import { tableSheet } from '@zhongzhao/domain/printing/office-sheets'
import { orgFor } from '../orgs/commands.ts'
import { pdfAnswer } from '../papers/render.ts'
import { letterhead } from '../papers/tables.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { missingGlyphs, namedCharacters } from '../platform/glyphs.ts'
import { scopeOf } from '../platform/scope.ts'
import type { FileAnswer } from '../platform/serve.ts'
import { kindName } from './slot-view.ts'
import { dayOf } from './slots.ts'
import * as store from './store-bookings.ts'

type Sheet = OutputOf<typeof api.daySheet>

function lineOf(ctx: Ctx, row: store.BookingRow): Sheet['lines'][number] {
  const actions = new Set(['appointment.receive'] as const)
  return {
    booking: row.booking_id,
    registration: row.registration_id,
    slot: row.slot_id,
    from: row.starts_at.getTime(),
    until: row.ends_at.getTime(),
    kindName: kindName(ctx, row.kind),
    name: row.name,
    number: row.number,
    state: row.state,
    stateName: bookingLifecycle.states[row.state],
    version: row.version,
    may: [...mayNow(bookingLifecycle, row.state, { open: new Set<never>(), actions })],
  }
}

/** 今日名单 (notice 三.(五)): who is expected, slot by slot. Refuses NOT-FOUND, INPUT-SHAPE. */
export async function readDaySheet(
  ctx: Ctx,
  { org: code, day }: InputOf<typeof api.daySheet>,
): Promise<Sheet> {
  const org = await orgFor(ctx, { code, action: 'appointment.receive' })
  const rows = await store.expected(ctx, scopeOf(ctx, 'appointment.receive'), {
    org: org.path,
    ...dayOf(day),
  })
  return { org: { code: org.code, name: org.name }, day, lines: rows.map((row) => lineOf(ctx, row)) }
}

const clock = (at: number) => beijingText(instant(at)).slice(11, 16)

/** 预约名单 on A4, to be ticked with a pen. Refuses as reading it, and GLYPH-MISSING. */
export async function printDaySheet(ctx: Ctx, input: InputOf<typeof api.printDaySheet>): Promise<FileAnswer> {
  const { org, day, lines } = await readDaySheet(ctx, input)
  const missing = missingGlyphs(lines.map(({ name }) => name).join(''))
  if (missing.length > 0) throw refused('GLYPH-MISSING', { characters: namedCharacters([...missing]) })
  const part = tableSheet({
    ...letterhead(ctx, org.name),
    title: `${day} 预约名单`,
    columns: [
      { label: '序号', width: 6 },
      { label: '时段', width: 14 },
      { label: '姓名', width: 18 },
      { label: '报名序号', width: 16 },
      { label: '事由', width: 18 },
      { label: '到场', width: 8 },
      { label: '备注', width: 20, align: 'left' },
    ],
    rows: lines.map((l, at) => [
      String(at + 1),
      `${clock(l.from)}–${clock(l.until)}`,
      l.name,
      l.number,
      l.kindName,
      l.state === 'booked' ? '' : l.stateName,
      '',
    ]),
    notes: [`共 ${lines.length} 人。到场后请在系统里登记；未到的可由考生另行预约。`],
  })
  return pdfAnswer({ title: '预约名单', parts: [part], pictures: {} }, `appointments-${day}.pdf`)
}

/** 到场、未到、撤销. Refuses BOOKING-GONE (not yours, or marked meanwhile), BOOKING-DAY, BOOKING-EARLY, BOOKING-ONE (taken back while
 *  another is live), BOOKING-OVER, STATE-NO-WAY. */
export async function markBooking(ctx: Ctx, input: InputOf<typeof api.markBooking>) {
  const { booking, version, event } = input
  const standing = await store.stateOfBooked(ctx, booking)
  const held = await store.holdBookingAt(ctx, scopeOf(ctx, 'appointment.receive'), booking)
  if (standing === undefined || held?.version !== version) throw refused('BOOKING-GONE')
  const from = instant(held.starts_at.getTime())
  const over = departedStates.includes(standing) ? 'over' : 'goesOn'
  const state = orRefuse(decideBooking(held.state, event, { from, now: ctx.now, registration: over }))
  const { registration_id: registration, kind } = held
  const doubled = event === 'undo' && (await store.otherLive(ctx, { registration, kind, but: booking }))
  if (doubled) throw refused('BOOKING-ONE')
  const by = byOf(ctx)
  await store.moveBooking(ctx, booking, { state, by: by.account })
  await recordEvent(
    ctx,
    { kind: `booking.${event}`, at: ctx.now, by },
    { registration, subject: held.slot_id },
  )
  return { done: true as const }
}
