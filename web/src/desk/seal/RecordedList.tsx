import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import type { Recorded } from './scan.ts'

/** What was recorded in this sitting, the newest first. */
export function RecordedList({ recorded }: { readonly recorded: readonly Recorded[] }) {
  const signed = recorded.filter((r) => r.outcome === 'signed').length
  return (
    <Panel
      title="刚才登记的"
      extra={
        <span className="quiet">
          签字 {signed}，退回 {recorded.length - signed}
        </span>
      }
    >
      {recorded.length === 0 ? (
        <Blank what="登记过的会依次列在这里。" how="全部记录在“签字回收登记表”里按班查看。" />
      ) : (
        <ol className="recorded" aria-live="polite">
          {recorded.map((r) => (
            <li key={r.at}>
              <strong>{r.sheet.name}</strong>
              <span className="quiet">{r.sheet.className}</span>
              <Mark tone={r.outcome === 'signed' ? 'done' : 'look'}>
                {r.outcome === 'signed' ? '已签字登记' : '已退回'}
              </Mark>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}
