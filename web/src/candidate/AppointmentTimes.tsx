import { bookSlot, offeredSlots } from '@zhongzhao/api/appointments'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { instant } from '@zhongzhao/domain/base/time'
import { useState } from 'react'
import { CallLost, call, intentKey } from '../shared/call.ts'
import { spanWords } from '../shared/day-words.ts'
import { Asking } from './Asking.tsx'
import { whenWords } from './booking-words.ts'
import { Dialog } from './Dialog.tsx'
import { type Booking, type MyAppointments, liveOf } from './my-appointments.ts'
import { type OfferedDay, byDay, placesWords } from './offered-days.ts'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useAsked } from './use-asked.ts'

type Slot = OutputOf<typeof offeredSlots>['slots'][number]
interface Place {
  readonly code: string
  readonly name: string
}

interface TimesProps {
  readonly kind: string
  readonly place: Place
  /** The booking that is given up for the new one. */
  readonly instead: Booking | undefined
  readonly load: () => Promise<MyAppointments | undefined>
}

interface QuestionProps extends TimesProps {
  readonly slot: Slot
  readonly onClose: () => void
}

/** Books. Where the answer was lost the server is asked whether it was done. */
function useBooking({ kind, place, instead, slot, load, onClose }: QuestionProps) {
  // One key as long as the question stands: a second press or a lost answer books once, and a slot given up may be booked anew.
  const [key] = useState(intentKey)
  return useAct(async () => {
    const given = instead === undefined ? { slot: slot.id } : { slot: slot.id, instead: instead.id }
    try {
      await call(bookSlot, given, { key, retries: 2 })
    } catch (problem) {
      if (!(problem instanceof CallLost)) throw problem
      const now = await load()
      const held = now === undefined ? undefined : liveOf(now, kind)
      if (held?.from !== slot.from || held.place.code !== place.code) throw problem
    }
    onClose()
    await load()
    document.getElementById('main')?.focus()
    scrollTo(0, 0)
  })
}

function Question(props: QuestionProps) {
  const { place, instead, slot, onClose } = props
  const { running, trouble, code, run } = useBooking(props)
  return (
    <Dialog title={instead === undefined ? '预约这个时间？' : '改到这个时间？'} onClose={onClose}>
      <p className="booking-day">{whenWords(slot)}</p>
      <p>{place.name}</p>
      {instead !== undefined && <p>原来的 {whenWords(instead)} 在新时间定下来的同时让出。</p>}
      <Trouble sentence={trouble} />
      <div className="buttons">
        {code === '' && (
          <button type="button" className="main" onClick={run} aria-busy={running === 'yes'}>
            {running === 'yes' ? '正在预约…' : instead === undefined ? '预约' : '确定改期'}
          </button>
        )}
        <button type="button" className={code === '' ? '' : 'main'} onClick={onClose}>
          {code === '' ? '不约这个' : '看别的时间'}
        </button>
      </div>
    </Dialog>
  )
}

interface DayProps {
  readonly of: OfferedDay<Slot>
  readonly open: 'no' | 'yes'
  readonly onChoose: (slot: Slot) => void
}

function Day({ of, open, onChoose }: DayProps) {
  return (
    <details className="day" open={open === 'yes'}>
      <summary>
        <b>{of.title}</b> <span>{placesWords(of.free)}</span>
      </summary>
      <ul className="times-of-day">
        {of.slots.map((slot) => (
          <li key={slot.id}>
            <button type="button" disabled={slot.free < 1} onClick={() => onChoose(slot)}>
              <span className="number">{spanWords(instant(slot.from), instant(slot.until))}</span>
              <span>{placesWords(slot.free)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Days, then times with the places left; full ones stay to be seen (G5). */
export function Times(props: TimesProps) {
  const asked = useAsked(offeredSlots, { kind: props.kind, org: props.place.code })
  const { load } = asked
  const slots = asked.answer?.slots
  const [chosen, setChosen] = useState<Slot>()
  const days = byDay(slots ?? [])
  const first = days.find((day) => day.free > 0)
  const close = () => {
    setChosen(undefined)
    void load()
  }
  return (
    <div className="offered">
      <h3>{props.place.name}</h3>
      <Asking of={asked} />
      {slots !== undefined && days.length === 0 && (
        <output>这里现在没有可以预约的时间。安排了新的时间会显示在这里，也可以打电话询问。</output>
      )}
      {days.map((day) => (
        <Day key={day.day} of={day} open={day === first ? 'yes' : 'no'} onChoose={setChosen} />
      ))}
      {days.length > 0 && (
        <button type="button" className="plain" onClick={() => void load()}>
          刷新名额
        </button>
      )}
      {chosen !== undefined && <Question {...props} slot={chosen} onClose={close} />}
    </div>
  )
}
