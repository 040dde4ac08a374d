import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import {
  archiveDestructions,
  decideDestruction,
  printDestruction,
  withdrawDestruction,
} from '@zhongzhao/api/archive-moves'
import { call, callFile } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { useFile } from '../parts/use-file.ts'
import { timeWords } from '../parts/words.ts'
import { type Destruction, settledTone, useArchiveDone, useArchiveOrg } from './archive-query.ts'
import { ListedVolumes } from './ListedVolumes.tsx'
import { WordsDialog } from '../parts/WordsDialog.tsx'

const said = {
  destroy: '已登记销毁，清册请打印签字存档。',
  decline: '已登记不同意，案卷继续保管。',
  withdraw: '已撤回。',
} as const
type Event = keyof typeof said

function Acts({ of }: { readonly of: Destruction }) {
  const done = useArchiveDone()
  const [asking, setAsking] = useState<'nothing' | 'destroy' | 'decline'>('nothing')
  const which = { destruction: of.id, version: of.version }
  const move = useAct({
    run: ({ event, words }: { event: Event; words: string }) =>
      event === 'withdraw'
        ? call(withdrawDestruction, which)
        : call(decideDestruction, { ...which, event, words }),
    onDone: (_, { event }) => {
      setAsking('nothing')
      done(said[event])
    },
  })
  const print = useFile((format: 'pdf' | 'xlsx') =>
    callFile(printDestruction, { destruction: of.id, format }),
  )
  const dialog =
    asking === 'destroy' ? (['批准并监销', '销毁方式、地点和监销人'] as const) : (['不同意', '原因'] as const)
  return (
    <div className="acts">
      {of.may.includes('destroy') && (
        <Button danger onClick={() => setAsking('destroy')}>
          批准并监销
        </Button>
      )}
      {of.may.includes('decline') && <Button onClick={() => setAsking('decline')}>不同意</Button>}
      {of.may.includes('withdraw') && (
        <Button disabled={move.busy} onClick={() => move.start({ event: 'withdraw', words: '' })}>
          撤回
        </Button>
      )}
      <Button disabled={print.busy} onClick={() => print.start('pdf')}>
        打印销毁清册
      </Button>
      <Button disabled={print.busy} onClick={() => print.start('xlsx')}>
        导出 XLSX
      </Button>
      {asking !== 'nothing' && (
        <WordsDialog
          title={dialog[0]}
          lead={
            asking === 'destroy'
              ? '纸质材料在您面前销毁以后再登记；登记后不能撤销，系统里的清册和目录仍然保留。'
              : '案卷继续保管。'
          }
          label={dialog[1]}
          okText={dialog[0]}
          least={4}
          tone="danger"
          busy={move.busy}
          onSend={(words) => move.start({ event: asking, words })}
          onClose={() => setAsking('nothing')}
        />
      )}
    </div>
  )
}

/** Who has it now, while it waits. */
function whoDecides({ state, decides, orgName }: Destruction): string {
  if (state !== 'proposed') return ''
  if (decides === undefined) return '现在没有别的人能批准：请由上级在“权限管理”里给另一位人员批准销毁的权限。'
  return decides.place === 'keeper'
    ? `等${decides.name}的另一位有权限的人批准。`
    : `${orgName}没有别的人能批准，由${decides.name}批准并监销。`
}

/** 销毁: proposed by one, carried out before the eyes of another. */
export function Destructions() {
  const org = useArchiveOrg()
  const asked = useQuery({
    queryKey: ['archive', 'destructions', org],
    queryFn: () => call(archiveDestructions, { org }),
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const { destructions } = asked.data
  if (destructions.length === 0)
    return (
      <Panel>
        <Blank
          what="还没有销毁。"
          how="保管期满的案卷，在“案卷”里勾选后“提请销毁所选”；由另一位有权限的人在这里批准并监销；本单位没有这样的人时，由上级批准。"
        />
      </Panel>
    )
  return destructions.map((of) => (
    <Panel
      key={of.id}
      title={
        <>
          {of.orgName}，{of.volumes.length} 卷 <Mark tone={settledTone(of.state)}>{of.stateName}</Mark>
        </>
      }
    >
      <ListedVolumes of={of.volumes} />
      <p>依据：{of.ground}</p>
      {of.words !== undefined && <p>办理情况：{of.words}</p>}
      <p className="quiet small">
        {timeWords(of.proposedAt)} {of.proposedBy} 提请
        {of.decidedAt !== undefined && `；${timeWords(of.decidedAt)} ${of.decidedBy ?? ''} ${of.stateName}`}
      </p>
      {of.state === 'proposed' && <p>{whoDecides(of)}</p>}
      <Acts of={of} />
    </Panel>
  ))
}
