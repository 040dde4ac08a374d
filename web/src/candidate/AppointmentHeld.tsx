import { cancelBooking } from '@zhongzhao/api/appointments'
import { instant } from '@zhongzhao/domain/base/time'
import { useState } from 'react'
import { call, intentKey } from '../shared/call.ts'
import { dayWords, spanWords } from '../shared/day-words.ts'
import { whenWords } from './booking-words.ts'
import { Dialog } from './Dialog.tsx'
import type { Booking } from './my-appointments.ts'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'

interface CancelProps {
  readonly of: Booking
  readonly onClose: () => void
  readonly onDone: () => Promise<unknown>
}

function CancelQuestion({ of, onClose, onDone }: CancelProps) {
  const [key] = useState(intentKey)
  const { running, trouble, run } = useAct(async () => {
    await call(cancelBooking, { booking: of.id }, { key, retries: 2 })
    onClose()
    await onDone()
  })
  return (
    <Dialog title="取消这个预约？" onClose={onClose}>
      <p>{whenWords(of)}</p>
      <p>名额会马上让给别人。还要去的，请用“改期”，新时间定下来以前原来的名额一直保留。</p>
      <Trouble sentence={trouble} />
      <div className="buttons">
        <button type="button" className="main" onClick={run} aria-busy={running === 'yes'}>
          取消预约
        </button>
        <button type="button" onClick={onClose}>
          不取消
        </button>
      </div>
    </Dialog>
  )
}

function Where({ place }: { readonly place: Booking['place'] }) {
  return (
    <dl className="stands">
      <dt>地点</dt>
      <dd>
        {place.name}
        {place.address !== undefined && <p>{place.address}</p>}
      </dd>
      {place.phone !== undefined && (
        <>
          <dt>咨询电话</dt>
          <dd>
            <a href={`tel:${place.phone}`}>{place.phone}</a>
          </dd>
        </>
      )}
    </dl>
  )
}

export function Bring({ bring }: { readonly bring: readonly string[] }) {
  return (
    <>
      <h3>请带</h3>
      <ul className="rules">
        {bring.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  )
}

interface HeldProps {
  readonly of: Booking
  readonly bring: readonly string[]
  readonly changing: 'no' | 'yes'
  /** Absent where it can only be given up. */
  readonly onChange?: () => void
  readonly onDone: () => Promise<unknown>
}

/** My booking, large and printable: when, where, what to bring; changed or given up until it begins. */
export function Held({ of, bring, changing, onChange, onDone }: HeldProps) {
  const [asking, setAsking] = useState<'no' | 'yes'>('no')
  return (
    <section className="card booking" aria-label={`${of.kindName}：${of.stateName}`}>
      <p>
        <em className="tag">{of.stateName}</em>
      </p>
      <p className="booking-day">{dayWords(instant(of.from))}</p>
      <p className="booking-time">{spanWords(instant(of.from), instant(of.until))}</p>
      <Where place={of.place} />
      {bring.length > 0 && <Bring bring={bring} />}
      <div className="buttons no-print">
        {of.may.includes('move') && onChange !== undefined && changing === 'no' && (
          <button type="button" className="main" onClick={onChange}>
            改期
          </button>
        )}
        <button type="button" onClick={() => print()}>
          打印
        </button>
        {of.may.includes('cancel') && (
          <button type="button" className="plain" onClick={() => setAsking('yes')}>
            取消预约
          </button>
        )}
      </div>
      {asking === 'yes' && <CancelQuestion of={of} onClose={() => setAsking('no')} onDone={onDone} />}
    </section>
  )
}
