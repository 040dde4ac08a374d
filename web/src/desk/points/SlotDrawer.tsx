import { Link } from '@tanstack/react-router'
import { Alert, Drawer, Skeleton } from 'antd'
import { beijingDay, instant } from '@zhongzhao/domain/base/time'
import { spanWords } from '../../shared/day-words.ts'
import { useFilters } from '../address.ts'
import { Mark } from '../parts/Mark.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { SlotActs } from './SlotActs.tsx'
import { fullness } from './Week.tsx'
import { dayWords, weekdayWords } from './days.ts'
import { type SlotView, useDaySheet } from './slot-query.ts'

/** Who has booked this slot: whom a change of it concerns. */
function Booked({ slot }: { readonly slot: SlotView }) {
  const day = beijingDay(instant(slot.from))
  const asked = useDaySheet(day)
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const lines = asked.data.lines.filter((line) => line.slot === slot.id)
  return (
    <section aria-label="已预约的考生">
      <h2>已预约的考生（{lines.length} 人）</h2>
      {lines.length === 0 && (
        <p className="quiet">
          {slot.state === 'cancelled' ? '时段已取消，预约过的考生已收到通知。' : '还没有人预约。'}
        </p>
      )}
      <ol className="slot-people">
        {lines.map((line) => (
          <li key={line.booking}>
            <span>{line.name}</span>
            <span className="figures quiet">{line.number}</span>
            {line.state !== 'booked' && (
              <Mark tone={line.state === 'arrived' ? 'done' : 'look'}>{line.stateName}</Mark>
            )}
          </li>
        ))}
      </ol>
      {lines.length > 0 && (
        <Link to="/day-sheet" search={{ day }}>
          看这一天的名单
        </Link>
      )}
    </section>
  )
}

function Inside({ slot }: { readonly slot: SlotView }) {
  return (
    <>
      <dl className="facts">
        <dt>事由</dt>
        <dd>{slot.kindName}</dd>
        <dt>预约</dt>
        <dd className="figures">
          已约 {slot.booked} 人，共 {slot.capacity} 人{' '}
          <Mark tone={slot.state === 'open' ? 'underway' : 'quiet'}>{fullness(slot)}</Mark>
        </dd>
      </dl>
      {slot.reason !== undefined && <Alert type="info" showIcon title={`取消原因：${slot.reason}`} />}
      <SlotActs key={slot.id} slot={slot} />
      <Booked slot={slot} />
    </>
  )
}

/** One slot with its acts and, beside them, whom they concern. Opened by the address. */
export function SlotDrawer({ slots }: { readonly slots: readonly SlotView[] }) {
  const [filters, change] = useFilters()
  const slot = slots.find(({ id }) => id === filters.slot)
  const day = slot === undefined ? '' : beijingDay(instant(slot.from))
  return (
    <Drawer
      open={slot !== undefined}
      size={480}
      title={
        slot === undefined
          ? '预约时段'
          : `${dayWords(day)} ${weekdayWords(day)} ${spanWords(instant(slot.from), instant(slot.until))}`
      }
      onClose={() => change({ slot: undefined })}
      destroyOnHidden
    >
      {slot !== undefined && <Inside slot={slot} />}
    </Drawer>
  )
}
