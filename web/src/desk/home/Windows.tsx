import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { timeWords } from '../parts/words.ts'
import { useSeasonNow } from '../session/clock.ts'
import { useSession } from '../session/session.ts'
import { type WindowLine, windowLines } from './windows.ts'

const MINUTE = 60_000

function Standing({ line }: { readonly line: WindowLine }) {
  if (line.phase === 'over') return <Mark tone="quiet">已截止</Mark>
  if (line.phase === 'ahead') return <Mark tone="quiet">{line.left}后开始</Mark>
  return <Mark tone="underway">还有 {line.left}</Mark>
}

/** What is open and until when, what comes next (notice 一). */
export function Windows() {
  const { pack } = useSession()
  const now = useSeasonNow(MINUTE)
  return (
    <Panel title="时间安排" extra={<span className="quiet">北京时间</span>}>
      <ul className="windows">
        {windowLines(pack.windows, now).map((line) => (
          <li key={line.key} className={line.phase}>
            <span>
              <strong>{line.what}</strong>
              <span className="quiet">{line.who}</span>
            </span>
            <span className="figures">
              <span className="whole">{timeWords(line.from)}</span> 至{' '}
              <span className="whole">{timeWords(line.until)}</span>
            </span>
            <Standing line={line} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
