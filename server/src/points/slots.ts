import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/appointments'
import { actionsOver } from '@zhongzhao/domain/access/can'
import { type Instant, beijing, chineseTime, instant, realDay } from '@zhongzhao/domain/base/time'
import { layOut } from '@zhongzhao/domain/points/lay-out'
import { decideSlot } from '@zhongzhao/domain/points/slot'
import { cancelMessages, sendToMany } from '../messages/store.ts'
import { orgFor } from '../orgs/commands.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent, recordEvents } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { kindOf, slotOf, slotView } from './slot-view.ts'
import { displaceAll } from './store-bookings.ts'
import * as store from './store-slots.ts'

const DAY_MS = 86_400_000

/** The day as `[from, until)`, Beijing. Refuses INPUT-SHAPE for a day that is none. */
export function dayOf(day: string): { from: Instant; until: Instant } {
  if (!realDay(day)) throw refused('INPUT-SHAPE', { where: '日期' })
  const from = beijing(`${day}T00:00`)
  return { from, until: instant(from + DAY_MS) }
}

/** 安排预约时段 (notice 三.(二), 三.(五); G5). Refuses NOT-FOUND, SLOT-KIND (this place lays no such slots out), SLOT-PATTERN, SLOT-NONE,
 *  SLOT-MANY. */
export async function laySlots(ctx: Ctx, input: InputOf<typeof api.laySlots>) {
  const org = await orgFor(ctx, { code: input.org, action: 'appointment.lay' })
  const kind = kindOf(ctx, input.kind)
  if (!kind.at.some((at) => at === org.kind)) throw refused('SLOT-KIND')
  const slots = orRefuse(layOut(input, { now: ctx.now, most: ctx.pack.points.most.slots }))
  const by = byOf(ctx)
  const made = await store.addSlots(
    ctx,
    { org, kind: kind.code, capacity: input.capacity, by: by.account },
    slots,
  )
  const detail = { made, capacity: input.capacity }
  // Laid out a second time nothing has happened.
  if (made > 0)
    await recordEvent(ctx, { kind: 'slot.laidOut', at: ctx.now, by, detail }, { subject: org.code })
  return { made, there: slots.length - made }
}

/** Slots of an organisation from the first to the last day, both included. Refuses NOT-FOUND, INPUT-SHAPE. */
export async function listSlots(
  ctx: Ctx,
  { org: code, firstDay, lastDay }: InputOf<typeof api.listSlots>,
): Promise<OutputOf<typeof api.listSlots>> {
  const org = await orgFor(ctx, { code, action: 'appointment.receive' })
  const scope = scopeOf(ctx, 'appointment.receive')
  const span = { org: org.path, from: dayOf(firstDay).from, until: dayOf(lastDay).until }
  const held =
    ctx.actor === undefined ? new Set<never>() : actionsOver(ctx.actor, { org: org.path }, ctx.pack.roles)
  return { slots: (await store.slotsOf(ctx, scope, span)).map((row) => slotView(ctx, row, held)) }
}

async function held(ctx: Ctx, { slot, version }: { slot: string; version: number }): Promise<store.SlotRow> {
  const row = await store.holdSlot(ctx, scopeOf(ctx, 'appointment.lay'), slot)
  if (row === undefined || row.version !== version) throw refused('SLOT-GONE')
  return row
}

/** 调整人数、停止或恢复预约. Refuses SLOT-GONE (not yours, or changed meanwhile), SLOT-BOOKED (fewer places than booked), SLOT-BEGUN,
 *  STATE-NO-WAY. */
export async function changeSlot(ctx: Ctx, input: InputOf<typeof api.changeSlot>) {
  const row = await held(ctx, input)
  const { capacity, event, slot } = input
  const asked = { now: ctx.now, point: 'works', ...(capacity === undefined ? {} : { capacity }) } as const
  const next = orRefuse(decideSlot(slotOf(row), event, asked))
  await store.changeSlotRow(ctx, slot, next)
  const detail = { capacity: next.capacity }
  await recordEvent(ctx, { kind: `slot.${event}`, at: ctx.now, by: byOf(ctx), detail }, { subject: slot })
  return { done: true as const }
}

/** The next slots of the same place with room, as a sentence. */
async function others(ctx: Ctx, row: store.SlotRow): Promise<string> {
  const ahead = await store.slotsAhead(ctx, { org: row.org_path, kind: row.kind, most: 200 })
  const free = ahead.filter((s) => s.slot_id !== row.slot_id && s.booked < s.capacity).slice(0, 3)
  return free.length === 0
    ? '目前还没有别的时段，请留意后续安排'
    : `如 ${free.map((s) => chineseTime(instant(s.starts_at.getTime()))).join('、')}`
}

/** 取消时段: everybody booked is told why, and where else there is room; reminders do not leave. Refuses as `changeSlot`, SLOT-REASON. */
export async function cancelSlot(ctx: Ctx, input: InputOf<typeof api.cancelSlot>) {
  const row = await held(ctx, input)
  const reason = input.reason.trim()
  const next = orRefuse(decideSlot(slotOf(row), 'cancel', { now: ctx.now, point: 'works', reason }))
  await store.changeSlotRow(ctx, row.slot_id, { ...next, reason })
  const by = byOf(ctx)
  const displaced = await displaceAll(ctx, { slot: row.slot_id, by: by.account })
  const ids = displaced.map(({ id }) => id)
  await cancelMessages(ctx, ids, [kindOf(ctx, row.kind).reminder])
  await sendToMany(ctx, displaced, {
    template: 'slot-cancelled',
    params: {
      time: chineseTime(slotOf(row).from),
      place: row.org_name,
      reason,
      others: await others(ctx, row),
    },
  })
  await recordEvent(ctx, { kind: 'slot.cancel', at: ctx.now, by }, { subject: row.slot_id })
  await recordEvents(ctx, { kind: 'booking.displace', at: ctx.now, by }, ids)
  return { told: displaced.length }
}
