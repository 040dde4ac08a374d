import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { moveLoan } from '@zhongzhao/api/archive'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { WordsDialog } from '../parts/WordsDialog.tsx'
import { useSession } from '../session/session.ts'
import { usualDue, useArchiveDone } from './archive-query.ts'

interface Props {
  readonly loan: { readonly id: string; readonly version: number; readonly may: readonly string[] }
}

const said = {
  renew: '已续借。',
  giveBack: '已登记归还。',
  lose: '已登记遗失待查；找到后请登记归还。',
} as const

/** 归还、续借、报告遗失. */
export function LoanActs({ loan }: Props) {
  const done = useArchiveDone()
  const [asking, setAsking] = useState<'nothing' | 'renew' | 'lose'>('nothing')
  const { pack } = useSession()
  const [due, setDue] = useState(() => usualDue(pack.archive.loanDays))
  const move = useAct({
    run: (given: { event: keyof typeof said; due?: string; note?: string }) =>
      call(moveLoan, { loan: loan.id, version: loan.version, ...given }),
    onDone: (_, { event }) => {
      setAsking('nothing')
      done(said[event])
    },
  })
  return (
    <div className="acts">
      {loan.may.includes('giveBack') && (
        <Button
          size="small"
          type="primary"
          disabled={move.busy}
          onClick={() => move.start({ event: 'giveBack' })}
        >
          归还
        </Button>
      )}
      {loan.may.includes('renew') && (
        <Button size="small" onClick={() => setAsking('renew')}>
          续借
        </Button>
      )}
      {loan.may.includes('lose') && (
        <Button size="small" onClick={() => setAsking('lose')}>
          报告遗失
        </Button>
      )}
      {asking === 'renew' && (
        <Modal
          open
          title="续借"
          okText="续借"
          okButtonProps={{ disabled: due === '' }}
          confirmLoading={move.busy}
          onOk={() => move.start({ event: 'renew', due })}
          onCancel={() => setAsking('nothing')}
        >
          <label htmlFor="renew-due">新的归还日期</label>
          <Input id="renew-due" type="date" value={due} onChange={(event) => setDue(event.target.value)} />
        </Modal>
      )}
      {asking === 'lose' && (
        <WordsDialog
          title="报告遗失"
          lead="遗失期间案卷不能借出、移交或销毁；找到后登记归还。"
          label="遗失经过"
          okText="登记遗失"
          least={2}
          tone="danger"
          busy={move.busy}
          onSend={(note) => move.start({ event: 'lose', note })}
          onClose={() => setAsking('nothing')}
        />
      )}
    </div>
  )
}
