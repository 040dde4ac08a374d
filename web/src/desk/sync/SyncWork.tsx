import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select, Skeleton } from 'antd'
import type { InputOf } from '@zhongzhao/api/endpoint'
import { listSyncWork } from '@zhongzhao/api/sync'
import { workKindNames } from '@zhongzhao/domain/sync/work-life'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { KeyHelp } from '../parts/KeyHelp.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { countWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { useWork } from './use-work.ts'
import { type Work, WorkItem } from './WorkItem.tsx'

type Asked = InputOf<typeof listSyncWork>

const shows = { open: '待处理', underWay: '办理中', corrections: '学籍更正', settled: '已了结' } as const
type Show = keyof typeof shows
const isShow = (tab: string | undefined): tab is Show => tab !== undefined && Object.hasOwn(shows, tab)
const kinds = Object.keys(workKindNames) as readonly NonNullable<Asked['kind']>[]

const empty: Readonly<Record<Show, readonly [what: string, how: string]>> = {
  open: ['没有待处理的同步待办。', '同步发现两边不一致、学籍中没有、已在他校或换了号码的学生，会列在这里。'],
  underWay: [
    '没有办理中的同步待办。',
    '已请考生核改、正在办理转出或放弃的，会列在这里；两边一致后自行了结。',
  ],
  corrections: [
    '学籍更正清单上没有学生。',
    '待办里选“转学籍管理员更正”的会列在这里；学籍平台更正后，下次同步时自行标为“学籍已更正”。清单在“班级材料”里打印。',
  ],
  settled: ['还没有了结的同步待办。', '两边一致或不予处理的，会列在这里。'],
}

const keyHelp = [
  ['J / K', '下一条 / 上一条'],
  ['按钮上的字母', '选这个办法，先看会怎样'],
  ['Enter', '就这样办'],
  ['Esc', '再想想'],
] as const

function List({ work }: { readonly work: readonly Work[] }) {
  const { hand, choose, sure, busy } = useWork(work)
  return (
    <ul className="sync-list">
      {work.map((one) => (
        <WorkItem
          key={`${one.id}${one.version}`}
          of={one}
          inHand={hand?.id === one.id ? 'inHand' : 'waiting'}
          chosen={hand?.id === one.id ? hand.choice : undefined}
          busy={busy && hand?.id === one.id}
          choose={(choice) => choose(one, choice)}
          sure={sure}
        />
      ))}
    </ul>
  )
}

/** 同步待办 (B3, B4): both values side by side, and what may be done. */
export function SyncWork({ open }: { readonly open: Readonly<Record<string, number>> }) {
  const [filters, change] = useFilters()
  const { hat } = useSession()
  const show = isShow(filters.tab) ? filters.tab : 'open'
  const kind = kinds.find((one) => one === filters.kind)
  const asked = useQuery({
    // What waits changes when a run ends: then the list is asked for anew.
    queryKey: ['sync', 'work', hat.key, show, kind, filters.next, open],
    queryFn: () =>
      call(listSyncWork, {
        show,
        ...(kind === undefined ? {} : { kind }),
        ...(filters.next === undefined ? {} : { cursor: filters.next }),
      }),
  })
  const waiting = Object.values(open).reduce((n, one) => n + one, 0)
  return (
    <Panel title={`同步待办 ${waiting >= 1000 ? '999+' : countWords(waiting)}`}>
      <div className="sync-acts">
        <Segmented
          value={show}
          options={Object.entries(shows).map(([value, label]) => ({ value, label }))}
          onChange={(tab) => change({ tab, next: undefined })}
        />
        <Select
          aria-label="待办种类"
          className="sync-kind"
          value={kind ?? ''}
          options={[
            { value: '', label: '所有种类' },
            ...kinds.map((value) => ({ value, label: workKindNames[value] })),
          ]}
          onChange={(value) => change({ kind: value === '' ? undefined : value, next: undefined })}
        />
        <KeyHelp keys={keyHelp} />
      </div>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data?.work.length === 0 && <Blank what={empty[show][0]} how={empty[show][1]} />}
      {asked.data !== undefined && <List work={asked.data.work} />}
      <div className="sync-acts">
        {filters.next !== undefined && (
          <Button onClick={() => change({ next: undefined })}>回到第一页</Button>
        )}
        {asked.data?.next !== undefined && (
          <Button onClick={() => change({ next: asked.data?.next })}>下一页</Button>
        )}
      </div>
    </Panel>
  )
}
