import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { instant } from '@zhongzhao/domain/base/time'
import { spanWords } from '../../shared/day-words.ts'
import { Mark } from '../parts/Mark.tsx'
import type { Tone } from '../parts/states.ts'
import type { Expected } from './slot-query.ts'
import type { MarkEvent, Marking } from './use-marking.ts'

const tones: Readonly<Record<string, Tone>> = { booked: 'quiet', arrived: 'done', missed: 'look' }
const words: Readonly<Record<MarkEvent, string>> = { arrive: '到场', miss: '未到', undo: '撤销' }
const events = ['arrive', 'miss', 'undo'] as const

export interface LinesProps {
  readonly at: string | undefined
  /** Marks are made on the day itself. */
  readonly marks: 'today' | 'otherDay'
  readonly busy: boolean
  readonly onAt: (booking: string) => void
  readonly onMark: (marking: Marking) => void
}

function Line({ line, of }: { readonly line: Expected; readonly of: LinesProps }) {
  const here = line.booking === of.at
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (here) row.current?.scrollIntoView({ block: 'nearest' })
  }, [here])
  return (
    <li
      ref={row}
      className={here ? 'day-line here' : 'day-line'}
      aria-label={`${line.name}：${line.stateName}`}
      {...(here ? { 'aria-current': 'true' as const } : {})}
    >
      <span className="day-who">
        <Link to="/pupils" search={{ pupil: line.registration }}>
          {line.name}
        </Link>
        <span className="figures quiet">{line.number}</span>
        <span className="quiet small">{line.kindName}</span>
      </span>
      <Mark tone={tones[line.state] ?? 'quiet'}>{line.stateName}</Mark>
      <span className="day-marks">
        {of.marks === 'today' &&
          events
            .filter((event) => line.may.includes(event))
            .map((event) => (
              <Button
                key={event}
                size="small"
                {...(event === 'arrive' ? { type: 'primary' as const } : {})}
                disabled={of.busy}
                onFocus={() => of.onAt(line.booking)}
                aria-label={`${line.name}${words[event]}`}
                onClick={() => of.onMark({ line, event })}
              >
                {words[event]}
              </Button>
            ))}
      </span>
    </li>
  )
}

/** Who is expected, slot by slot in order of time. */
export function DayLines({ lines, ...of }: LinesProps & { readonly lines: readonly Expected[] }) {
  const slots = Map.groupBy(lines, ({ slot }) => slot)
  return [...slots].map(([slot, own]) => {
    const [first] = own
    if (first === undefined) return null
    const times = spanWords(instant(first.from), instant(first.until))
    return (
      <section key={slot} className="day-slot" aria-label={times}>
        <h3 className="figures">
          {times}{' '}
          <span className="quiet">
            {own.length} 人，已到 {own.filter(({ state }) => state === 'arrived').length} 人
          </span>
        </h3>
        <ul>
          {own.map((line) => (
            <Line key={line.booking} line={line} of={of} />
          ))}
        </ul>
      </section>
    )
  })
}
