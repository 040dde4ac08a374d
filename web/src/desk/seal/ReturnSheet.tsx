import { Button, Checkbox, Input, Modal } from 'antd'
import { useState } from 'react'
import { useKeydown } from '../parts/use-keydown.ts'
import { useSession } from '../session/session.ts'
import type { Sheet } from './scan.ts'

interface Props {
  readonly sheet: Sheet
  readonly busy: boolean
  readonly onSend: (reasons: readonly string[], note: string) => void
  readonly onClose: () => void
}

/** 签字有误退回: a digit ticks a reason, Enter sends (J2). */
export function ReturnSheet({ sheet, busy, onSend, onClose }: Props) {
  const { pack } = useSession()
  const [reasons, setReasons] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const texts = pack.paperReturnReasons.map((r) => r.text)
  const toggle = (text: string) =>
    setReasons((old) => (old.includes(text) ? old.filter((one) => one !== text) : [...old, text]))
  const ready = reasons.length > 0 || note.trim() !== ''
  useKeydown((event) => {
    if (event.target instanceof HTMLTextAreaElement || event.repeat) return
    const text = texts[Number(event.key) - 1]
    if (text !== undefined) toggle(text)
    // The dialog's own buttons keep their Enter; the cross of its corner, where the focus may rest, does not.
    const onButton = event.target instanceof Element && event.target.closest('.return-acts button') !== null
    if (event.key === 'Enter' && ready && !onButton) {
      event.preventDefault()
      onSend(reasons, note)
    }
  })
  return (
    <Modal open title={`签字有误，退回${sheet.name}`} footer={null} onCancel={onClose}>
      <ul className="paper-reasons">
        {texts.map((text, index) => (
          <li key={text}>
            <Checkbox
              checked={reasons.includes(text)}

              onChange={() => toggle(text)}
            >
              <kbd>{index + 1}</kbd> {text}
            </Checkbox>
          </li>
        ))}
      </ul>
      <Input.TextArea
        rows={2}
        maxLength={500}
        aria-label="其他说明"
        placeholder="其他说明（可以不写）"
        value={note}
        onChange={(e) => setNote(e.target.value)}
      />
      <div className="return-acts">
        <Button type="primary" danger disabled={!ready} loading={busy} onClick={() => onSend(reasons, note)}>
          退回 <kbd>Enter</kbd>
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Modal>
  )
}
