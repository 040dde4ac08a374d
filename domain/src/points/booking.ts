import { type Result } from '../base/result.ts'
import { type Instant, beijing, beijingDay, instant } from '../base/time.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'

/** booked 已预约, moved 已改期, cancelled 本人取消, displaced 时段被取消, arrived 已到场, missed 未到. */
export type BookingState = 'booked' | 'moved' | 'cancelled' | 'displaced' | 'arrived' | 'missed'
export type BookingEvent = 'move' | 'cancel' | 'displace' | 'release' | 'arrive' | 'miss' | 'undo'
export type BookingGuard = 'inTime' | 'thatDay' | 'begun' | 'goesOn'

/** The life of a booking (预约状态流转表, notice 三.(二), 三.(五); G5). */
export const bookingLifecycle: Lifecycle<BookingState, BookingEvent, never, BookingGuard> = {
  title: '预约',
  states: {
    booked: '已预约',
    moved: '已改期',
    cancelled: '已取消',
    displaced: '时段已取消',
    arrived: '已到场',
    missed: '未到',
  },
  events: {
    move: '改期',
    cancel: '取消预约',
    displace: '时段取消',
    release: '放弃报考',
    arrive: '到场',
    miss: '未到',
    undo: '撤销登记',
  },
  refusalOf: {
    inTime: 'BOOKING-LATE',
    thatDay: 'BOOKING-DAY',
    begun: 'BOOKING-EARLY',
    goesOn: 'BOOKING-OVER',
  },
  table: [
    // from     event      to           by                     during    needs
    ['booked', 'move', 'moved', 'appointment.book', 'always', ['inTime']],
    ['booked', 'cancel', 'cancelled', 'appointment.book', 'always', ['inTime']],
    ['booked', 'displace', 'displaced', 'appointment.lay', 'always', []],
    // Who gives up gives the place back in the same moment; the database does it (migration 0060).
    ['booked', 'release', 'cancelled', 'registration.withdraw', 'always', []],
    ['booked', 'arrive', 'arrived', 'appointment.receive', 'always', ['thatDay']],
    ['booked', 'miss', 'missed', 'appointment.receive', 'always', ['begun']],
    // Late, but there.
    ['missed', 'arrive', 'arrived', 'appointment.receive', 'always', ['thatDay']],
    // Of who has given up or gone elsewhere since nothing is live again.
    ['arrived', 'undo', 'booked', 'appointment.receive', 'always', ['thatDay', 'goesOn']],
    ['missed', 'undo', 'booked', 'appointment.receive', 'always', ['thatDay', 'goesOn']],
  ],
}

/** States that take a place of the slot: the database counts the same ones (migration 0020). */
export const takesPlace: readonly BookingState[] = ['booked', 'arrived', 'missed']

/** Refuses STATE-NO-WAY, BOOKING-LATE (the slot has begun), BOOKING-DAY (another day), BOOKING-EARLY (not begun yet),
 *  BOOKING-OVER (`over`: given up, or gone elsewhere). */
export function decideBooking(
  state: BookingState,
  event: BookingEvent,
  {
    from,
    now,
    registration = 'goesOn',
  }: { readonly from: Instant; readonly now: Instant; readonly registration?: 'goesOn' | 'over' },
): Result<BookingState> {
  const met = new Set<BookingGuard>()
  if (now < from) met.add('inTime')
  if (beijingDay(now) === beijingDay(from)) met.add('thatDay')
  if (now >= from) met.add('begun')
  if (registration === 'goesOn') met.add('goesOn')
  return step(bookingLifecycle, state, event, { open: new Set<never>(), met })
}

const DAY_MS = 86_400_000

/** When a reminder leaves: at that Beijing hour of the day before; undefined when that has passed. */
export function reminderAt(
  from: Instant,
  { hour, now }: { hour: number; now: Instant },
): Instant | undefined {
  const before = beijingDay(instant(from - DAY_MS))
  const at = beijing(`${before}T${String(hour).padStart(2, '0')}:00`)
  return at > now ? at : undefined
}
