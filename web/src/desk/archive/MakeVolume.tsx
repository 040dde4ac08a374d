import { Form, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { makeVolume } from '@zhongzhao/api/archive'
import { call } from '../../shared/call.ts'
import { useClasses } from '../parts/class-choice.ts'
import { useAct } from '../parts/use-act.ts'
import { useSession } from '../session/session.ts'

interface Props {
  readonly onDone: (words: string) => void
  readonly onClose: () => void
}

/** 立卷: of a class, or of the whole school; every signed sheet that lies in no volume. */
export function MakeVolume({ onDone, onClose }: Props) {
  const { hat, pack } = useSession()
  const { data } = useClasses()
  const { periods, usual } = pack.archive
  const [org, setOrg] = useState<string>()
  const [period, setPeriod] = useState(usual)
  const make = useAct({
    run: (of: string) => call(makeVolume, { org: of, period }),
    onDone: ({ sheets }) => onDone(`已立卷，收入 ${sheets} 件。核对纸质材料后请“装订归档”。`),
  })
  const options = [
    ...(data ?? []).map(({ code, name }) => ({ value: code, label: name })),
    { value: hat.orgCode, label: '全校（不分班）' },
  ]
  return (
    <Modal
      open
      title="立卷"
      okText="立卷"
      okButtonProps={{ disabled: org === undefined }}
      confirmLoading={make.busy}
      onOk={() => org !== undefined && make.start(org)}
      onCancel={onClose}
    >
      <p>已登记签字、还没有归档的登记表会全部收入这一卷；被更正替代的旧表一并收入，注明已作废。</p>
      <Form layout="vertical">
        <Form.Item label="哪个班的登记表" htmlFor="volume-class">
          <Select
            id="volume-class"
            placeholder="请选择班级"
            value={org ?? null}
            options={options}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(value) => setOrg(value ?? undefined)}
          />
        </Form.Item>
        <Form.Item label="保管期限">
          <Radio.Group
            value={period}
            options={periods.map(({ code, title }) => ({ value: code, label: title }))}
            onChange={(event) => setPeriod(String(event.target.value))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
