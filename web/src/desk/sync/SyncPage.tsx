import { useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown, Popconfirm, Progress, Skeleton } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import type { InputOf } from '@zhongzhao/api/endpoint'
import { moveSync, startSync } from '@zhongzhao/api/sync'
import { call } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { stacked } from '../parts/stacked.ts'
import { WideTable } from '../parts/WideTable.tsx'
import { countWords, timeWords } from '../parts/words.ts'
import { SyncWork } from './SyncWork.tsx'
import { type Listed, type Run, tones, underWay, useSyncRuns } from './sync-query.ts'
import './sync.css'

type Mode = NonNullable<InputOf<typeof startSync>['mode']>

const sum = (run: Run, names: readonly string[]) => names.reduce((n, name) => n + (run.counts[name] ?? 0), 0)

/** What a run brought, in one sentence. */
function outcome(run: Run): string {
  if (run.state === 'pulling')
    return `已取 ${countWords(run.pages)} 页、${countWords(run.lines)} 条${run.left > 0 ? `，还有约 ${countWords(run.left)} 条` : ''}。`
  if (underWay(run)) return '取完了，正在与本系统比对、写入。'
  if (run.state !== 'done') return run.failure ?? '没有写入任何内容。'
  if (run.lines === 0) return '学籍平台没有新的变化，不用更新。'
  const [added, changed] = [sum(run, ['new']), sum(run, ['changed'])]
  return `新增 ${countWords(added)} 人，更新 ${countWords(changed)} 人；新待办 ${countWords(sum(run, ['opened']))} 条，自行了结 ${countWords(sum(run, ['agreed']))} 条。`
}

const columns: ColumnsType<Run> = [
  { title: '时间', key: 'at', render: (_, run) => timeWords(run.at) },
  {
    title: '状态',
    key: 'state',
    render: (_, run) => <Mark tone={tones[run.state] ?? 'underway'}>{run.stateName}</Mark>,
  },
  {
    title: '方式',
    key: 'mode',
    responsive: ['md'],
    render: (_, run) => (run.mode === 'full' ? '全部比对' : '只取变化'),
  },
  { title: '结果', key: 'outcome', className: 'wrap-name', render: (_, run) => outcome(run) },
  { title: '发起人', dataIndex: 'by', responsive: ['lg'] },
]

function useMove() {
  const queries = useQueryClient()
  const anew = () => void queries.invalidateQueries({ queryKey: ['sync'] })
  const start = useAct({ run: (mode: Mode) => call(startSync, { mode }), onDone: anew })
  const move = useAct({
    run: (input: InputOf<typeof moveSync>) => call(moveSync, input),
    onDone: anew,
  })
  return { start, move }
}

function Latest({ run, move }: { readonly run: Run; readonly move: ReturnType<typeof useMove>['move'] }) {
  const part = run.lines + run.left === 0 ? 0 : Math.floor((100 * run.lines) / (run.lines + run.left))
  return (
    <Panel title="最近一次" extra={<Mark tone={tones[run.state] ?? 'underway'}>{run.stateName}</Mark>}>
      <p aria-live="polite">{outcome(run)}</p>
      {underWay(run) && (
        <Progress percent={run.state === 'pulling' ? part : 100} status="active" showInfo={false} />
      )}
      {underWay(run) && run.failure !== undefined && <p className="quiet">{run.failure}（会自动再试）</p>}
      <p className="quiet small">
        {run.by} {timeWords(run.at)} 发起，{run.mode === 'full' ? '全部比对' : '只取变化'}
      </p>
      <div className="sync-acts">
        {run.may.includes('resume') && (
          <Button
            type="primary"
            loading={move.busy}
            onClick={() => move.start({ run: run.id, event: 'resume' })}
          >
            继续
          </Button>
        )}
        {run.may.includes('stop') && (
          <Button loading={move.busy} onClick={() => move.start({ run: run.id, event: 'stop' })}>
            停止
          </Button>
        )}
        {run.may.includes('giveUp') && (
          <Popconfirm
            title="放弃这次同步？已取到但还没写入的会丢弃，名册不受影响。"
            okText="放弃"
            cancelText="再想想"
            onConfirm={() => move.start({ run: run.id, event: 'giveUp' })}
          >
            <Button danger disabled={move.busy}>
              放弃这次同步
            </Button>
          </Popconfirm>
        )}
      </div>
    </Panel>
  )
}

function Runs({
  listed,
  move,
}: {
  readonly listed: Listed
  readonly move: ReturnType<typeof useMove>['move']
}) {
  const [latest] = listed.runs
  if (latest === undefined)
    return (
      <Panel>
        <Blank
          what="还没有同步过。"
          how={
            listed.setUp === 'yes'
              ? '点“开始同步”，从学籍平台取来本单位的学生；考生已确认的内容不会被覆盖。'
              : '这套系统还没有连接学籍平台。可以先用“名册导入”，或请系统管理员设置连接。'
          }
        />
      </Panel>
    )
  return (
    <>
      <Latest run={latest} move={move} />
      <SyncWork open={listed.open} />
      <Panel title="历次同步">
        <WideTable<Run>
          className="stacks"
          label="历次同步"
          rowKey="id"
          size="middle"
          columns={stacked(columns)}
          dataSource={[...listed.runs]}
          pagination={false}
        />
      </Panel>
    </>
  )
}

/** 学籍同步 (notice 二.2, B2–B4): the last run with its progress, what is left for people, and the runs before. */
export function SyncPage() {
  const asked = useSyncRuns()
  const { start, move } = useMove()
  const ready =
    asked.data?.setUp === 'yes' && !asked.data.runs.some((run) => run.may.length > 0 || underWay(run))
  return (
    <>
      <PageHead
        title="学籍同步"
        lead="从学籍平台取来学生；考生确认过的内容不会被覆盖，不一致的列在待办里由人决定。"
      >
        <Dropdown.Button
          type="primary"
          className="sync-start"
          disabled={!ready}
          loading={start.busy}
          onClick={() => start.start('changes')}
          menu={{
            items: [{ key: 'full', label: '从头取全部并比对' }],
            onClick: () => start.start('full'),
          }}
        >
          开始同步
        </Dropdown.Button>
      </PageHead>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && <Runs listed={asked.data} move={move} />}
    </>
  )
}
