import * as appointments from '@zhongzhao/api/appointments'
import * as assisted from '@zhongzhao/api/assisted'
import * as points from '@zhongzhao/api/points'
import { type Route, serve } from '../platform/serve.ts'
import { bookSlot, cancelBooking, myAppointments, offeredSlots } from './bookings.ts'
import { markBooking, printDaySheet, readDaySheet } from './day-sheet.ts'
import { listPoints } from './directory.ts'
import { checkEntry, enterCandidate, listEntries } from './entries.ts'
import { correctNumber } from './number.ts'
import { cancelSlot, changeSlot, laySlots, listSlots } from './slots.ts'
import { enterSection, readAssisted, readEntry } from './typing.ts'

export const pointRoutes: readonly Route[] = [
  serve(points.listPoints, listPoints),
  serve(appointments.laySlots, laySlots),
  serve(appointments.listSlots, listSlots),
  serve(appointments.changeSlot, changeSlot),
  serve(appointments.cancelSlot, cancelSlot),
  serve(appointments.daySheet, readDaySheet),
  serve(appointments.printDaySheet, printDaySheet),
  serve(appointments.markBooking, markBooking),
  serve(appointments.myAppointments, myAppointments),
  serve(appointments.offeredSlots, offeredSlots),
  serve(appointments.bookSlot, bookSlot),
  serve(appointments.cancelBooking, cancelBooking),
  // A number that is taken is refused, and having looked for it stays written down.
  serve(assisted.checkEntry, checkEntry, { manner: 'apart' }),
  serve(assisted.enterCandidate, enterCandidate),
  serve(assisted.listEntries, listEntries),
  serve(assisted.readAssisted, readAssisted),
  serve(assisted.enterSection, enterSection),
  serve(assisted.correctNumber, correctNumber),
  serve(assisted.readEntry, readEntry),
]
