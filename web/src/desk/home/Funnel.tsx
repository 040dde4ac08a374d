import { Link } from '@tanstack/react-router'
import type { Filters } from '../address.ts'
import { countWords, percent } from '../parts/words.ts'
import { type Counts, expected, funnelOf } from './funnel.ts'

interface Props {
  readonly states: Counts
  /** Filters under which the list behind a number opens. */
  readonly within: Filters
}

/** 在册 → 填报 → 确认 → 核验 → 签字 as bars; each number leads to the pupils who stand there. */
export function Funnel({ states, within }: Props) {
  const all = expected(states)
  return (
    <ol className="funnel">
      {funnelOf(states).map((step) => (
        <li key={step.state}>
          <span className="funnel-name">{step.name}</span>
          <span className="funnel-track" aria-hidden="true">
            {step.reached > 0 && (
              <span
                className={step.state === 'sealed' ? 'funnel-bar done' : 'funnel-bar'}
                style={{ width: `${percent(step.reached, all)}%` }}
              />
            )}
          </span>
          <span className="funnel-count">
            <strong>{countWords(step.reached)}</strong>
            <span className="quiet"> {percent(step.reached, all)}%</span>
          </span>
          {step.standing > 0 && (
            <Link className="funnel-standing" to="/pupils" search={{ ...within, state: step.state }}>
              {step.state === 'sealed' ? '查看' : '停在这一步'} {countWords(step.standing)} 人
            </Link>
          )}
        </li>
      ))}
    </ol>
  )
}
