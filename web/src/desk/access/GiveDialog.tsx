import { Alert, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { giveGrant } from '@zhongzhao/api/grants'
import { beijingDay, instant } from '@zhongzhao/domain/base/time'
import { call, sentenceOf } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { Whom, type WhomEntered, whomOf } from './Whom.tsx'
import type { Place } from './grant-query.ts'
import type { SlipView } from './Slip.tsx'

interface Entered extends WhomEntered {
  readonly org: string
  readonly role: string
  readonly lastDay?: string
}

interface Props {
  readonly places: readonly Place[]
  readonly org: string
  readonly onGiven: (slip: SlipView | undefined) => void
  readonly onClose: () => void
}

/** 授权 (A5): where, which role, whom, until when; only what the own grant allows is offered. */
export function GiveDialog({ places, org, onGiven, onClose }: Props) {
  const [form] = Form.useForm<Entered>()
  const [trouble, setTrouble] = useState<string>()
  const chosen = Form.useWatch('org', form) ?? org
  const role = Form.useWatch('role', form)
  const gives = places.find((place) => place.code === chosen)?.gives ?? []
  const latest = gives.find((one) => one.role === role)?.latest
  const give = useAct({
    run: ({ lastDay, ...entered }: Entered) =>
      call(giveGrant, {
        org: entered.org,
        role: entered.role,
        ...whomOf(entered),
        ...(lastDay === undefined || lastDay === '' ? {} : { lastDay }),
      }),
    onDone: ({ slip }) => onGiven(slip),
    onRefused: (error) => setTrouble(sentenceOf(error)),
  })
  return (
    <Modal
      open
      title="授权"
      okText="授权"
      confirmLoading={give.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Entered>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ org, role: gives[0]?.role }}
        onFinish={give.start}
        onValuesChange={(changed: Partial<Entered>) => {
          setTrouble(undefined)
          if (changed.org === undefined) return
          const [first] = places.find((place) => place.code === changed.org)?.gives ?? []
          form.setFieldValue('role', first?.role)
        }}
      >
        <div className="form-two">
          <Form.Item name="org" label="单位" rules={[{ required: true }]}>
            <Select
              aria-label="单位"
              showSearch={{ optionFilterProp: 'label' }}
              options={places
                .filter((place) => place.gives.length > 0)
                .map((place) => ({ value: place.code, label: place.name }))}
            />
          </Form.Item>
          <Form.Item name="role" label="角色" rules={[{ required: true, message: '请选择角色。' }]}>
            <Select aria-label="角色" options={gives.map((one) => ({ value: one.role, label: one.title }))} />
          </Form.Item>
        </div>
        <Whom />
        <Form.Item
          name="lastDay"
          label="最后一天"
          extra={latest === undefined ? '不填则不限期。' : `不填则与您的授权同时到期：${timeWords(latest)}。`}
        >
          <Input type="date" {...(latest === undefined ? {} : { max: beijingDay(instant(latest - 1)) })} />
        </Form.Item>
        {trouble !== undefined && <Alert type="error" showIcon title={trouble} role="alert" />}
      </Form>
    </Modal>
  )
}
