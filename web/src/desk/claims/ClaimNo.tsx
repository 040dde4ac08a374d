import { Checkbox, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { ClaimView } from './claim-query.ts'

interface Given {
  readonly reasons: { readonly about: string; readonly code: string }[]
  readonly note: string
}

interface Props {
  readonly of: ClaimView
  readonly verdict: 'return' | 'refuse'
  readonly busy: boolean
  readonly onGiven: (given: Given) => void
  readonly onClose: () => void
}

/** 退回补正、不通过: what it is about, and why; the family reads both and what to do next. */
export function ClaimNo({ of, verdict, busy, onGiven, onClose }: Props) {
  const [about, setAbout] = useState<readonly string[]>(of.deciding === undefined ? [] : [of.deciding])
  const [code, setCode] = useState<string>()
  const [note, setNote] = useState('')
  const offered = of.reasons.filter((reason) => reason.for.includes(verdict))
  const chosen = offered.find((reason) => reason.code === code)
  const give = () => {
    const things = about.length === 0 ? [''] : about
    onGiven({ reasons: things.map((thing) => ({ about: thing, code: code ?? '' })), note })
  }
  return (
    <Modal
      open
      title={verdict === 'return' ? `退回${of.name}的申报` : `${of.name}的申报不通过`}
      okText={verdict === 'return' ? '退回' : '不通过'}
      okButtonProps={{ danger: true, disabled: code === undefined }}
      confirmLoading={busy}
      onOk={give}
      onCancel={onClose}
    >
      <p className="quiet">考生和监护人会看到是哪一项、为什么、接下来怎么办。</p>
      <p>关于</p>
      <Checkbox.Group
        className="claim-about"
        value={[...about]}
        options={of.about.map((one) => ({ value: one.code, label: one.label }))}
        onChange={(values) => setAbout(values.map(String))}
      />
      <p>原因</p>
      <Select
        aria-label="原因"
        className="claim-reason"
        placeholder="选择原因"
        value={code ?? null}
        options={offered.map((reason) => ({ value: reason.code, label: reason.text }))}
        onChange={(value: string | null) => setCode(value ?? undefined)}
      />
      {chosen !== undefined && <p className="quiet small">{chosen.todo}</p>}
      <Input.TextArea
        aria-label="说明"
        placeholder="给考生的说明（可以不写）"
        rows={3}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  )
}
