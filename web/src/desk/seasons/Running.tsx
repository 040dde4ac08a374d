import { Progress } from 'antd'
import { countWords, percent } from '../parts/words.ts'
import type { SeasonView } from './season-view.ts'

/** How far a run over all registrations is. */
export function Running({ what, run }: { readonly what: string; readonly run: SeasonView['end'] }) {
  if (run?.state !== 'running') return null
  return (
    <output>
      {what}：{countWords(run.done)} / {countWords(run.total)} 人
      {run.failures > 0 && (
        <p>刚才有 {run.failures} 次没有做成，系统会隔一会儿再试。一直没有进展的，请联系技术支持。</p>
      )}
      <Progress percent={percent(run.done, run.total)} showInfo={false} aria-label={what} />
    </output>
  )
}
