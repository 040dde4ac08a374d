import { Link } from '@tanstack/react-router'
import { Button, Segmented, Select, Skeleton } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { type DuplicateKind, duplicateKindNames } from '@zhongzhao/domain/duplicates/judge'
import {
  type DuplicateState,
  duplicateLifecycle,
  waitingStates,
} from '@zhongzhao/domain/duplicates/lifecycle'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { stacked } from '../parts/stacked.ts'
import { WideTable } from '../parts/WideTable.tsx'
import { countWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { type CaseLine, type Listed, useDuplicates } from './duplicate-query.ts'
import { ageWords } from './tones.ts'
import './duplicates.css'

const stateNames = duplicateLifecycle.states
/** What waits for somebody first. */
const states: readonly DuplicateState[] = [...waitingStates, ...(['merged', 'undone', 'dismissed'] as const)]
const kinds = Object.keys(duplicateKindNames) as readonly DuplicateKind[]

const isState = (text: string | undefined): text is DuplicateState => states.some((state) => state === text)
const isKind = (text: string | undefined): text is DuplicateKind => kinds.some((kind) => kind === text)

/** Counted up to a thousand: beyond that it says so. */
const tabWords = (state: DuplicateState, count: number | undefined) =>
  `${stateNames[state]} ${count === undefined ? '…' : count >= 1000 ? '999+' : countWords(count)}`

function Candidate({ of }: { readonly of: CaseLine['first'] }) {
  return (
    <>
      {of.name}
      <br />
      <span className="quiet small">{of.school}</span>
    </>
  )
}

const columns = (now: number): ColumnsType<CaseLine> => [
  {
    title: '线索',
    key: 'kind',
    render: (_, line) => (
      <>
        <Link to="/duplicates/$case" params={{ case: line.id }} search={{}}>
          {line.kindName}
        </Link>{' '}
        {line.twins && <Mark tone="look">像双胞胎</Mark>}
      </>
    ),
  },
  { title: '甲', key: 'first', render: (_, line) => <Candidate of={line.first} /> },
  { title: '乙', key: 'second', render: (_, line) => <Candidate of={line.second} /> },
  { title: '由谁处理', key: 'office', render: (_, line) => line.office },
  { title: '发现', key: 'age', render: (_, line) => ageWords(line.foundAt, now) },
]

const empty: Readonly<Record<DuplicateState, string>> = {
  found: '没有待核的疑似重复。',
  proposed: '没有等第二个人批准的合并。',
  undoing: '没有等第二个人批准的撤销。',
  merged: '还没有合并过的报名。',
  dismissed: '还没有认定为不是同一人的线索。',
  undone: '还没有撤销过的合并。',
}

function Lines({ listed, state }: { readonly listed: Listed; readonly state: DuplicateState }) {
  const [filters, change] = useFilters()
  const { me } = useSession()
  return (
    <>
      <WideTable<CaseLine>
        className="stacks"
        label="疑似重复"
        rowKey="id"
        size="middle"
        columns={stacked(columns(me.now))}
        dataSource={[...listed.lines]}
        pagination={false}
        locale={{
          emptyText: (
            <Blank
              what={empty[state]}
              how="名册、填报内容或照片有变化时，系统在后台按证件号码、学籍号、姓名、电话和照片比对全省报名；像同一人的会列在这里，由人来看，不会自动合并。"
            />
          ),
        }}
      />
      <div className="duplicate-pages">
        {filters.next !== undefined && (
          <Button onClick={() => change({ next: undefined })}>回到第一页</Button>
        )}
        {listed.next !== undefined && <Button onClick={() => change({ next: listed.next })}>下一页</Button>}
      </div>
    </>
  )
}

function lead(comparing: number | undefined, decides: boolean): string {
  const open = (comparing ?? 0) > 0 ? `还有 ${countWords(comparing ?? 0)} 份报名等待比对。` : ''
  return decides
    ? `${open}两份报名可能是同一个人的列在这里。合并要两个人，可以撤销；双胞胎不合并。`
    : `${open}本校考生与其他报名可能是同一人时列在这里，由上级处理；其他单位考生的信息不显示。`
}

/** 疑似重复 (G4): cases for which this office, or one below it, answers. */
export function DuplicatesPage() {
  const { hat } = useSession()
  const [filters, change] = useFilters()
  const state = isState(filters.state) ? filters.state : 'found'
  const kind = isKind(filters.kind) ? filters.kind : undefined
  const asked = useDuplicates({
    state,
    ...(kind === undefined ? {} : { kind }),
    ...(filters.next === undefined ? {} : { cursor: filters.next }),
  })
  return (
    <>
      <PageHead title="疑似重复" lead={lead(asked.data?.comparing, hat.actions.has('duplicate.decide'))} />
      <Panel>
        <div className="duplicate-filters">
          <Segmented<DuplicateState>
            aria-label="进展"
            value={state}
            options={states.map((one) => ({ value: one, label: tabWords(one, asked.data?.counts[one]) }))}
            onChange={(next) => change({ state: next, next: undefined })}
          />
          <Select<DuplicateKind>
            aria-label="线索类型"
            allowClear
            placeholder="全部类型"
            value={kind ?? null}
            options={kinds.map((one) => ({ value: one, label: duplicateKindNames[one] }))}
            onChange={(next: DuplicateKind | undefined) => change({ kind: next, next: undefined })}
          />
        </div>
        {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
        {asked.isPending && <Skeleton active />}
        {asked.data !== undefined && <Lines listed={asked.data} state={state} />}
      </Panel>
    </>
  )
}
