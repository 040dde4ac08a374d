import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Alert, App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { moveQuota, quotaSheet, readQuota } from '@zhongzhao/api/quota'
import { call, callFile } from '../../shared/call.ts'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { WordsDialog } from '../parts/WordsDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useFile } from '../parts/use-file.ts'
import { countWords, timeWords } from '../parts/words.ts'
import { Method, ShareTable } from './ShareTable.tsx'
import { type OnePlan, planTone } from './quota-query.ts'

interface Move {
  readonly event: 'approve' | 'sendBack' | 'withdraw'
  readonly reason?: string
}

const said: Readonly<Record<Move['event'], string>> = {
  approve: '已批准并公布，学校和考生可以看到。',
  sendBack: '已退回，编制的人可以看到原因。',
  withdraw: '已撤回。',
}

function ReturnDialog({
  busy,
  onGiven,
  onClose,
}: {
  readonly busy: boolean
  readonly onGiven: (reason: string) => void
  readonly onClose: () => void
}) {
  return (
    <WordsDialog
      title="退回方案"
      label="退回原因"
      hint="要改什么（至少 4 个字），编制的人会看到"
      okText="退回"
      least={4}
      busy={busy}
      onSend={onGiven}
      onClose={onClose}
    />
  )
}

function Facts({ of }: { readonly of: OnePlan }) {
  return (
    <>
      <p>
        {of.orgName}，{of.seniors.length} 所高中的 {countWords(of.total)} 个名额分给 {of.schools} 所初中；
        {of.basisName}（{timeWords(of.keptAt)} 的人数，共 {countWords(of.graduates)} 人）
      </p>
      <p className="quiet">
        {of.keptBy} 编制
        {of.decidedAt !== undefined && `；${of.decidedBy ?? ''} ${timeWords(of.decidedAt)} 办理`}
        {of.reason !== undefined && `；退回原因：${of.reason}`}
      </p>
      {of.moved > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`提交以后，有 ${of.moved} 所初中的人数变了。要按新的人数分，请退回，重新计算后再提交。`}
        />
      )}
    </>
  )
}

/** One edition of a quota plan: what each school gets, and what this reader may do with it. */
export function OneQuotaPage() {
  const { plan: id } = useParams({ from: '/frame/quota/$plan' })
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [returning, setReturning] = useState<'open' | 'closed'>('closed')
  const asked = useQuery({ queryKey: ['quota', 'one', id], queryFn: () => call(readQuota, { plan: id }) })
  const move = useAct({
    run: (given: Move) =>
      call(moveQuota, { plan: id, version: asked.data?.version ?? 0, ...given }, { retries: 2 }),
    onDone: (_, { event }) => {
      setReturning('closed')
      void queries.invalidateQueries({ queryKey: ['quota'] })
      void queries.invalidateQueries({ queryKey: ['quota-places'] })
      void message.success(said[event])
    },
  })
  const file = useFile((format: 'xlsx' | 'pdf') => callFile(quotaSheet, { plan: id, format }))
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const of = asked.data
  return (
    <>
      <Link to="/quota" search={{}}>
        ‹ 分配生名额
      </Link>
      <PageHead
        title={`分配生名额方案 第 ${of.edition} 版`}
        lead={<Mark tone={planTone(of.state)}>{of.stateName}</Mark>}
      >
        {of.may.includes('approve') && (
          <Button type="primary" loading={move.busy} onClick={() => move.start({ event: 'approve' })}>
            批准并公布
          </Button>
        )}
        {of.may.includes('sendBack') && <Button onClick={() => setReturning('open')}>退回</Button>}
        {of.may.includes('withdraw') && (
          <Button loading={move.busy} onClick={() => move.start({ event: 'withdraw' })}>
            撤回
          </Button>
        )}
        <Button loading={file.busy} onClick={() => file.start('pdf')}>
          打印
        </Button>
        <Button loading={file.busy} onClick={() => file.start('xlsx')}>
          导出
        </Button>
      </PageHead>
      <Panel>
        <Facts of={of} />
        <Method ties={of.ties} />
        <ShareTable seniors={of.seniors} lines={of.lines} />
      </Panel>
      {returning === 'open' && (
        <ReturnDialog
          busy={move.busy}
          onGiven={(reason) => move.start({ event: 'sendBack', reason })}
          onClose={() => setReturning('closed')}
        />
      )}
    </>
  )
}
