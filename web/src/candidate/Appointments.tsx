import { useState } from 'react'
import { Bring, Held } from './AppointmentHeld.tsx'
import { ChoosePlace } from './AppointmentPlace.tsx'
import { Times } from './AppointmentTimes.tsx'
import { whenWords } from './booking-words.ts'
import { Asking } from './Asking.tsx'
import { type Booking, type Kind, type MyAppointments, liveOf, useMyAppointments } from './my-appointments.ts'
import { PageTitle } from './Shell.tsx'

interface KindProps {
  readonly kind: Kind
  readonly live: Booking | undefined
  readonly load: () => Promise<MyAppointments | undefined>
}

/** The place, where there is one to choose, and its times. */
function Choose({ kind, live, load }: KindProps) {
  const only = kind.orgs.length === 1 ? kind.orgs[0] : undefined
  const [place, setPlace] = useState<{ readonly code: string; readonly name: string } | undefined>(
    only ?? live?.place,
  )
  return (
    <>
      {kind.at === 'points' && <ChoosePlace chosen={place?.code ?? ''} onChoose={setPlace} />}
      {kind.at === 'own' && kind.orgs.length > 1 && (
        <fieldset className="tracks">
          <legend>地点</legend>
          {kind.orgs.map((org) => (
            <label key={org.code} className="choice">
              <input
                type="radio"
                name={`org-${kind.code}`}
                checked={place?.code === org.code}
                onChange={() => setPlace(org)}
              />
              <span>{org.name}</span>
            </label>
          ))}
        </fieldset>
      )}
      {place !== undefined && (
        <Times key={place.code} kind={kind.code} place={place} instead={live} load={load} />
      )}
    </>
  )
}

function NothingYet() {
  return <p className="hint">现在还没有安排时间。安排以后，这里会列出可以预约的日期和时间。</p>
}

/** One thing to come for: the booking one has, or the times to choose from. */
function OneKind({ kind, live, load }: KindProps) {
  const [changing, setChanging] = useState<'no' | 'yes'>('no')
  const choosing = live === undefined || changing === 'yes'
  const none = kind.at === 'own' && kind.orgs.length === 0
  return (
    <>
      {live !== undefined && (
        <Held
          of={live}
          bring={kind.bring}
          changing={changing}
          onChange={() => setChanging('yes')}
          onDone={load}
        />
      )}
      {choosing && (
        <section className="card no-print" aria-label={live === undefined ? kind.title : '改期'}>
          <div className="row-head">
            <h2>{live === undefined ? kind.title : '改到什么时间'}</h2>
            {live !== undefined && (
              <button type="button" className="plain" onClick={() => setChanging('no')}>
                不改了
              </button>
            )}
          </div>
          {live === undefined ? <p>{kind.why}</p> : <p>选好新时间以前，原来的名额一直保留。</p>}
          {none ? <NothingYet /> : <Choose kind={kind} live={live} load={load} />}
          {live === undefined && !none && <Bring bring={kind.bring} />}
        </section>
      )}
    </>
  )
}

/** Bookings that are over: come, missed, changed, given up, or taken back by the place, with its reason. */
function Past({ of }: { readonly of: readonly Booking[] }) {
  if (of.length === 0) return null
  return (
    <section className="card no-print" aria-labelledby="past">
      <h2 id="past">以前的预约</h2>
      <ul className="messages">
        {of.map((one) => (
          <li key={one.id}>
            <b>{one.stateName}</b>
            <p>
              {whenWords(one)}，{one.place.name}
            </p>
            {one.reason !== undefined && <p className="finding warning">原因：{one.reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 预约 (notice 三.(二), 三.(五); G5): a time to be collected at a point, or in the school's computer room. */
export function Appointments() {
  const asked = useMyAppointments()
  const { answer: mine, load } = asked
  return (
    <div className="section">
      <PageTitle sub="约好时间再去，到了不用等。约了去不了的，请改期或取消，把名额让给别人。">预约</PageTitle>
      <Asking of={asked} />
      {mine?.kinds.length === 0 && (
        <p className="card">你现在没有需要预约的事。学校或报名点安排了时间，会显示在这里。</p>
      )}
      {mine?.kinds.map((kind) => {
        const live = liveOf(mine, kind.code)
        return <OneKind key={`${kind.code} ${live?.id}`} kind={kind} live={live} load={load} />
      })}
      {mine?.bookings
        .filter((one) => one.may.length > 0 && mine.kinds.every((kind) => kind.code !== one.kind))
        .map((one) => (
          <Held key={one.id} of={one} bring={[]} changing="no" onDone={load} />
        ))}
      {mine !== undefined && <Past of={mine.bookings.filter((one) => one.may.length === 0)} />}
    </div>
  )
}
