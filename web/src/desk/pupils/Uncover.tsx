import { useQueryClient } from '@tanstack/react-query'
import { Form, Modal, Radio } from 'antd'
import { useState } from 'react'
import { uncover } from '@zhongzhao/api/registration'
import { call } from '../../shared/call.ts'
import { type RegistrationView } from '../parts/registration-query.ts'
import { useAct } from '../parts/use-act.ts'

const purposes = ['核对身份证件', '联系考生或监护人', '核对学籍信息', '处理考生或家长来访'] as const

interface Props {
  readonly view: RegistrationView
  readonly onClose: () => void
}

/** Full numbers for a stated purpose; who looked is written down and the candidate sees it (个人信息保护法). They are shown
 *  until the dossier is closed. */
export function Uncover({ view, onClose }: Props) {
  const queries = useQueryClient()
  const [purpose, setPurpose] = useState<string>(purposes[0])
  const ask = useAct({
    run: () => call(uncover, { id: view.id, purpose }),
    onDone: (clear) => {
      queries.setQueryData(['registration', view.id], clear)
      void queries.invalidateQueries({ queryKey: ['history', view.id] })
      onClose()
    },
  })
  return (
    <Modal
      open
      title="查看完整号码"
      okText="查看并记录"
      confirmLoading={ask.busy}
      onOk={() => ask.start(undefined)}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label="用途（会和您的姓名、时间一起记录，考生本人看得到）">
          <Radio.Group
            aria-label="用途"
            vertical
            value={purpose}
            options={purposes.map((p) => ({ value: p as string, label: p }))}
            onChange={(e) => setPurpose(String(e.target.value))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
