import { Link } from '@tanstack/react-router'
import { instant } from '@zhongzhao/domain/base/time'
import { spanWords } from '../../shared/day-words.ts'
import { useFilters } from '../address.ts'
import { dayWords, weekdayWords } from './days.ts'
import type { SlotView } from './slot-query.ts'

/** How full, as a word: the colour never says more. */
export function fullness({ state, stateName, booked, capacity }: SlotView): string {
  if (state !== 'open') return stateName
  return booked >= capacity ? '约满' : `余 ${capacity - booked}`
}

const toneOf = ({ state, booked, capacity }: SlotView): string =>
  state !== 'open' ? state : booked >= capacity ? 'full' : booked * 2 >= capacity ? 'half' : 'free'

interface TileProps {
  readonly slot: SlotView
  readonly kinds: 'one' | 'several'
}

function Tile({ slot, kinds }: TileProps) {
  const [, change] = useFilters()
  const { booked, capacity } = slot
  const times = spanWords(instant(slot.from), instant(slot.until))
  const share = `${Math.round((100 * booked) / Math.max(capacity, 1))}%`
  return (
    <button
      type="button"
      className={`slot-tile slot-${toneOf(slot)}`}
      aria-label={`${times}，${fullness(slot)}，已约 ${booked} 人，共 ${capacity} 人`}
      onClick={() => change({ slot: slot.id })}
    >
      <span className="figures">{times}</span>
      <span className="slot-word">{fullness(slot)}</span>
      <span className="slot-bar" aria-hidden>
        <span style={{ width: share }} />
      </span>
      <span className="figures small">
        {booked} / {capacity} 人
      </span>
      {kinds === 'several' && <span className="small quiet slot-kind">{slot.kindName}</span>}
    </button>
  )
}

interface DayProps {
  readonly day: string
  readonly today: string
  readonly slots: readonly SlotView[]
}

function Day({ day, today, slots }: DayProps) {
  const live = slots.filter((slot) => slot.state !== 'cancelled')
  const sum = (of: 'booked' | 'capacity') => live.reduce((n, slot) => n + slot[of], 0)
  const several = new Set(slots.map((slot) => slot.kind)).size > 1
  return (
    <li className={day === today ? 'week-day week-today' : 'week-day'} aria-label={dayWords(day)}>
      <header>
        <strong className="whole">
          {weekdayWords(day)} {dayWords(day)}
        </strong>
        {live.length > 0 && (
          <Link to="/day-sheet" search={day === today ? {} : { day }} className="whole small">
            {sum('booked')} / {sum('capacity')} 人
          </Link>
        )}
      </header>
      {slots.length === 0 ? (
        <p className="quiet small">没有时段</p>
      ) : (
        <ul className="slot-tiles">
          {slots.map((slot) => (
            <li key={slot.id}>
              <Tile slot={slot} kinds={several ? 'several' : 'one'} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

interface Props {
  /** Each day with its slots in order of time. */
  readonly days: readonly Omit<DayProps, 'today'>[]
  readonly today: string
}

/** Days side by side, each with its slots; full and half full are seen at once. */
export function Week({ days, today }: Props) {
  return (
    <ol className={days.length === 1 ? 'week week-one' : 'week'}>
      {days.map(({ day, slots }) => (
        <Day key={day} day={day} today={today} slots={slots} />
      ))}
    </ol>
  )
}
