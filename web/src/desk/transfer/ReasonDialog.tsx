import { Modal, Radio } from 'antd'
import { useState } from 'react'

interface Reason {
  readonly code: string
  readonly text: string
  readonly todo: string
}

interface Props {
  readonly title: string
  readonly reasons: readonly Reason[]
  readonly busy: boolean
  readonly onChosen: (reason: string) => void
  readonly onClose: () => void
}

/** A reason of the pack: the candidate reads it, and what to do next. */
export function ReasonDialog({ title, reasons, busy, onChosen, onClose }: Props) {
  const [reason, setReason] = useState('')
  return (
    <Modal
      open
      title={title}
      okText="确定"
      okButtonProps={{ disabled: reason === '' }}
      confirmLoading={busy}
      onOk={() => onChosen(reason)}
      onCancel={onClose}
    >
      <p className="quiet">考生会看到原因和接下来怎么办。</p>
      <Radio.Group
        className="transfer-reasons"
        value={reason}
        onChange={(event) => setReason(String(event.target.value))}
      >
        {reasons.map((one) => (
          <Radio key={one.code} value={one.code}>
            {one.text}
            <br />
            <span className="quiet small">{one.todo}</span>
          </Radio>
        ))}
      </Radio.Group>
    </Modal>
  )
}
