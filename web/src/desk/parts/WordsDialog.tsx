import { Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'

interface Props {
  readonly title: string
  readonly lead?: ReactNode
  /** What is to be written, as the box is named. */
  readonly label: string
  /** In the empty box; without it, the label and how much is needed. */
  readonly hint?: string
  readonly okText: string
  /** Characters at the least; 0: may stay empty. */
  readonly least: number
  readonly most?: number
  readonly tone?: 'danger'
  readonly busy: boolean
  readonly onSend: (words: string) => void
  readonly onClose: () => void
}

const needed = (label: string, least: number) =>
  least > 0 ? `${label}（至少 ${least} 个字）` : `${label}（可以不写）`

/** An act that needs words which stay on record. */
export function WordsDialog({ lead, label, hint, least, most = 200, tone, ...props }: Props) {
  const { title, okText, busy, onSend, onClose } = props
  const [words, setWords] = useState('')
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ disabled: [...words.trim()].length < least, danger: tone === 'danger' }}
      confirmLoading={busy}
      onOk={() => onSend(words.trim())}
      onCancel={onClose}
    >
      {lead !== undefined && <p>{lead}</p>}
      <Input.TextArea
        aria-label={label}
        placeholder={hint ?? needed(label, least)}
        rows={3}
        maxLength={most}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </Modal>
  )
}
