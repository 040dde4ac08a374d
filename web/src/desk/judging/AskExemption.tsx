import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { askExemption } from '@zhongzhao/api/exemptions'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { useSession } from '../session/session.ts'
import { ruleName } from './FoundList.tsx'

interface Props {
  readonly registration: string
  readonly onClose: () => void
}

/** Which rules, on what ground, and what was seen as evidence. */
export function AskExemption({ registration, onClose }: Props) {
  const { pack } = useSession()
  const queries = useQueryClient()
  const [at, setAt] = useState(0)
  const [rules, setRules] = useState<readonly string[]>([])
  const [note, setNote] = useState('')
  const policy = pack.exemptionPolicies[at]
  const ask = useAct({
    run: (ground: NonNullable<typeof policy>['ground']) =>
      call(askExemption, { id: registration, ground, rules: [...rules], note: note.trim() }, { retries: 2 }),
    onDone: (answer) => {
      queries.setQueryData(['exemptions', registration], answer)
      onClose()
    },
  })
  if (policy === undefined) return null
  const sendable = rules.length > 0 && note.trim().length >= 4
  return (
    <Modal open title="申请拍照豁免" footer={null} onCancel={onClose}>
      <Radio.Group
        aria-label="原因"
        value={at}
        options={pack.exemptionPolicies.map(({ title }, value) => ({ value, label: title }))}
        onChange={(e) => {
          setAt(Number(e.target.value))
          setRules([])
        }}
      />
      <p>不按下列要求检查：</p>
      <Checkbox.Group
        className="reasons"
        value={[...rules]}
        options={policy.rules.map((value) => ({ value, label: ruleName(value) }))}
        onChange={setRules}
      />
      <p>
        <label htmlFor="exemption-note">看过的证明材料（至少 4 个字）</label>
      </p>
      <Input.TextArea
        id="exemption-note"
        rows={2}
        maxLength={500}
        value={note}
        onChange={(e) => setNote(e.target.value)}
      />
      <p className="dialog-acts">
        <Button onClick={onClose}>取消</Button>
        <Button
          type="primary"
          disabled={!sendable}
          loading={ask.busy}
          onClick={() => ask.start(policy.ground)}
        >
          提交申请，等另一人批准
        </Button>
      </p>
    </Modal>
  )
}
