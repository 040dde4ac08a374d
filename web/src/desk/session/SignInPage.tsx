import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Form, Input, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import { sandboxState } from '@zhongzhao/api/season'
import { signIn } from '@zhongzhao/api/sign-in'
import { CallRefused, call, sentenceOf } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { entryAt } from '../frame/navigation.ts'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { SandboxSignIns } from './SandboxSignIns.tsx'

interface Entered {
  readonly login: string
  readonly password: string
}

/** A forgotten password of staff is no matter of slips. */
function troubleOf(error: unknown): string {
  return error instanceof CallRefused && error.code === 'SIGN-IN-WRONG'
    ? '账号或密码不对，请核对后重试；忘记密码请联系上一级管理员。'
    : sentenceOf(error)
}

/** 登录 of staff. In a sandbox the made-up accounts stand beside it. */
export function SignInPage() {
  const [form] = Form.useForm<Entered>()
  const [{ kind, next }] = useFilters()
  const first = useRef<InputRef>(null)
  useEffect(() => {
    first.current?.focus()
  }, [])
  const navigate = useNavigate()
  const queries = useQueryClient()
  const sandbox = useQuery({ queryKey: ['sandbox'], queryFn: () => call(sandboxState, {}), retry: false })
  const enter = useAct({
    run: (entered: Entered) => call(signIn, { login: entered.login.trim(), password: entered.password }),
    onDone: () => {
      queries.clear()
      void navigate({ to: entryAt(next ?? '/') ?? '/', search: {} })
    },
    onRefused: (error) => form.setFields([{ name: 'password', errors: [troubleOf(error)] }]),
  })
  return (
    <main className="sign-in">
      <div className="sign-in-sheet">
        <h1>中招信息采集</h1>
        <p className="quiet">学校与教育部门工作台</p>
        {kind === 'idle' && <Alert type="info" showIcon title="长时间没有操作，已自动退出。请重新登录。" />}
        <Form form={form} layout="vertical" size="large" requiredMark={false} onFinish={enter.start}>
          <Form.Item name="login" label="账号" rules={[{ required: true, message: '请输入账号。' }]}>
            <Input autoComplete="username" ref={first} />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码。' }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={enter.busy}>
            登录
          </Button>
        </Form>
        <p className="quiet small">
          第一次使用，请
          <Link to="/activate" search={{}}>
            凭激活码启用账号
          </Link>
          。忘记密码请联系上一级管理员。考生和家长请<a href="/">从这里登录</a>。
        </p>
      </div>
      {sandbox.data?.sandbox === true && (
        <SandboxSignIns
          time={timeWords(sandbox.data.now)}
          signIns={sandbox.data.signIns}
          onChoose={(chosen) => {
            form.setFieldsValue(chosen)
            form.setFields([{ name: 'password', errors: [] }])
          }}
        />
      )}
    </main>
  )
}
