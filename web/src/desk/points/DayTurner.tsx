import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useFilters } from '../address.ts'
import { useSeasonNow } from '../session/clock.ts'
import { dayAsked, dayWords, shiftedDay, weekdayWords } from './days.ts'

/** The day of the address, and today; both `YYYY-MM-DD`. */
export function useDay(): { readonly day: string; readonly today: string } {
  const [filters] = useFilters()
  const now = useSeasonNow(30_000)
  return { day: dayAsked(filters.day, now), today: dayAsked(undefined, now) }
}

/** Turns the day of the address by a step of days; `step` 7 turns weeks. */
export function DayTurner({ step }: { readonly step: 1 | 7 }) {
  const [, change] = useFilters()
  const { day, today } = useDay()
  const go = (to: string) => change({ day: to === today ? undefined : to, slot: undefined })
  const unit = step === 1 ? '天' : '周'
  return (
    <div className="day-turner">
      <Button aria-label={`前一${unit}`} icon={<LeftOutlined />} onClick={() => go(shiftedDay(day, -step))} />
      <Input
        type="date"
        aria-label="日期"
        value={day}
        onChange={(event) => event.target.value !== '' && go(event.target.value)}
      />
      <Button aria-label={`后一${unit}`} icon={<RightOutlined />} onClick={() => go(shiftedDay(day, step))} />
      <Button disabled={day === today} onClick={() => go(today)}>
        今天
      </Button>
      <span className="whole">
        {dayWords(day)} {weekdayWords(day)}
      </span>
    </div>
  )
}
