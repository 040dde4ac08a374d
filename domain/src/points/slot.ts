import { type Result, ok, refuse } from '../base/result.ts'
import { type Instant, chineseTime } from '../base/time.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'

/** open 可预约, closed 停止预约 (who has booked comes), cancelled 已取消. */
export type SlotState = 'open' | 'closed' | 'cancelled'
export type SlotEvent = 'book' | 'resize' | 'close' | 'reopen' | 'cancel'
export type SlotGuard = 'placeFree' | 'notBegun' | 'pointWorks' | 'holdsBooked' | 'reasonGiven'

/** The life of a slot (预约时段状态流转表, notice 三.(二), 三.(五); G5). */
export const slotLifecycle: Lifecycle<SlotState, SlotEvent, never, SlotGuard> = {
  title: '预约时段',
  states: { open: '可预约', closed: '停止预约', cancelled: '已取消' },
  events: { book: '预约', resize: '调整人数', close: '停止预约', reopen: '恢复预约', cancel: '取消时段' },
  refusalOf: {
    placeFree: 'SLOT-FULL',
    notBegun: 'SLOT-BEGUN',
    pointWorks: 'POINT-SUSPENDED',
    holdsBooked: 'SLOT-BOOKED',
    reasonGiven: 'SLOT-REASON',
  },
  table: [
    // from    event     to           by                  during    needs
    ['open', 'book', 'open', 'appointment.book', 'always', ['notBegun', 'pointWorks', 'placeFree']],
    ['open', 'resize', 'open', 'appointment.lay', 'always', ['notBegun', 'holdsBooked']],
    ['closed', 'resize', 'closed', 'appointment.lay', 'always', ['notBegun', 'holdsBooked']],
    ['open', 'close', 'closed', 'appointment.lay', 'always', ['notBegun']],
    ['closed', 'reopen', 'open', 'appointment.lay', 'always', ['notBegun']],
    ['open', 'cancel', 'cancelled', 'appointment.lay', 'always', ['notBegun', 'reasonGiven']],
    ['closed', 'cancel', 'cancelled', 'appointment.lay', 'always', ['notBegun', 'reasonGiven']],
  ],
}

/** A stretch of time at an organisation, `[from, until)`, with a number of places. */
export interface Slot {
  readonly from: Instant
  readonly until: Instant
  readonly capacity: number
  readonly booked: number
  readonly state: SlotState
}

/** What else a decision about a slot looks at. */
export interface SlotAsked {
  readonly now: Instant
  /** The point is not suspended. */
  readonly point: 'works' | 'suspended'
  /** With `resize`. */
  readonly capacity?: number
  /** With `cancel`. */
  readonly reason?: string
}

const nothingOpen = new Set<never>()

function guardsMet(slot: Slot, { now, point, capacity, reason }: SlotAsked): ReadonlySet<SlotGuard> {
  const met = new Set<SlotGuard>()
  if (slot.booked < slot.capacity) met.add('placeFree')
  if (now < slot.from) met.add('notBegun')
  if (point === 'works') met.add('pointWorks')
  if ((capacity ?? slot.capacity) >= slot.booked) met.add('holdsBooked')
  if ((reason ?? '').trim() !== '') met.add('reasonGiven')
  return met
}

/** One step of a slot. Refuses STATE-NO-WAY, SLOT-FULL, SLOT-BEGUN, POINT-SUSPENDED, SLOT-REASON, and SLOT-BOOKED with how many have
 *  booked: fewer places than that are not given. */
export function decideSlot(slot: Slot, event: SlotEvent, asked: SlotAsked): Result<Slot> {
  const moved = step(slotLifecycle, slot.state, event, { open: nothingOpen, met: guardsMet(slot, asked) })
  if (!moved.ok) {
    const { code } = moved.refusal
    if (code === 'SLOT-BOOKED') return refuse(code, { booked: slot.booked })
    return code === 'SLOT-FULL' || code === 'SLOT-BEGUN'
      ? refuse(code, { time: chineseTime(slot.from) })
      : moved
  }
  const capacity = event === 'resize' ? (asked.capacity ?? slot.capacity) : slot.capacity
  const booked = event === 'book' ? slot.booked + 1 : slot.booked
  return ok({ ...slot, state: moved.value, capacity, booked })
}
