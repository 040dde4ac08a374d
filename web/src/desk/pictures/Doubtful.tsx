import { Button, Progress, type RefSelectProps, Select, Skeleton } from 'antd'
import { useRef } from 'react'
import { useFilters } from '../address.ts'
import { ruleName } from '../judging/FoundList.tsx'
import { JudgedBar } from '../judging/JudgedBar.tsx'
import { JudgingDialogs } from '../judging/JudgingDialogs.tsx'
import { Blank } from '../parts/Blank.tsx'
import { ClassChooser } from '../parts/ClassChooser.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useKeydown } from '../parts/use-keydown.ts'
import { percent } from '../parts/words.ts'
import { pressOf } from '../review/keys.ts'
import { judgeKeyOf } from './doubtful-sitting.ts'
import { DoubtfulPicture } from './DoubtfulPicture.tsx'
import type { Door } from './door.ts'
import { type DoubtfulSitting, useDoubtful } from './use-doubtful.ts'

/** Pictures a machine could not decide about: a person looks and says, hundreds in an evening (notice 二.2(1)). */
export function Doubtful({ door }: { readonly door: Door }) {
  const sitting = useDoubtful(door)
  const { asked, line, decisions, judging, run } = sitting
  useKeydown((event) => {
    const key = judgeKeyOf(pressOf(event))
    if (key !== undefined) run(key)
  })
  return (
    <>
      <QueueHead sitting={sitting} />
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active avatar={{ shape: 'square', size: 240 }} paragraph={{ rows: 6 }} />}
      {line !== undefined && (
        <DoubtfulPicture
          key={line.image}
          line={line}
          door={door}
          decision={decisions.get(line.image)}
          busy={judging.busy}
          run={run}
        />
      )}
      {asked.data !== undefined && line === undefined && (
        <Panel>
          <Blank what="没有存疑的图片。" how="检查时拿不准的图片会列在这里，由人来看。" />
        </Panel>
      )}
      <JudgingDialogs judging={judging} />
      <JudgedBar judging={judging} />
    </>
  )
}

/** How far the sitting is, and what is shown of the queue. */
function QueueHead({ sitting }: { readonly sitting: DoubtfulSitting }) {
  const [filters, change] = useFilters()
  const { first, decisions, again } = sitting
  const chooser = useRef<RefSelectProps>(null)
  const total = first?.total ?? 0
  const done = decisions.size
  const rules = (first?.rules ?? []).map(({ rule, pictures }) => ({
    value: rule,
    label: `${ruleName(rule)}（${pictures}）`,
  }))
  return (
    <div className="judging-head">
      <ClassChooser all="全部班级" />
      <Select
        className="chooser"
        aria-label="检查项目"
        value={filters.rule ?? ''}
        options={[{ value: '', label: '全部项目' }, ...rules]}
        ref={chooser}
        onChange={(rule) => {
          change({ rule: rule === '' ? undefined : rule })
          // The keys of the screen act again.
          chooser.current?.blur()
        }}
      />
      {total > 0 && (
        <span className="judging-progress">
          <Progress percent={percent(done, total)} showInfo={false} aria-label="判定进度" />
          <span aria-live="polite">
            已判定 {done} / {total}
          </span>
        </span>
      )}
      {done > 0 && <Button onClick={again}>看看有没有新的</Button>}
    </div>
  )
}
