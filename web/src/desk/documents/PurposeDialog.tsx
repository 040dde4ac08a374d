import { Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { type Viewing, checkViewing } from '@zhongzhao/domain/images/viewing'
import { useSession } from '../session/session.ts'

interface Props {
  /** The sitting for which the purpose holds; absent = this picture only. */
  readonly sitting: string | undefined
  readonly onChosen: (viewing: Viewing) => void
  readonly onClose: () => void
}

/** Why a document is looked at, before it is shown (F4). */
export function PurposeDialog({ sitting, onChosen, onClose }: Props) {
  const { pack, me } = useSession()
  const purposes = pack.viewingPurposes
  const [purpose, setPurpose] = useState(purposes[0]?.code ?? '')
  const [note, setNote] = useState('')
  const checked = checkViewing(purposes, { purpose, note })
  const noteAsked = purposes.find((p) => p.code === purpose)?.note === 'asked'
  return (
    <Modal
      open
      title="查看证件照片"
      okText="查看并记录"
      okButtonProps={{ disabled: !checked.ok }}
      onOk={() => onChosen(noteAsked ? { purpose, note: note.trim() } : { purpose })}
      onCancel={onClose}
    >
      <p>
        证件照片上有敏感个人信息，只在需要时看。图上会印有“{me.name}
        ”和时间，这次查看会记录下来，考生本人看得到。
      </p>
      {sitting !== undefined && (
        <p className="quiet">{sitting}都用这个用途，不再逐张询问；每打开一张仍会记录。</p>
      )}
      <Form layout="vertical">
        <Form.Item label="用途">
          <Radio.Group
            aria-label="用途"
            vertical
            value={purpose}
            options={purposes.map((p) => ({ value: p.code, label: p.text }))}
            onChange={(e) => setPurpose(String(e.target.value))}
          />
        </Form.Item>
        {noteAsked && (
          <Form.Item label="为什么要看（一句话，至少 4 个字）" htmlFor="viewing-note">
            <Input
              id="viewing-note"
              value={note}
              maxLength={200}
              placeholder="如：家长来访，核对出生日期"
              onChange={(e) => setNote(e.target.value)}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
