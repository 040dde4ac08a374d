import { Alert, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { keepDuty } from '@zhongzhao/api/duty'
import { call, sentenceOf } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import type { People } from './people.ts'

interface Props {
  readonly org: string
  readonly version: number
  readonly people: People | undefined
  readonly onDone: () => void
  readonly onClose: () => void
}

const posts = [
  ['leads', '谁主管'],
  ['reviews', '谁审核'],
  ['enters', '谁负责（录入）'],
] as const

/** As it is sent: no login where none was typed. */
function tidy(person: People['leads']): People['leads'] {
  const { login = '', ...rest } = person
  return { ...rest, ...(login.trim() === '' ? {} : { login: login.trim() }) }
}

export function KeepDuty({ org, version, people, onDone, onClose }: Props) {
  const [form] = Form.useForm<People>()
  const [trouble, setTrouble] = useState<string>()
  const keep = useAct({
    run: ({ leads, reviews, enters }: People) =>
      call(keepDuty, {
        org,
        version,
        people: { leads: tidy(leads), reviews: tidy(reviews), enters: tidy(enters) },
      }),
    onDone,
    onRefused: (error) => setTrouble(sentenceOf(error)),
  })
  const nobody = { name: '', post: '', phone: '' }
  return (
    <Modal
      open
      title="登记责任人"
      okText="登记"
      confirmLoading={keep.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={640}
    >
      <Form<People>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={people ?? { leads: nobody, reviews: nobody, enters: nobody }}
        onFinish={keep.start}
        onValuesChange={() => setTrouble(undefined)}
      >
        {posts.map(([post, title]) => (
          <fieldset className="duty-person" key={post}>
            <legend>{title}</legend>
            <div className="form-two">
              <Form.Item
                name={[post, 'name']}
                label="姓名"
                rules={[{ required: true, whitespace: true, message: '请填写姓名。' }]}
              >
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name={[post, 'post']} label="职务">
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name={[post, 'phone']} label="办公电话">
                <Input maxLength={30} />
              </Form.Item>
              <Form.Item name={[post, 'login']} label="登录名（有账号的）">
                <Input maxLength={64} autoComplete="off" />
              </Form.Item>
            </div>
          </fieldset>
        ))}
        {trouble !== undefined && <Alert type="error" showIcon title={trouble} role="alert" />}
      </Form>
    </Modal>
  )
}
