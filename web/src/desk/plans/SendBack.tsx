import { Input, Modal } from 'antd'
import { useState } from 'react'
import { decidePlan } from '@zhongzhao/api/plans'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import type { Plan } from './plan.ts'

interface Props {
  readonly plan: Plan
  readonly onDone: () => void
  readonly onClose: () => void
}

export function SendBack({ plan, onDone, onClose }: Props) {
  const [reason, setReason] = useState('')
  const send = useAct({
    run: () => call(decidePlan, { plan: plan.id, version: plan.version, event: 'sendBack', reason }),
    onDone,
  })
  return (
    <Modal
      open
      title={`退回“${plan.title}”`}
      okText="退回"
      okButtonProps={{ disabled: reason.trim().length < 2 }}
      confirmLoading={send.busy}
      onOk={() => send.start(undefined)}
      onCancel={onClose}
    >
      <Input.TextArea
        aria-label="要改什么"
        placeholder="要改什么，例如：缺应急联系电话"
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}
