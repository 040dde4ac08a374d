import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { activateStaff } from '@zhongzhao/api/grants'
import { CallRefused, call, sentenceOf } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'

interface Entered {
  readonly login: string
  readonly code: string
  readonly password: string
  readonly again: string
}

/** 凭激活码启用账号: the person chooses the password, alone (notice 三.(二)). */
export function ActivatePage() {
  const [form] = Form.useForm<Entered>()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const enter = useAct({
    run: ({ login, code, password }: Entered) => call(activateStaff, { login: login.trim(), code, password }),
    onDone: () => {
      queries.clear()
      void navigate({ to: '/', search: {} })
    },
    onRefused: (error) => {
      const weak = error instanceof CallRefused && error.code === 'PASSWORD-WEAK'
      form.setFields([{ name: weak ? 'password' : 'code', errors: [sentenceOf(error)] }])
    },
  })
  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <h1>启用工作人员账号</h1>
        <p className="quiet">用激活单上的登录名和激活码，自己设置一个只有自己知道的密码。</p>
        <Form form={form} layout="vertical" size="large" requiredMark={false} onFinish={enter.start}>
          <Form.Item name="login" label="登录名" rules={[{ required: true, message: '请输入登录名。' }]}>
            <Input autoComplete="username" />
          </Form.Item>
          <Form.Item name="code" label="激活码" rules={[{ required: true, message: '请输入激活码。' }]}>
            <Input autoComplete="one-time-code" />
          </Form.Item>
          <Form.Item
            name="password"
            label="自己设置的密码"
            extra="至少 8 个字符，不限格式；不要用姓名、生日、电话或常见的密码。"
            rules={[{ required: true, message: '请设置密码。' }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label="再输一次密码"
            dependencies={['password']}
            rules={[
              { required: true, message: '请再输一次密码。' },
              ({ getFieldValue }) => ({
                validator: (_, value) =>
                  value === undefined || value === getFieldValue('password')
                    ? Promise.resolve()
                    : Promise.reject(new Error('两次输入的密码不一样。')),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={enter.busy}>
            启用并登录
          </Button>
        </Form>
        <p className="quiet small">
          已经启用？
          <Link to="/sign-in" search={{}}>
            去登录
          </Link>
        </p>
      </div>
    </main>
  )
}
