import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Progress, Skeleton, Table } from 'antd'
import { jobFile, printClass, readJob } from '@zhongzhao/api/papers'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call, callFile } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { useProgress } from '../home/progress-query.ts'
import { ClassCards } from '../parts/ClassCards.tsx'
import { ClassChooser } from '../parts/ClassChooser.tsx'
import { useChosenClass } from '../parts/class-choice.ts'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { useFile } from '../parts/use-file.ts'
import { percent } from '../parts/words.ts'

type Job = OutputOf<typeof readJob>

const running = (job: Job) => job.state === 'waiting' || job.state === 'running'

/** 打印登记表 (J1): a class as one file, made in the background; the address keeps the job, so one may leave and return. */
export function FormsPage() {
  const [{ job }] = useFilters()
  const chosen = useChosenClass()
  return (
    <>
      <PageHead
        title="打印登记表"
        lead="核验通过的考生，全班印成一个文件；考生、监护人签字后到“签字登记”登记。"
      >
        <ClassChooser />
      </PageHead>
      {chosen === undefined ? <ClassCards what="按班打印考生报名登记表" /> : <Start of={chosen} />}
      {job !== undefined && <JobPanel id={job} />}
    </>
  )
}

function Start({ of }: { readonly of: string }) {
  const [, change] = useFilters()
  const counts = useProgress(of)
  const start = useAct({
    run: () => call(printClass, { class: of }, { retries: 2 }),
    onDone: (job) => change({ job: job.id }),
  })
  if (counts.error !== null) return <Trouble error={counts.error} retry={() => void counts.refetch()} />
  if (counts.data === undefined) return <Skeleton active />
  const line = counts.data.org
  const ready = (line.states['checked'] ?? 0) + (line.states['sealed'] ?? 0)
  const waiting = line.states['confirmed'] ?? 0
  return (
    <Panel
      title={line.name}
      extra={
        <Button
          type="primary"
          disabled={ready === 0}
          loading={start.busy}
          onClick={() => start.start(undefined)}
        >
          打印全班登记表
        </Button>
      }
    >
      <p>
        可以打印 <strong>{ready}</strong> 人{waiting > 0 && `；还有 ${waiting} 人待核验，核验通过后再打印`}。
      </p>
      <p className="quiet">
        每次打印都会编一个新的登记表编号和校验码；信息改动后，旧的登记表作废，要重新打印签字。
      </p>
    </Panel>
  )
}

function JobPanel({ id }: { readonly id: string }) {
  const queries = useQueryClient()
  const asked = useQuery({
    queryKey: ['job', id],
    queryFn: () => call(readJob, { id }),
    refetchInterval: (query) => (query.state.data !== undefined && running(query.state.data) ? 1000 : false),
  })
  const fetched = useFile(
    () => callFile(jobFile, { id }),
    () => void queries.invalidateQueries({ queryKey: ['register'] }),
  )
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  const job = asked.data
  if (job === undefined) return <Skeleton active />
  const title = running(job) ? '正在生成' : job.state === 'done' ? '已生成' : '没有生成'
  return (
    <Panel
      title={title}
      extra={
        job.state === 'done' && (
          <Button type="primary" loading={fetched.busy} onClick={() => fetched.start(undefined)}>
            下载登记表
          </Button>
        )
      }
    >
      <Progress
        aria-label="生成进度"
        percent={running(job) ? percent(job.done, job.total) : 100}
        status={job.state === 'failed' ? 'exception' : running(job) ? 'active' : 'success'}
      />
      {running(job) && (
        <p className="quiet">
          {job.done} / {job.total} 人。可以离开这个页面，稍后用同一个网址回来下载。
        </p>
      )}
      {job.state === 'done' && <p className="quiet">请打开文件，A4 单面打印，不要缩放。</p>}
      <Failures job={job} />
    </Panel>
  )
}

function Failures({ job }: { readonly job: Job }) {
  if (job.failures.length === 0) return null
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={`${job.failures.length} 人没有印在这个文件里，原因如下；处理后再打印一次。`}
      />
      <Table
        rowKey={(f) => `${f.name}${f.reason}`}
        size="small"
        className="wraps"
        columns={[
          { title: '姓名', dataIndex: 'name', width: 120 },
          { title: '原因和办法', dataIndex: 'reason' },
        ]}
        dataSource={[...job.failures]}
        pagination={false}
      />
    </>
  )
}
