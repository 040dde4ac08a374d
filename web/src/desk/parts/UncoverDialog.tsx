import { Form, Modal, Radio } from 'antd'
import { useState } from 'react'

interface Props {
  readonly purposes: readonly string[]
  /** Who can read in the record that it was looked at: 考生本人. */
  readonly seenBy: string
  readonly busy: boolean
  readonly onUncover: (purpose: string) => void
  readonly onClose: () => void
}

/** A purpose before full numbers are shown; who looked is written down (个人信息保护法). */
export function UncoverDialog({ purposes, seenBy, busy, onUncover, onClose }: Props) {
  const [purpose, setPurpose] = useState(purposes[0] ?? '')
  return (
    <Modal
      open
      title="查看完整号码"
      okText="查看并记录"
      confirmLoading={busy}
      onOk={() => onUncover(purpose)}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={`用途（会和您的姓名、时间一起记录，${seenBy}看得到）`}>
          <Radio.Group
            aria-label="用途"
            vertical
            value={purpose}
            options={[...purposes]}
            onChange={(e) => setPurpose(String(e.target.value))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
