import { Alert, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { comeBack, withdraw } from '@zhongzhao/api/giving-up'
import { call } from '../../shared/call.ts'
import type { RegistrationView } from '../parts/registration-query.ts'
import { useAct } from '../parts/use-act.ts'

type Event = 'withdraw' | 'comeBack'

interface Props {
  readonly event: Event
  readonly view: RegistrationView
  readonly onDone: (next: RegistrationView) => void
  readonly onClose: () => void
}

const words: Readonly<Record<Event, { title: string; told: string; example: string }>> = {
  withdraw: {
    title: '登记放弃报考',
    told: '需要监护人签字的《放弃报考声明》。登记后该生不再填报，人数计入“放弃报考”；填报截止前反悔的，还可以恢复报考。',
    example: '如：已随父母出国，监护人 3 月 12 日签字声明',
  },
  comeBack: {
    title: '恢复报考',
    told: '需要监护人签字同意。恢复后该生接着原来填的内容继续填报，确认过的要重新确认；号码、报名号不变，不用另行登记。',
    example: '如：不再出国，监护人 3 月 20 日签字要求继续报考',
  },
}

/** 放弃报考声明, and the way back: signed by the guardian on paper (B7). */
export function Withdraw({ event, view, onDone, onClose }: Props) {
  const [reason, setReason] = useState('')
  const { title, told, example } = words[event]
  const act = useAct({
    run: () =>
      call(event === 'withdraw' ? withdraw : comeBack, {
        id: view.id,
        version: view.version,
        reason: reason.trim(),
      }),
    onDone: onDone,
  })
  return (
    <Modal
      open
      title={title}
      okText={title}
      okButtonProps={{ danger: event === 'withdraw', disabled: reason.trim() === '' }}
      confirmLoading={act.busy}
      onOk={() => act.start(undefined)}
      onCancel={onClose}
    >
      <Alert type={event === 'withdraw' ? 'warning' : 'info'} showIcon title={told} />
      <Form layout="vertical" className="spaced">
        <Form.Item label="原因" required>
          <Input.TextArea
            aria-label="原因"
            rows={3}
            maxLength={500}
            value={reason}
            placeholder={example}
            onChange={(e) => setReason(e.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
