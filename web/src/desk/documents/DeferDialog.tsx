import { Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { deferCredential } from '@zhongzhao/api/credentials'
import { beijing, chineseTime } from '@zhongzhao/domain/base/time'
import { call } from '../../shared/call.ts'
import type { RegistrationView } from '../parts/registration-query.ts'
import { useAct } from '../parts/use-act.ts'
import { useSession } from '../session/session.ts'

interface Props {
  readonly view: RegistrationView
  readonly kind: { readonly code: string; readonly title: string }
  readonly onDone: (next: RegistrationView) => void
  readonly onClose: () => void
}

/** 暂缺，限期补交: why, and until when; the candidate reads both (F3). */
export function DeferDialog({ view, kind, onDone, onClose }: Props) {
  const { pack } = useSession()
  const { reasons, latest } = pack.credentials.deferral
  const [reason, setReason] = useState(reasons[0]?.code ?? '')
  const [day, setDay] = useState(latest.value.slice(0, 10))
  const ask = useAct({
    run: () =>
      call(deferCredential, {
        id: view.id,
        version: view.version,
        proof: kind.code,
        until: `${day}T17:00`,
        reason,
      }),
    onDone: (next) => {
      onDone(next)
      onClose()
    },
  })
  return (
    <Modal
      open
      title={`${kind.title}：暂缺，限期补交`}
      okText="批准暂缺"
      okButtonProps={{ disabled: day === '' }}
      confirmLoading={ask.busy}
      onOk={() => ask.start(undefined)}
      onCancel={onClose}
    >
      <p className="quiet">
        考生能看到补交期限。到期没有补交，会列为学校的待办，也不能核验通过。最迟到
        {chineseTime(beijing(latest.value))}。
      </p>
      <Form layout="vertical">
        <Form.Item label="原因">
          <Select
            aria-label="原因"
            value={reason}
            options={reasons.map((r) => ({ value: r.code, label: r.text }))}
            onChange={setReason}
          />
        </Form.Item>
        <Form.Item label="补交期限（当天 17:00 前）" htmlFor="defer-day">
          <Input
            id="defer-day"
            type="date"
            value={day}
            max={latest.value.slice(0, 10)}
            onChange={(e) => setDay(e.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
