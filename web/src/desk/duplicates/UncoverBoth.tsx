import { useQueryClient } from '@tanstack/react-query'
import { Form, Modal, Radio } from 'antd'
import { useState } from 'react'
import { uncoverDuplicate } from '@zhongzhao/api/duplicates'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'

const purposes = ['核对是否同一人', '联系考生或监护人', '处理考生或家长来访'] as const

/** Full values of both for a stated purpose; recorded with both candidates. They are shown until the page is left. */
export function UncoverBoth({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const queries = useQueryClient()
  const [purpose, setPurpose] = useState<string>(purposes[0])
  const ask = useAct({
    run: () => call(uncoverDuplicate, { case: id, purpose }),
    onDone: (clear) => {
      queries.setQueryData(['duplicate', id], clear)
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
        <Form.Item label="用途（会和您的姓名、时间一起记录，两名考生本人都看得到）">
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
