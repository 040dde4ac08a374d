import { Form, Input, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { recordCaseAt, recordCaseOf } from '@zhongzhao/api/duty'
import { call } from '../../shared/call.ts'
import { PupilSearch } from '../parts/PupilSearch.tsx'
import { useAct } from '../parts/use-act.ts'
import { usePlacesBelow } from '../parts/use-places.ts'

interface Props {
  readonly onDone: () => void
  readonly onClose: () => void
}

const LEAST = 10

/** 登记弄虚作假情况: about whom, and the facts. */
export function RecordCase({ onDone, onClose }: Props) {
  const [about, setAbout] = useState<'candidate' | 'organisation'>('candidate')
  const [candidate, setCandidate] = useState<string>()
  const [org, setOrg] = useState<string>()
  const [facts, setFacts] = useState('')
  const places = usePlacesBelow()
  const target = about === 'candidate' ? candidate : org
  const record = useAct<string, unknown>({
    run: (which) =>
      about === 'candidate'
        ? call(recordCaseOf, { id: which, facts: facts.trim() })
        : call(recordCaseAt, { org: which, facts: facts.trim() }),
    onDone,
  })
  return (
    <Modal
      open
      title="登记弄虚作假情况"
      okText="登记"
      okButtonProps={{ disabled: target === undefined || facts.trim().length < LEAST }}
      confirmLoading={record.busy}
      onOk={() => target !== undefined && record.start(target)}
      onCancel={onClose}
      width={640}
    >
      <Form layout="vertical">
        {places.length > 0 && (
          <Form.Item label="针对">
            <Radio.Group
              value={about}
              options={[
                { value: 'candidate', label: '考生' },
                { value: 'organisation', label: '下级单位' },
              ]}
              onChange={(event) => setAbout(event.target.value as 'candidate' | 'organisation')}
            />
          </Form.Item>
        )}
        {about === 'candidate' ? (
          <Form.Item label="考生">
            <PupilSearch onChoose={(line) => setCandidate(line.id)} />
          </Form.Item>
        ) : (
          <Form.Item label="单位">
            <Select
              aria-label="单位"
              showSearch={{ optionFilterProp: 'label' }}
              {...(org === undefined ? {} : { value: org })}
              options={[...places]}
              onChange={setOrg}
            />
          </Form.Item>
        )}
        <Form.Item label="事实（至少 10 个字）" htmlFor="case-facts">
          <Input.TextArea
            id="case-facts"
            rows={4}
            maxLength={2000}
            placeholder="时间、什么材料、怎样发现、依据是什么"
            value={facts}
            onChange={(event) => setFacts(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
