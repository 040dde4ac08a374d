import { Input, Modal } from 'antd'
import { useState } from 'react'
import { movePublicity } from '@zhongzhao/api/publicity'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'

interface Props {
  readonly list: { readonly id: string; readonly version: number }
  readonly onDone: () => void
  readonly onClose: () => void
}

/** 中止公示: with the reason that stays on record. */
export function HaltDialog({ list, onDone, onClose }: Props) {
  const [reason, setReason] = useState('')
  const halt = useAct({
    run: () =>
      call(movePublicity, { list: list.id, version: list.version, event: 'halt', reason: reason.trim() }),
    onDone,
  })
  return (
    <Modal
      open
      title="中止公示"
      okText="中止并撤下"
      okButtonProps={{ disabled: reason.trim().length < 4, danger: true }}
      confirmLoading={halt.busy}
      onOk={() => halt.start(undefined)}
      onCancel={onClose}
    >
      <p>名单会立即撤下。改正后要重新生成、重新公示满全部天数。</p>
      <Input.TextArea
        aria-label="中止原因"
        placeholder="中止原因（至少 4 个字），上级看得到"
        rows={3}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}
