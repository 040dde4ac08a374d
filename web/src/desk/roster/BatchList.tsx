import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ColumnsType } from 'antd/es/table'
import { listBatches } from '@zhongzhao/api/roster'
import { call } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import type { Tone } from '../parts/states.ts'
import { Trouble } from '../parts/Trouble.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { countWords, timeWords } from '../parts/words.ts'
import { type Batch, isRunning } from './batch.ts'

const tones: Readonly<Record<string, Tone>> = {
  committed: 'done',
  checked: 'look',
  failed: 'refused',
  rolledBack: 'quiet',
}

export function BatchStateMark({ batch }: { readonly batch: Batch }) {
  return <Mark tone={tones[batch.state] ?? 'underway'}>{batch.stateName}</Mark>
}

const columns: ColumnsType<Batch> = [
  {
    title: '文件',
    key: 'file',
    className: 'wrap-name',
    render: (_, batch) => (
      <Link to="/roster/$batch" params={{ batch: batch.id }} search={{}}>
        {batch.fileName}
      </Link>
    ),
  },
  { title: '状态', key: 'state', render: (_, batch) => <BatchStateMark batch={batch} /> },
  { title: '时间', key: 'at', responsive: ['md'], render: (_, batch) => timeWords(batch.at) },
  { title: '导入人', dataIndex: 'by', responsive: ['lg'] },
  {
    title: '行数',
    key: 'rows',
    responsive: ['lg'],
    align: 'right',
    render: (_, batch) => countWords(batch.rows),
  },
  { title: '新增', key: 'new', align: 'right', render: (_, batch) => countWords(batch.counts.new) },
  {
    title: '有变化',
    key: 'changed',
    responsive: ['md'],
    align: 'right',
    render: (_, batch) => countWords(batch.counts.changed),
  },
  { title: '冲突', key: 'conflict', align: 'right', render: (_, batch) => countWords(batch.counts.conflict) },
  { title: '有问题', key: 'refused', align: 'right', render: (_, batch) => countWords(batch.counts.refused) },
]

/** Batches of this organisation, the newest first; a running one is watched. */
export function BatchList() {
  const asked = useQuery({
    queryKey: ['batches'],
    queryFn: () => call(listBatches, {}),
    refetchInterval: (query) => (query.state.data?.batches.some(isRunning) === true ? 2000 : false),
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  return (
    <Panel title="导入过的名册">
      <WideTable<Batch>
        label="导入过的名册"
        rowKey="id"
        size="middle"
        loading={asked.isPending}
        columns={columns}
        dataSource={[...(asked.data?.batches ?? [])]}
        pagination={false}
        locale={{
          emptyText: asked.isPending ? (
            ' '
          ) : (
            <Blank
              what="这里会列出每次导入的名册。"
              how="放入第一个文件后就会出现；每一批都可以查看，没有人在它之上填报时还可以整批撤销。"
            />
          ),
        }}
      />
    </Panel>
  )
}
