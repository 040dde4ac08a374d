import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, Done, Id, Nothing, Time } from './shapes.ts'

export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Clock = Type.String({ pattern: '^\\d{2}:\\d{2}$' })
const Kind = Type.String({ minLength: 1, maxLength: 40 })

/** A slot as the office that laid it out sees it. */
const SlotView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  kindName: Type.String(),
  from: Time,
  until: Time,
  capacity: Count,
  booked: Count,
  state: Type.String(),
  stateName: Type.String(),
  version: Count,
  reason: Type.Optional(Type.String()),
  may: Type.Array(Type.String()),
})

/** A booking as its candidate sees it. */
const BookingView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  kindName: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  version: Count,
  from: Time,
  until: Time,
  place: Type.Object({
    code: Type.String(),
    name: Type.String(),
    address: Type.Optional(Type.String()),
    phone: Type.Optional(Type.String()),
  }),
  reason: Type.Optional(Type.String()),
  may: Type.Array(Type.String()),
})

/** Days × times × places in one go (G5). Laid out twice is laid out once: `there` counts those that were there already. */
export const laySlots = endpoint({
  id: 'laySlots',
  title: '安排预约时段',
  method: 'POST',
  path: '/orgs/:org/slots',
  action: 'appointment.lay',
  input: Type.Object({
    org: Code,
    kind: Kind,
    firstDay: Day,
    lastDay: Day,
    weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 }),
    spans: Type.Array(Type.Object({ from: Clock, until: Clock }), { minItems: 1, maxItems: 6 }),
    minutes: Type.Integer({ minimum: 5, maximum: 720 }),
    capacity: Type.Integer({ minimum: 1, maximum: 2000 }),
    except: Type.Array(Day, { maxItems: 100 }),
  }),
  output: Type.Object({ made: Count, there: Count }),
})

export const listSlots = endpoint({
  id: 'listSlots',
  title: '预约时段',
  method: 'GET',
  path: '/orgs/:org/slots',
  action: 'appointment.receive',
  input: Type.Object({ org: Code, firstDay: Day, lastDay: Day }),
  output: Type.Object({ slots: Type.Array(SlotView) }),
})

/** Fewer or more places, booking stopped or opened again. Fewer than have booked is refused. */
export const changeSlot = endpoint({
  id: 'changeSlot',
  title: '调整预约时段',
  method: 'POST',
  path: '/slots/:slot',
  action: 'appointment.lay',
  input: Type.Object({
    slot: Id,
    version: Count,
    event: Type.Union([Type.Literal('resize'), Type.Literal('close'), Type.Literal('reopen')]),
    capacity: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
  }),
  output: Done,
})

/** Everybody booked is told why and where else there is room. */
export const cancelSlot = endpoint({
  id: 'cancelSlot',
  title: '取消预约时段',
  method: 'POST',
  path: '/slots/:slot/cancel',
  action: 'appointment.lay',
  input: Type.Object({ slot: Id, version: Count, reason: Type.String({ maxLength: 200 }) }),
  output: Type.Object({ told: Count }),
})

const DaySheet = Type.Object({
  org: Type.Object({ code: Type.String(), name: Type.String() }),
  day: Type.String(),
  lines: Type.Array(
    Type.Object({
      booking: Type.String(),
      registration: Type.String(),
      slot: Type.String(),
      from: Time,
      until: Time,
      kindName: Type.String(),
      name: Type.String(),
      number: Type.String(),
      state: Type.String(),
      stateName: Type.String(),
      version: Count,
      may: Type.Array(Type.String()),
    }),
  ),
})

/** Who is expected on a day: names and registration numbers, in order of time. */
export const daySheet = endpoint({
  id: 'daySheet',
  title: '预约名单',
  method: 'GET',
  path: '/orgs/:org/day-sheet',
  action: 'appointment.receive',
  input: Type.Object({ org: Code, day: Day }),
  output: DaySheet,
})

export const printDaySheet = endpoint({
  id: 'printDaySheet',
  title: '打印预约名单',
  method: 'POST',
  path: '/orgs/:org/day-sheet/print',
  action: 'appointment.receive',
  input: Type.Object({ org: Code, day: Day }),
  output: Type.Unknown(),
  answer: 'file',
})

/** Arrived, did not come, or a slip of the key taken back. */
export const markBooking = endpoint({
  id: 'markBooking',
  title: '登记到场',
  method: 'POST',
  path: '/bookings/:booking/mark',
  action: 'appointment.receive',
  input: Type.Object({
    booking: Id,
    version: Count,
    event: Type.Union([Type.Literal('arrive'), Type.Literal('miss'), Type.Literal('undo')]),
  }),
  output: Done,
})

/** What the candidate may book, has booked, and had. */
export const myAppointments = endpoint({
  id: 'myAppointments',
  title: '我的预约',
  method: 'GET',
  path: '/my-appointments',
  action: 'appointment.book',
  input: Nothing,
  output: Type.Object({
    kinds: Type.Array(
      Type.Object({
        code: Type.String(),
        title: Type.String(),
        bring: Type.Array(Type.String()),
        /** Why one would book such a time, and who need not. */
        why: Type.String(),
        /** `own`: only at these organisations of the candidate's own place; `points`: at any point of the directory. */
        at: Type.Union([Type.Literal('own'), Type.Literal('points')]),
        /** Those of the own place that have slots ahead, and how many places are left there. */
        orgs: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), free: Count })),
      }),
    ),
    bookings: Type.Array(BookingView),
  }),
})

/** Slots of one organisation that are still ahead, full ones too: so that one sees them fill. */
export const offeredSlots = endpoint({
  id: 'offeredSlots',
  title: '可预约的时段',
  method: 'GET',
  path: '/my-appointments/slots',
  action: 'appointment.book',
  input: Type.Object({ kind: Kind, org: Code }),
  output: Type.Object({
    slots: Type.Array(Type.Object({ id: Type.String(), from: Time, until: Time, free: Count })),
  }),
})

/** Books; with `instead` the booking held is given up in the same moment, or nothing happens. */
export const bookSlot = endpoint({
  id: 'bookSlot',
  title: '预约',
  method: 'POST',
  path: '/my-appointments',
  action: 'appointment.book',
  input: Type.Object({ slot: Id, instead: Type.Optional(Id) }),
  output: Type.Object({ booking: Type.String() }),
})

export const cancelBooking = endpoint({
  id: 'cancelBooking',
  title: '取消预约',
  method: 'POST',
  path: '/my-appointments/:booking/cancel',
  action: 'appointment.book',
  input: Type.Object({ booking: Id }),
  output: Done,
})
