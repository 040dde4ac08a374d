import { Alert, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { withdraw } from '@zhongzhao/api/registration'
import { call } from '../../shared/call.ts'
import type { RegistrationView } from '../parts/registration-query.ts'
import { useAct } from '../parts/use-act.ts'

interface Props {
  readonly view: RegistrationView
  readonly onDone: (next: RegistrationView) => void
  readonly onClose: () => void
}

/** 放弃报考声明, signed by the guardian on paper (B7). */
export function Withdraw({ view, onDone, onClose }: Props) {
  const [reason, setReason] = useState('')
  const act = useAct({
    run: () => call(withdraw, { id: view.id, version: view.version, reason: reason.trim() }),
    onDone: onDone,
  })
  return (
    <Modal
      open
      title="登记放弃报考"
      okText="登记放弃报考"
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      confirmLoading={act.busy}
      onOk={() => act.start(undefined)}
      onCancel={onClose}
    >
      <Alert
        type="warning"
        showIcon
        title="需要监护人签字的《放弃报考声明》。登记后该生不再填报，人数计入“放弃报考”。"
      />
      <Form layout="vertical" className="spaced">
        <Form.Item label="原因" required>
          <Input.TextArea
            aria-label="原因"
            rows={3}
            maxLength={500}
            value={reason}
            placeholder="如：已随父母出国，监护人 3 月 12 日签字声明"
            onChange={(e) => setReason(e.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
