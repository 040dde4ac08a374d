import { signIn } from '@zhongzhao/api/sign-in'
import { useState } from 'react'
import { call } from '../shared/call.ts'
import { type OutReason, enter } from '../shared/session.ts'
import { PasswordInput } from './PasswordInput.tsx'
import { TextField } from './TextField.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'

const reasons: Readonly<Record<OutReason, string>> = {
  fresh: '',
  left: '已退出。公用电脑请关闭浏览器后再离开。',
  idle: '15 分钟没有操作，已自动退出。已保存的内容都在，请重新登录。',
  expired: '登录已过期，请重新登录。已保存的内容都在，还没上传的会在登录后自动上传。',
}

const staffOnly = '这个账号是工作人员的，请在工作台登录。'

/** Sign-in by any of the person's numbers (C9). A mistake keeps everything that was typed. */
export function SignIn({ why, login: given }: { readonly why: OutReason; readonly login: string }) {
  const [login, setLogin] = useState(given)
  const [password, setPassword] = useState('')
  const [staff, setStaff] = useState<'no' | 'yes'>('no')
  const { running, trouble, run } = useAct(async () => {
    const me = await call(signIn, { login: login.trim(), password })
    if (me.kind === 'staff') setStaff('yes')
    else enter(me)
  })
  return (
    <div className="narrow">
      <h1>登录</h1>
      {reasons[why] !== '' && <p className="note">{reasons[why]}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
      >
        <TextField
          id="login"
          label="报名序号、学籍号或身份证号"
          value={login}
          onChange={setLogin}
          completes="username"
        />
        <PasswordInput
          id="password"
          label="密码"
          value={password}
          onChange={setPassword}
          purpose="current-password"
        />
        <Trouble sentence={staff === 'yes' ? staffOnly : trouble} />
        {staff === 'yes' && <a href="/desk">去工作台</a>}
        <button
          type="submit"
          className="main"
          disabled={login.trim() === '' || password === ''}
          aria-busy={running === 'yes'}
        >
          {running === 'yes' ? '正在登录…' : '登录'}
        </button>
      </form>
      <section className="card">
        <h2>第一次使用？</h2>
        <p>请拿好学校发的注册密码条，设一个自己的密码。</p>
        <a className="button" href="#/activate">
          凭注册密码条激活
        </a>
      </section>
      <p className="hint">
        忘记密码：请班主任重新打印一张注册密码条，旧密码随即作废，再从“凭注册密码条激活”进入。
      </p>
    </div>
  )
}
