import { Input, Modal } from 'antd'
import { useState } from 'react'
import type { ClaimView } from './claim-query.ts'

interface Props {
  readonly of: ClaimView
  readonly busy: boolean
  readonly onGiven: (note: string) => void
  readonly onClose: () => void
}

/** Passing against the proposed verdict, or with something open at the last level: with a word why. */
export function GroundsDialog({ of, busy, onGiven, onClose }: Props) {
  const [note, setNote] = useState('')
  const clause = of.clauses.find(({ id }) => id === of.deciding)?.text ?? ''
  return (
    <Modal
      open
      title="请写明通过的依据"
      okText="通过"
      okButtonProps={{ disabled: [...note.trim()].length < 4 }}
      confirmLoading={busy}
      onOk={() => onGiven(note)}
      onCancel={onClose}
    >
      <p>系统按“{clause}”还不能认定符合。依据会留在审核记录里，考生看得到。</p>
      <Input.TextArea
        aria-label="依据"
        rows={3}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  )
}
