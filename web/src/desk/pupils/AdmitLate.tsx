import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { admitLate } from '@zhongzhao/api/season'
import { beijingText, instant } from '@zhongzhao/domain/base/time'
import { call } from '../../shared/call.ts'
import { serverNow } from '../../shared/clock.ts'
import type { RegistrationView } from '../parts/registration-query.ts'
import { useAct } from '../parts/use-act.ts'

interface Props {
  readonly view: RegistrationView
  readonly onClose: () => void
}

const DAYS = 3 * 86_400_000

/** 批准补报 (A1): this one candidate may fill in until a moment given here; recorded, the candidate is told. */
export function AdmitLate({ view, onClose }: Props) {
  const queries = useQueryClient()
  const [until, setUntil] = useState(() => `${beijingText(instant(serverNow() + DAYS)).slice(0, 10)}T17:00`)
  const [reason, setReason] = useState('')
  const act = useAct({
    run: () => call(admitLate, { id: view.id, until, reason: reason.trim() }),
    onDone: () => {
      void queries.invalidateQueries({ queryKey: ['registration', view.id] })
      void queries.invalidateQueries({ queryKey: ['history', view.id] })
      onClose()
    },
  })
  return (
    <Modal
      open
      title="批准补报"
      okText="批准补报"
      okButtonProps={{ disabled: reason.trim() === '' }}
      confirmLoading={act.busy}
      onOk={() => act.start(undefined)}
      onCancel={onClose}
    >
      <p>只对这一名考生开放填报、修改和采集，到期自动关闭。批准人、原因会记录，并通知考生。</p>
      <Form layout="vertical">
        <Form.Item label="开放到（北京时间）">
          <Input
            aria-label="开放到（北京时间）"
            type="datetime-local"
            value={until}
            onChange={(e) => setUntil(e.target.value)}
          />
        </Form.Item>
        <Form.Item label="原因" required>
          <Input.TextArea
            aria-label="原因"
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(e) => setReason(e.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
