import { Alert, Checkbox, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { askExtension } from '@zhongzhao/api/extensions'
import { type Activity, activityNames, trackNames } from '@zhongzhao/domain/season/timetable'
import { call, sentenceOf } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { usePlacesBelow } from '../parts/use-places.ts'
import { useSession } from '../session/session.ts'

interface Entered {
  readonly org: string
  readonly activities: readonly Activity[]
  readonly tracks?: readonly string[]
  readonly until: string
  readonly reason: string
}

const offered: readonly Activity[] = ['fill', 'declare', 'chooseTrack', 'supply', 'check', 'amend', 'sign']

export function AskExtension({
  onDone,
  onClose,
}: {
  readonly onDone: () => void
  readonly onClose: () => void
}) {
  const { hat } = useSession()
  const [form] = Form.useForm<Entered>()
  const [trouble, setTrouble] = useState<string>()
  const places = [{ value: hat.orgCode, label: hat.orgName }, ...usePlacesBelow()]
  const ask = useAct({
    run: ({ org, activities, tracks = [], until, reason }: Entered) =>
      call(askExtension, {
        org,
        activities: [...activities],
        tracks: [...tracks],
        until,
        reason: reason.trim(),
      }),
    onDone,
    onRefused: (error) => setTrouble(sentenceOf(error)),
  })
  return (
    <Modal
      open
      title="申请延期"
      okText="提交申请"
      confirmLoading={ask.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Entered>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ org: hat.orgCode, activities: ['fill'] }}
        onFinish={ask.start}
        onValuesChange={() => setTrouble(undefined)}
      >
        <Form.Item name="org" label="哪个单位" extra="包括它下面的学校和班级。">
          <Select aria-label="哪个单位" showSearch={{ optionFilterProp: 'label' }} options={places} />
        </Form.Item>
        <Form.Item name="activities" label="延长什么" rules={[{ required: true, message: '请至少选一项。' }]}>
          <Checkbox.Group
            options={offered.map((activity) => ({ value: activity, label: activityNames[activity] }))}
          />
        </Form.Item>
        <Form.Item name="tracks" label="哪些考生" extra="不选则各类考生都延长。">
          <Checkbox.Group options={Object.entries(trackNames).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item
          name="until"
          label="延期到（北京时间）"
          rules={[{ required: true, message: '请选择时间。' }]}
        >
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item
          name="reason"
          label="原因（考生会看到）"
          rules={[{ required: true, min: 4, whitespace: true, message: '请写明原因，至少 4 个字。' }]}
        >
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
        {trouble !== undefined && <Alert type="error" showIcon title={trouble} role="alert" />}
      </Form>
    </Modal>
  )
}
