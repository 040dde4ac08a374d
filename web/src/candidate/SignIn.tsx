import { signIn } from '@zhongzhao/api/sign-in'
import type { Window } from '@zhongzhao/domain/season/timetable'
import { useState } from 'react'
import { call } from '../shared/call.ts'
import { type OutReason, enter } from '../shared/session.ts'
import { PasswordInput } from './PasswordInput.tsx'
import { LoginField } from './TextField.tsx'
import { Times } from './Times.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useFilled } from './use-filled.ts'
import { useTitle } from './use-title.ts'

const reasons: Readonly<Record<OutReason, string>> = {
  fresh: '',
  left: '已退出。公用电脑请关闭浏览器后再离开。',
  idle: '15 分钟没有操作，已自动退出。已保存的内容都在，请重新登录。',
  expired: '登录已过期，请重新登录。已保存的内容都在，还没上传的会在登录后自动上传。',
}

const blanks = {
  login: '请输入报名序号、学籍号或身份证号，任选一个。',
  password: '请输入密码。',
}

function SignInForm({ login: given }: { readonly login: string }) {
  const [login, setLogin] = useState(given)
  const [password, setPassword] = useState('')
  const [staff, setStaff] = useState<'no' | 'yes'>('no')
  const { said, filled } = useFilled(blanks, { login, password })
  const { running, trouble, run } = useAct(async () => {
    const me = await call(signIn, { login: login.trim(), password })
    if (me.kind === 'staff') setStaff('yes')
    else enter(me)
  })
  return (
    <form
      className="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (filled()) run()
      }}
    >
      <LoginField value={login} onChange={setLogin} said={said('login')} />
      <PasswordInput
        id="password"
        label="密码"
        value={password}
        onChange={setPassword}
        said={said('password')}
        purpose="current-password"
      />
      <Trouble sentence={staff === 'yes' ? '这个账号是工作人员的，请在工作台登录。' : trouble} />
      {staff === 'yes' && (
        <a className="button wide" href="/desk">
          去工作台
        </a>
      )}
      <button type="submit" className="main wide" aria-busy={running === 'yes'}>
        {running === 'yes' ? '正在登录…' : '登录'}
      </button>
    </form>
  )
}

interface SignInProps {
  readonly why: OutReason
  readonly login: string
  readonly windows: readonly Window[]
}

/** Sign-in by any of the person's numbers (C9). A mistake keeps everything that was typed. */
export function SignIn({ why, login, windows }: SignInProps) {
  useTitle('登录')
  return (
    <>
      <h1>登录</h1>
      {reasons[why] !== '' && <output className="note">{reasons[why]}</output>}
      <div className="columns even">
        <SignInForm login={login} />
        <div>
          <section className="card" aria-labelledby="first-title">
            <h2 id="first-title">第一次使用，或忘了密码？</h2>
            <p>请拿好学校发的注册密码条，自己设一个密码。</p>
            <a className="button" href="#/activate">
              凭注册密码条激活
            </a>
            <p className="hint">忘了密码：请班主任重新打印一张注册密码条，旧密码随即作废。</p>
          </section>
          <section className="card" aria-labelledby="points-title">
            <h2 id="points-title">回户籍地报考、往届生、社会考生</h2>
            <p>到指定报名点办理，不用登录就能查地址、电话和时间。</p>
            <a className="button" href="#/points">
              查指定报名点
            </a>
          </section>
          <section className="card" aria-labelledby="publicity-title">
            <h2 id="publicity-title">公示</h2>
            <p>看学校正在公示的审核结果，提出异议，不用登录。</p>
            <a className="button" href="#/publicity">
              看公示
            </a>
          </section>
          <Times windows={windows} />
        </div>
      </div>
    </>
  )
}
