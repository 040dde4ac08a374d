import { whenWords } from './booking-words.ts'
import { useMyAppointments } from './my-appointments.ts'
import { useView } from './record-context.ts'

/** The next appointment; or, where a place waits, that one may be booked (notice 三.(二), 三.(五)). Nothing where there is nothing to do. */
export function AppointmentNotice() {
  const { answer: mine } = useMyAppointments()
  const { place, times } = useView()
  const next = mine?.bookings.find((one) => one.may.length > 0)
  if (next !== undefined) {
    return (
      <section className="card" aria-labelledby="next-appointment">
        <h2 id="next-appointment">你的预约</h2>
        <p>
          <b>{whenWords(next)}</b>
        </p>
        <p>
          {next.place.name}，{next.kindName}
        </p>
        <a className="button" href="#/appointments">
          看要带什么、改期或取消
        </a>
      </section>
    )
  }
  const offered = mine?.kinds.find((kind) => kind.orgs.some((org) => org.free > 0))
  if (offered === undefined || times.sealed !== undefined) return null
  return (
    <section className="card" aria-labelledby="may-book">
      <h2 id="may-book">可以预约：{offered.title}</h2>
      <p>{offered.why}</p>
      <a className={place === 'point' ? 'button main' : 'button'} href="#/appointments">
        去预约
      </a>
    </section>
  )
}
