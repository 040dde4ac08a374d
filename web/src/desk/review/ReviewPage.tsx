import { useFilters } from '../address.ts'
import { Sitting } from '../documents/Sitting.tsx'
import { ClassChooser } from '../parts/ClassChooser.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useChosenClass } from '../parts/class-choice.ts'
import { BulkPass } from './BulkPass.tsx'
import { ClassProgress } from './ClassProgress.tsx'
import { Desk } from './Desk.tsx'
import { KeyHelp } from '../parts/KeyHelp.tsx'
import { nextWaiting } from './queue.ts'
import { useQueue } from './use-queue.ts'

const keyHelp = [
  ['J / K', '下一个 / 上一个'],
  ['P', '通过'],
  ['R', '退回（打开退回栏）'],
  ['U', '撤销刚才的通过、退回或照片判定'],
  ['A / X', '照片合格 / 不合格（先选原因）'],
  ['V', '显示 / 遮住完整号码（看过谁都会记录）'],
  ['Ctrl+Enter', '在退回栏里：退回'],
  ['Esc', '在退回栏里：收起，写的内容还在'],
] as const

/** 核验台 (notice 三.(一)3): made for six hundred pupils an evening. */
export function ReviewPage() {
  const [filters, change] = useFilters()
  const chosen = useChosenClass()
  const { queue, asked, mark, unmark, take } = useQueue(chosen)
  const here = filters.pupil ?? nextWaiting(queue, undefined)
  return (
    <Sitting key={chosen ?? ''} words={chosen === undefined ? '本次核验' : '本班这次核验'}>
      <div className="review">
        <div className="review-head">
          <h1>核验台</h1>
          <ClassChooser all="全部班级" />
          <ClassProgress of={chosen} />
          <span className="review-head-acts">
            <BulkPass queue={queue} onPassed={(id) => mark(id, 'pass')} />
            <KeyHelp keys={keyHelp} />
          </span>
        </div>
        {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
        {asked.error === null && (
          <Desk
            queue={queue}
            loading={asked.isPending}
            here={here}
            go={(id) => change({ pupil: id })}
            mark={mark}
            unmark={unmark}
            take={take}
          />
        )}
      </div>
    </Sitting>
  )
}
