import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { jobStates } from '@zhongzhao/api/duty'
import { call } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'

const kinds: Readonly<Record<string, string>> = { 'class-forms': '打印登记表' }
const states: Readonly<Record<string, string>> = {
  waiting: '等待',
  running: '正在进行',
  done: '已完成',
  failed: '没有完成',
}
const columns = [
  { title: '任务', dataIndex: 'kind', render: (kind: string) => kinds[kind] ?? kind },
  { title: '状态', dataIndex: 'state', render: (state: string) => states[state] ?? state },
  { title: '数量', dataIndex: 'count', align: 'end' as const },
  {
    title: '最早的一项',
    dataIndex: 'oldest',
    render: (at: number) => <span className="whole">{timeWords(at)}</span>,
  },
]

/** 后台任务 (A6, 系统管理员): what waits and what failed in the last thirty days; no candidate is seen. */
export function JobsPage() {
  const { hat } = useSession()
  const asked = useQuery({
    queryKey: ['jobs', hat.key],
    queryFn: () => call(jobStates, {}),
    refetchInterval: 15_000,
  })
  return (
    <>
      <PageHead title="后台任务" lead="最近三十天的后台任务，每 15 秒更新。" />
      <Panel>
        {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
        {asked.isPending && <Skeleton active />}
        {asked.data !== undefined && (
          <WideTable
            label="后台任务"
            rowKey={(job) => `${job.kind} ${job.state}`}
            size="small"
            pagination={false}
            columns={columns}
            dataSource={[...asked.data.jobs]}
            locale={{ emptyText: <Blank what="没有后台任务。" how="批量打印等任务会列在这里。" /> }}
          />
        )}
      </Panel>
    </>
  )
}
