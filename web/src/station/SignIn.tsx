import { sandboxState } from '@zhongzhao/api/season'
import { type Me as MeShape } from '../shared/session.ts'
import { signIn } from '@zhongzhao/api/sign-in'
import { useEffect, useId, useState } from 'react'
import { CallRefused, call, sentenceOf } from '../shared/call.ts'
import { enter } from '../shared/session.ts'

type Sample = {
  readonly login: string
  readonly password: string
  readonly role: string
  readonly org: string
}

/** Roles whose pack entry holds 采集或导入照片; a sandbox lists many more. */
const photographers = ['班主任', '学校管理员']

function useSamples(): readonly Sample[] {
  const [samples, setSamples] = useState<readonly Sample[]>([])
  useEffect(() => {
    call(sandboxState, {}).then(
      ({ signIns }) => setSamples(signIns.filter(({ role }) => photographers.includes(role))),
      () => undefined,
    )
  }, [])
  return samples
}

const troubleOf = (problem: unknown): string =>
  problem instanceof CallRefused && problem.code === 'SIGN-IN-WRONG'
    ? '账号或密码不对，请核对后重试；忘记密码请联系上一级管理员。'
    : sentenceOf(problem)

/** The form itself, also inside a running shift whose session has ended. */
export function SignInForm({ onEntered }: { readonly onEntered: (me: MeShape) => void }) {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState<'no' | 'yes'>('no')
  const samples = useSamples()
  const [loginId, passwordId] = [useId(), useId()]
  const submit = async () => {
    if (login.trim() === '' || password === '') return setTrouble('请输入账号和密码。')
    setBusy('yes')
    try {
      const me = await call(signIn, { login: login.trim(), password })
      if (me.kind === 'staff') onEntered(me)
      else setTrouble('这是考生账号。采集站由学校使用，请用学校的工作账号登录。')
    } catch (problem) {
      setTrouble(troubleOf(problem))
    }
    setBusy('no')
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <label htmlFor={loginId}>账号</label>
      <input
        id={loginId}
        type="text"
        autoComplete="username"
        value={login}
        onChange={(event) => setLogin(event.target.value)}
      />
      <label htmlFor={passwordId}>密码</label>
      <input
        id={passwordId}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <p role="alert" className="trouble">
        {trouble}
      </p>
      <button type="submit" className="main" aria-busy={busy === 'yes'}>
        {busy === 'yes' ? '正在登录…' : '登录'}
      </button>
      {samples.length > 0 && (
        <div className="samples">
          <p className="quiet">演练环境，点一个账号填入（人员均为虚构）：</p>
          {samples.map((one) => (
            <button
              key={one.login}
              type="button"
              onClick={() => {
                setLogin(one.login)
                setPassword(one.password)
              }}
            >
              {one.role}　{one.org}
            </button>
          ))}
        </div>
      )}
    </form>
  )
}

export function SignIn() {
  return (
    <main className="lonely">
      <h1>照片采集站</h1>
      <p className="quiet">用工作台的账号登录，领取班级名单后开始拍照。</p>
      <SignInForm onEntered={enter} />
    </main>
  )
}
