import { Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { preparePublicity } from '@zhongzhao/api/publicity'
import { privateIn, privateKindNames } from '@zhongzhao/domain/publicity/private-text'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { useSession } from '../session/session.ts'

interface Props {
  readonly onDone: (lines: number) => void
  readonly onClose: () => void
}

/** 生成公示名单: which kind, and what stands above it; private things in the words are told while they are typed. */
export function PrepareDialog({ onDone, onClose }: Props) {
  const { pack, hat } = useSession()
  const { kinds } = pack.publicity
  const [kind, setKind] = useState(kinds[0]?.code ?? '')
  const [remark, setRemark] = useState('')
  const found = privateIn(remark, pack.year)
  const chosen = kinds.find(({ code }) => code === kind)
  const prepare = useAct({
    run: () => call(preparePublicity, { org: hat.orgCode, kind, remark: remark.trim() }),
    onDone: ({ lines }) => onDone(lines),
  })
  return (
    <Modal
      open
      title="生成公示名单"
      okText="生成"
      okButtonProps={{ disabled: kind === '' || found.length > 0 }}
      confirmLoading={prepare.busy}
      onOk={() => prepare.start(undefined)}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label="名单">
          <Radio.Group
            value={kind}
            options={kinds.map(({ code, title }) => ({ value: code, label: title }))}
            onChange={(event) => setKind(String(event.target.value))}
          />
        </Form.Item>
        <Form.Item
          label="公示说明（可以不写）"
          htmlFor="publicity-remark"
          {...(found.length === 0
            ? {}
            : {
                validateStatus: 'error' as const,
                help: `像是写了${found.map((one) => privateKindNames[one]).join('、')}，公示里不能出现，请删去。`,
              })}
        >
          <Input.TextArea
            id="publicity-remark"
            rows={3}
            maxLength={300}
            placeholder="审核依据、审核时间、联系科室"
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        </Form.Item>
        {chosen !== undefined && (
          <p className="quiet">开始以后公示满 {chosen.days} 个整天，到期自动撤下，不能提前。</p>
        )}
      </Form>
    </Modal>
  )
}
