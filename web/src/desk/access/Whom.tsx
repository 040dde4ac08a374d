import { Button, Form, Input, Radio } from 'antd'
import { findStaff } from '@zhongzhao/api/grants'
import { call, sentenceOf } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'

export interface WhomEntered {
  readonly who: 'new' | 'there'
  readonly login: string
  readonly name?: string
}

/** What a command is told of the person: a name only for somebody new. */
export const whomOf = ({ who, login, name }: WhomEntered) => ({
  login: login.trim(),
  ...(who === 'new' ? { name: (name ?? '').trim() } : {}),
})

/** Somebody new, or somebody who has an account already: found by the login, shown by the name. Inside a form. */
export function Whom() {
  const form = Form.useFormInstance<WhomEntered>()
  const who = Form.useWatch('who', form) ?? 'new'
  const find = useAct({
    run: (login: string) => call(findStaff, { login: login.trim() }),
    onDone: () => form.setFields([{ name: 'login', errors: [] }]),
    onRefused: (error) => form.setFields([{ name: 'login', errors: [sentenceOf(error)] }]),
  })
  return (
    <>
      <Form.Item name="who" initialValue="new">
        <Radio.Group
          options={[
            { value: 'new', label: '新建账号' },
            { value: 'there', label: '已有账号' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="login"
        label="登录名"
        extra={
          who === 'new'
            ? '3 到 32 个小写字母、数字、点或短横，例如 jinshui.wang。不要用证件号、手机号。'
            : find.result !== undefined && `找到：${find.result.name}`
        }
        rules={[{ required: true, message: '请输入登录名。' }]}
      >
        {who === 'new' ? (
          <Input autoComplete="off" />
        ) : (
          <Input.Search
            autoComplete="off"
            enterButton={<Button>查找</Button>}
            loading={find.busy}
            onSearch={(login) => login.trim() !== '' && find.start(login)}
          />
        )}
      </Form.Item>
      {who === 'new' && (
        <Form.Item
          name="name"
          label="姓名"
          rules={[{ required: true, whitespace: true, message: '请输入姓名。' }]}
        >
          <Input autoComplete="off" maxLength={60} />
        </Form.Item>
      )}
    </>
  )
}
