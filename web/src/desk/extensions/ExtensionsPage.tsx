import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { decideExtension, listExtensions } from '@zhongzhao/api/extensions'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import type { Tone } from '../parts/states.ts'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { AskExtension } from './AskExtension.tsx'

type Request = OutputOf<typeof listExtensions>['requests'][number]
type Event = 'approve' | 'refuse' | 'withdraw'

const tones: Readonly<Record<string, Tone>> = { asked: 'look', approved: 'done', refused: 'refused' }
const acts: readonly (readonly [Event, string])[] = [
  ['approve', '批准并公布'],
  ['refuse', '不批准'],
  ['withdraw', '撤回申请'],
]

/** 延期 (A3): asked for one organisation by one, approved by another; its candidates read it on their home page. */
export function ExtensionsPage() {
  const { hat } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'open' | 'closed'>('closed')
  const asked = useQuery({ queryKey: ['extensions', hat.key], queryFn: () => call(listExtensions, {}) })
  const again = () => void queries.invalidateQueries({ queryKey: ['extensions'] })
  const decide = useAct({
    run: ({ request, event }: { request: Request; event: Event }) =>
      call(decideExtension, { extension: request.id, version: request.version, event }),
    onDone: (_, { event }) => {
      again()
      void message.success(event === 'approve' ? '已批准并公布，考生首页可以看到。' : '已办理。')
    },
  })
  const requests = asked.data?.requests ?? []
  return (
    <>
      <PageHead
        title="延期"
        lead="为一个单位延长截止时间：一人申请，另一人批准。批准后只有这个单位的考生得到时间，考生首页公布延期和原因。"
      >
        <Button type="primary" onClick={() => setAsking('open')}>
          申请延期
        </Button>
      </PageHead>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && requests.length === 0 && (
        <Panel>
          <Blank
            what="还没有延期申请。"
            how="遇到停课、停电等情况，点“申请延期”，由另一位有权限的人或上一级批准。"
          />
        </Panel>
      )}
      {requests.map((request) => (
        <RequestSheet
          key={request.id}
          request={request}
          busy={decide.busy ? 'busy' : 'idle'}
          onAct={(event) => decide.start({ request, event })}
        />
      ))}
      {asking === 'open' && (
        <AskExtension
          onDone={() => {
            setAsking('closed')
            again()
            void message.success('已提交，等待另一位有权限的人批准。')
          }}
          onClose={() => setAsking('closed')}
        />
      )}
    </>
  )
}

interface SheetProps {
  readonly request: Request
  readonly busy: 'busy' | 'idle'
  readonly onAct: (event: Event) => void
}

function RequestSheet({ request, busy, onAct }: SheetProps) {
  const decided = `；${timeWords(request.decidedAt)} ${request.decidedOrg ?? ''} ${request.decidedBy ?? ''} ${request.stateName}`
  return (
    <Panel
      title={
        <>
          {request.orgName}延期至 {timeWords(request.until)}{' '}
          <Mark tone={tones[request.state] ?? 'quiet'}>{request.stateName}</Mark>
        </>
      }
      extra={acts
        .filter(([event]) => request.may.includes(event))
        .map(([event, label]) => (
          <Button
            key={event}
            type={event === 'approve' ? 'primary' : 'default'}
            disabled={busy === 'busy'}
            onClick={() => onAct(event)}
          >
            {label}
          </Button>
        ))}
    >
      <p>
        {request.activities.join('、')}（
        {request.tracks.length === 0 ? '各类考生' : request.tracks.join('、')}）。原因：{request.reason}
      </p>
      <p className="quiet small">
        {timeWords(request.askedAt)} {request.askedOrg} {request.askedBy} 申请
        {request.decidedAt !== undefined && decided}
      </p>
    </Panel>
  )
}
