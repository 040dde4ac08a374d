import type { OutputOf } from '@zhongzhao/api/endpoint'
import { sandboxState } from '@zhongzhao/api/season'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { useEffect, useState } from 'react'
import { call, sentenceOf } from '../shared/call.ts'
import { Trouble } from './Trouble.tsx'

type State = OutputOf<typeof sandboxState>
type SignIn = State['signIns'][number]

const candidatesFirst = (a: SignIn, b: SignIn) => Number(b.role === '考生') - Number(a.role === '考生')

/** Candidates sign in here or begin with their slip; staff at the desk. */
function UseIt({ one, onUse }: { one: SignIn; onUse: (login: string, by: 'password' | 'slip') => void }) {
  if (one.role !== '考生') {
    return (
      <a className="button" href="/desk">
        去工作台登录<span className="unseen">（{one.role}）</span>
      </a>
    )
  }
  const by = one.note.includes('密码条') ? 'slip' : 'password'
  return (
    <button type="button" onClick={() => onUse(one.login, by)}>
      {by === 'slip' ? '用这张密码条激活' : '用这个账号登录'}
      <span className="unseen">（{one.login}）</span>
    </button>
  )
}

/** The made-up sign-ins of a sandbox, one for each role (K6). */
export function Sandbox({ onUse }: { readonly onUse: (login: string, by: 'password' | 'slip') => void }) {
  const [state, setState] = useState<State>()
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    call(sandboxState, {}).then(setState, (problem: unknown) => setTrouble(sentenceOf(problem)))
  }, [])
  return (
    <>
      <div className="page-title">
        <a className="back" href="#/home">
          ‹ 返回
        </a>
        <h1>演练账号</h1>
      </div>
      <Trouble sentence={trouble} />
      {state?.sandbox === false && <p>这不是演练环境，没有演练账号。</p>}
      {state?.sandbox === true && (
        <>
          <p>演练时间 {chineseTime(instant(state.now))}。下面的人和学校都是虚构的，可以随便试。</p>
          <ul className="sign-ins">
            {[...state.signIns].sort(candidatesFirst).map((one) => (
              <li key={one.login} className="card">
                <h2>{one.role}</h2>
                <p>{one.org}</p>
                <p>
                  账号 <code>{one.login}</code>　密码 <code>{one.password}</code>
                </p>
                {one.note !== '' && <p className="hint">{one.note}</p>}
                <UseIt one={one} onUse={onUse} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
