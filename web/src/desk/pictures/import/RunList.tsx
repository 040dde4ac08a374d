import type { ColumnsType } from 'antd/es/table'
import { Blank } from '../../parts/Blank.tsx'
import { Mark } from '../../parts/Mark.tsx'
import { Panel } from '../../parts/Panel.tsx'
import type { Tone } from '../../parts/states.ts'
import { Trouble } from '../../parts/Trouble.tsx'
import { WideTable } from '../../parts/WideTable.tsx'
import { countWords, timeWords } from '../../parts/words.ts'
import type { Door } from '../door.ts'
import { type Run, useRuns } from './use-run.ts'

const tones: Readonly<Record<string, Tone>> = {
  finished: 'done',
  pairing: 'look',
  paused: 'look',
  empty: 'quiet',
}

export function PhaseMark({ run }: { readonly run: Run }) {
  if (run.archive?.state === 'failed') return <Mark tone="refused">压缩包没有导入</Mark>
  return <Mark tone={tones[run.phase] ?? 'underway'}>{run.phaseName}</Mark>
}

const columnsFor = (onOpen: (id: string) => void): ColumnsType<Run> => [
  {
    title: '时间',
    key: 'at',
    render: (_, run) => (
      <button type="button" className="link" onClick={() => onOpen(run.id)}>
        {timeWords(run.at)}
      </button>
    ),
  },
  { title: '状态', key: 'phase', render: (_, run) => <PhaseMark run={run} /> },
  { title: '导入人', dataIndex: 'by', responsive: ['lg'] },
  { title: '范围', dataIndex: 'org', responsive: ['lg'] },
  { title: '文件', key: 'total', align: 'right', render: (_, run) => countWords(run.total) },
  {
    title: '合格',
    key: 'accepted',
    align: 'right',
    responsive: ['md'],
    render: (_, run) => countWords(run.counts.accepted),
  },
  {
    title: '存疑',
    key: 'doubtful',
    align: 'right',
    responsive: ['md'],
    render: (_, run) => countWords(run.counts.doubtful),
  },
  {
    title: '要处理',
    key: 'work',
    align: 'right',
    render: (_, run) => countWords(run.counts.refused + run.counts.twice),
  },
]

/** Imports of this door, the newest first; those under way are watched. */
export function RunList({ door, onOpen }: { readonly door: Door; readonly onOpen: (id: string) => void }) {
  const asked = useRuns(door)
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  return (
    <Panel title="导入过的批次">
      <WideTable<Run>
        label="导入过的批次"
        rowKey="id"
        size="middle"
        loading={asked.isPending}
        columns={columnsFor(onOpen)}
        dataSource={[...(asked.data?.runs ?? [])]}
        pagination={false}
        locale={{
          emptyText: asked.isPending ? (
            ' '
          ) : (
            <Blank
              what="这里会列出每次整批导入。"
              how="放入第一个文件夹或压缩包后就会出现；没传完的可以接着传，未导入的可以逐个改好。"
            />
          ),
        }}
      />
    </Panel>
  )
}
