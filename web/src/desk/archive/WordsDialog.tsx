import { Input, Modal } from 'antd'
import { useState } from 'react'

interface Props {
  readonly title: string
  readonly lead: string
  readonly label: string
  readonly okText: string
  readonly least: number
  readonly tone?: 'danger'
  readonly busy: boolean
  readonly onSend: (words: string) => void
  readonly onClose: () => void
}

/** An act that needs words which stay on record. */
export function WordsDialog({ title, lead, label, okText, least, tone, busy, onSend, onClose }: Props) {
  const [words, setWords] = useState('')
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ disabled: words.trim().length < least, danger: tone === 'danger' }}
      confirmLoading={busy}
      onOk={() => onSend(words.trim())}
      onCancel={onClose}
    >
      <p>{lead}</p>
      <Input.TextArea
        aria-label={label}
        placeholder={least > 0 ? `${label}（至少 ${least} 个字）` : `${label}（可以不写）`}
        rows={3}
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </Modal>
  )
}
