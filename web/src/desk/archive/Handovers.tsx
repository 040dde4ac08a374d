import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import {
  archiveHandovers,
  decideHandover,
  printHandover,
  withdrawHandover,
} from '@zhongzhao/api/archive-moves'
import { call, callFile } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { useFile } from '../parts/use-file.ts'
import { timeWords } from '../parts/words.ts'
import { type Handover, settledTone, useArchiveDone, useArchiveOrg } from './archive-query.ts'
import { ListedVolumes } from './ListedVolumes.tsx'
import { WordsDialog } from '../parts/WordsDialog.tsx'

const said = {
  receive: '已接收，案卷由本单位保管，请装盒。',
  sendBack: '已退回，移交单位会看到原因。',
  withdraw: '已撤回。',
} as const
type Event = keyof typeof said

function Acts({ of }: { readonly of: Handover }) {
  const done = useArchiveDone()
  const [asking, setAsking] = useState<'nothing' | 'sendBack'>('nothing')
  const which = { handover: of.id, version: of.version }
  const move = useAct({
    run: ({ event, reason }: { event: Event; reason?: string }) =>
      event === 'withdraw'
        ? call(withdrawHandover, which)
        : call(decideHandover, { ...which, event, ...(reason === undefined ? {} : { reason }) }),
    onDone: (_, { event }) => {
      setAsking('nothing')
      done(said[event])
    },
  })
  const print = useFile((format: 'pdf' | 'xlsx') => callFile(printHandover, { handover: of.id, format }))
  return (
    <div className="acts">
      {of.may.includes('receive') && (
        <Button type="primary" disabled={move.busy} onClick={() => move.start({ event: 'receive' })}>
          清点无误，接收
        </Button>
      )}
      {of.may.includes('sendBack') && <Button onClick={() => setAsking('sendBack')}>退回</Button>}
      {of.may.includes('withdraw') && (
        <Button disabled={move.busy} onClick={() => move.start({ event: 'withdraw' })}>
          撤回
        </Button>
      )}
      <Button disabled={print.busy} onClick={() => print.start('pdf')}>
        打印移交清单
      </Button>
      <Button disabled={print.busy} onClick={() => print.start('xlsx')}>
        导出 XLSX
      </Button>
      {asking === 'sendBack' && (
        <WordsDialog
          title="退回移交"
          lead="案卷仍由移交单位保管，可以改正后重新移交。"
          label="退回原因"
          okText="退回"
          least={4}
          tone="danger"
          busy={move.busy}
          onSend={(reason) => move.start({ event: 'sendBack', reason })}
          onClose={() => setAsking('nothing')}
        />
      )}
    </div>
  )
}

/** 材料移交: sent by the school, received or sent back by the office above. */
export function Handovers() {
  const org = useArchiveOrg()
  const asked = useQuery({
    queryKey: ['archive', 'handovers', org],
    queryFn: () => call(archiveHandovers, { org }),
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const { handovers } = asked.data
  if (handovers.length === 0)
    return (
      <Panel>
        <Blank what="还没有移交。" how="在“案卷”里勾选装订好的案卷，点“移交所选”；上级在这里接收或退回。" />
      </Panel>
    )
  return handovers.map((of) => (
    <Panel
      key={of.id}
      title={
        <>
          {of.fromName} → {of.toName}，{of.volumes.length} 卷{' '}
          <Mark tone={settledTone(of.state)}>{of.stateName}</Mark>
        </>
      }
    >
      <ListedVolumes of={of.volumes} />
      {of.remark !== '' && <p>备注：{of.remark}</p>}
      {of.reason !== undefined && <p>退回原因：{of.reason}</p>}
      <p className="quiet small">
        {timeWords(of.sentAt)} {of.sentBy} 移交
        {of.decidedAt !== undefined && `；${timeWords(of.decidedAt)} ${of.decidedBy ?? ''} ${of.stateName}`}
      </p>
      <Acts of={of} />
    </Panel>
  ))
}
