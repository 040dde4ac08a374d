import { Link } from '@tanstack/react-router'
import { Button, Segmented, Skeleton } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { type CorrectionState, correctionLifecycle } from '@zhongzhao/domain/correction/correction'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { countWords, timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { type Line, useCorrections } from './correction-query.ts'
import './corrections.css'

type Shown = Exclude<CorrectionState, 'none'>
const states: readonly Shown[] = ['asked', 'approved', 'done', 'rejected', 'withdrawn', 'revoked']
const isShown = (text: string | undefined): text is Shown => states.some((state) => state === text)

const columns = (now: number): ColumnsType<Line> => [
  {
    title: '考生',
    key: 'name',
    render: (_, line) => (
      <>
        <Link
          className="correction-name"
          to="/corrections/$correction"
          params={{ correction: line.id }}
          search={{}}
        >
          {line.name}
        </Link>{' '}
        {line.mine && <Mark tone="look">等您审批</Mark>}
        <br />
        <span className="quiet small">
          {line.school} {line.className}
        </span>
      </>
    ),
  },
  { title: '更正项目', key: 'fields', render: (_, line) => line.fields.join('、') },
  {
    title: '申请',
    key: 'asked',
    render: (_, line) =>
      `${timeWords(line.askedAt)} ${line.askedAs === 'candidate' ? '考生本人' : '学校代办'}`,
  },
  {
    title: '办到哪一步',
    key: 'level',
    render: (_, line) => (
      <>
        {line.level}（{line.office}）<br />
        {line.state === 'asked' && (
          <span className={line.due < now ? 'finding' : 'quiet small'}>
            {line.due < now ? '已超过办理期限' : `${timeWords(line.due)} 前办理`}
          </span>
        )}
      </>
    ),
  },
]

/** 信息更正 (notice 三.(三)): requests inside the own organisation, what has waited longest first. */
export function CorrectionsPage() {
  const { me, hat } = useSession()
  const [filters, change] = useFilters()
  const state = isShown(filters.state) ? filters.state : 'asked'
  const asked = useCorrections({ state, ...(filters.next === undefined ? {} : { cursor: filters.next }) })
  return (
    <>
      <PageHead
        title="信息更正"
        lead="签字锁定以后，任何人不得擅自更改。确有错误的，逐级批准后更正，由考生和监护人重新签字。"
      >
        {hat.actions.has('correction.ask') && (
          <Link to="/corrections/new" search={{}}>
            <Button type="primary">代考生申请</Button>
          </Link>
        )}
      </PageHead>
      <Panel>
        <div className="correction-filters">
          <Segmented<Shown>
            aria-label="进展"
            value={state}
            options={states.map((one) => ({
              value: one,
              label: `${correctionLifecycle.states[one]} ${countWords(asked.data?.counts[one] ?? 0)}`,
            }))}
            onChange={(next) => change({ state: next, next: undefined })}
          />
        </div>
        {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
        {asked.isPending && <Skeleton active />}
        {asked.data !== undefined && (
          <WideTable<Line>
            label="信息更正"
            rowKey="id"
            size="middle"
            columns={columns(me.now)}
            dataSource={[...asked.data.lines]}
            pagination={false}
            locale={{
              emptyText: (
                <Blank
                  what={`没有“${correctionLifecycle.states[state]}”的更正申请。`}
                  how="考生在自己的页面申请，或由学校凭考生和监护人签字的申请书代为申请。"
                />
              ),
            }}
          />
        )}
        {asked.data?.next !== undefined && (
          <Button className="spaced" onClick={() => change({ next: asked.data?.next })}>
            下一页
          </Button>
        )}
      </Panel>
    </>
  )
}
