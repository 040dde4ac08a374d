import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { decideTransfer, transferQueue } from '@zhongzhao/api/transfer'
import { call, sentenceOf } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import './transfer.css'

type Queue = OutputOf<typeof transferQueue>
type Line = Queue['lines'][number]
type Decision = Pick<InputOf<typeof decideTransfer>, 'event' | 'reason'>

function useDecision({ id, version }: Line) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const anew = () => void queries.invalidateQueries({ queryKey: ['transfer-queue'] })
  return useAct({
    run: (decision: Decision) => call(decideTransfer, { transfer: id, version, ...decision }, { retries: 2 }),
    onDone: (_, { event }) => {
      anew()
      if (event === 'accept') void message.success('已接收，考生会收到通知，报名已转到本报名点。')
    },
    onRefused: (error) => {
      anew()
      void message.error({ content: sentenceOf(error), duration: 8 })
    },
  })
}

const tones: Readonly<Record<string, 'done' | 'look' | 'quiet'>> = { accepted: 'done', applied: 'look' }

function Facts({ of }: { readonly of: Line }) {
  return (
    <dl className="transfer-facts">
      <dt>证件号码</dt>
      <dd>{of.idNumber}</dd>
      <dt>户籍所在地</dt>
      <dd>{of.household}</dd>
      <dt>原学校</dt>
      <dd>{of.school}</dd>
      <dt>考生说明备有</dt>
      <dd>{of.evidence.join('；')}</dd>
      <dt>申请时间</dt>
      <dd>
        {timeWords(of.appliedAt)}，{timeWords(of.until)} 前要答复
      </dd>
      {of.reason !== undefined && (
        <>
          <dt>原因</dt>
          <dd>{of.reason}</dd>
        </>
      )}
    </dl>
  )
}

function One({ of, queue }: { readonly of: Line; readonly queue: Queue }) {
  const [asking, setAsking] = useState<'decline' | 'sendBack'>()
  const decide = useDecision(of)
  const gone = of.gone !== undefined
  return (
    <li className="transfer-line" aria-label={of.name}>
      <p>
        <strong>{of.name}</strong> <span className="quiet">{of.sex}</span>{' '}
        <Mark tone={tones[of.state] ?? 'quiet'}>{of.stateName}</Mark>{' '}
        <span className="quiet small whole">{timeWords(of.decidedAt)}</span>
      </p>
      <Facts of={of} />
      {gone && <p className="transfer-gone">不能再接收：{of.gone}。</p>}
      <div className="transfer-acts">
        {of.may.includes('accept') && !gone && (
          <Button type="primary" loading={decide.busy} onClick={() => decide.start({ event: 'accept' })}>
            接收
          </Button>
        )}
        {of.may.includes('decline') && (
          <Button disabled={decide.busy} onClick={() => setAsking('decline')}>
            不接收
          </Button>
        )}
        {of.may.includes('sendBack') && (
          <Button disabled={decide.busy} onClick={() => setAsking('sendBack')}>
            退回原学校
          </Button>
        )}
      </div>
      {asking !== undefined && (
        <ReasonDialog
          title={asking === 'decline' ? `不接收${of.name}` : `把${of.name}退回原学校`}
          reasons={asking === 'decline' ? queue.declining : queue.sendingBack}
          busy={decide.busy}
          onClose={() => setAsking(undefined)}
          onChosen={(reason) => {
            decide.start({ event: asking, reason })
            setAsking(undefined)
          }}
        />
      )}
    </li>
  )
}

function List({ queue }: { readonly queue: Queue }) {
  const waiting = queue.lines.filter((one) => one.state === 'applied')
  const decided = queue.lines.filter((one) => one.state !== 'applied')
  return (
    <>
      <Panel title={`等接收 ${waiting.length} 人`}>
        {waiting.length === 0 && (
          <Blank what="没有等接收的考生。" how="考生在办理时间里选了本报名点、提交申请，会列在这里。" />
        )}
        <ul className="transfer-list">
          {waiting.map((one) => (
            <One key={`${one.id}${one.version}`} of={one} queue={queue} />
          ))}
        </ul>
      </Panel>
      {decided.length > 0 && (
        <Panel title={`已办理 ${decided.length} 人`}>
          <ul className="transfer-list">
            {decided.map((one) => (
              <One key={`${one.id}${one.version}`} of={one} queue={queue} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

/** 接收回户籍考生 (notice 二.2(3)): who waits at this point with what they bring; accepting moves the registration here. */
export function QueuePage() {
  const { hat } = useSession()
  const asked = useQuery({
    queryKey: ['transfer-queue', hat.orgCode],
    queryFn: () => call(transferQueue, { point: hat.orgCode }),
    refetchInterval: 60_000,
  })
  return (
    <>
      <PageHead
        title="接收回户籍考生"
        lead="核对户口簿上的户籍在本报名点的范围，再接收。接收后报名转到本报名点，照片、证件在这里采集，考生自己核对并确认。"
      />
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && <List queue={asked.data} />}
    </>
  )
}
