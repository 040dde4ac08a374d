import { Input, Modal } from 'antd'
import { useState } from 'react'
import { decideCase } from '@zhongzhao/api/duty'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'

interface Props {
  readonly one: { readonly id: string; readonly version: number }
  readonly event: 'uphold' | 'dismiss'
  readonly onDone: () => void
  readonly onClose: () => void
}

export function DecideDialog({ one, event, onDone, onClose }: Props) {
  const [outcome, setOutcome] = useState('')
  const decide = useAct({
    run: () =>
      call(decideCase, { falsification: one.id, version: one.version, event, outcome: outcome.trim() }),
    onDone,
  })
  return (
    <Modal
      open
      title={event === 'uphold' ? '认定属实' : '认定不属实'}
      okText="认定"
      okButtonProps={{ disabled: outcome.trim().length < 4 }}
      confirmLoading={decide.busy}
      onOk={() => decide.start(undefined)}
      onCancel={onClose}
    >
      <Input.TextArea
        aria-label="核查结论"
        placeholder="核查结论：查了什么、依据是什么、怎样处理"
        rows={4}
        maxLength={2000}
        value={outcome}
        onChange={(e) => setOutcome(e.target.value)}
      />
    </Modal>
  )
}
