import { percent } from '../parts/words.ts'
import { useProgress } from '../home/progress-query.ts'
import { expected } from '../home/funnel.ts'

/** How much of the class (or school) has been checked. */
export function ClassProgress({ of }: { readonly of: string | undefined }) {
  const line = useProgress(of).data?.org
  if (line === undefined) return null
  const all = expected(line.states)
  const done = (line.states['checked'] ?? 0) + (line.states['sealed'] ?? 0) + (line.states['correcting'] ?? 0)
  const wait = line.states['confirmed'] ?? 0
  return (
    <span className="class-progress" title="绿：已核验；黄：待核验；灰：考生还没有确认">
      <span className="class-progress-track" aria-hidden="true">
        <span className="done" style={{ width: `${percent(done, all)}%` }} />
        <span className="look" style={{ width: `${percent(wait, all)}%` }} />
      </span>
      <span>
        已核验 {done} / {all}
      </span>
    </span>
  )
}
