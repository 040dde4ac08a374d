import { changePassword } from '@zhongzhao/api/sign-in'
import { useState } from 'react'
import { call } from '../shared/call.ts'
import { PasswordInput } from './PasswordInput.tsx'
import { PageTitle } from './Shell.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'

/** Own password only; no prescribed format (notice 三.(二), C2). */
export function ChangePassword() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [done, setDone] = useState('')
  const { running, trouble, run } = useAct(async () => {
    setDone('')
    await call(changePassword, { current, next })
    setCurrent('')
    setNext('')
    setDone('密码已修改，其他设备上的登录已退出。')
  })
  return (
    <div className="narrow">
      <PageTitle sub="密码是你自己的，不要告诉同学和老师。">修改密码</PageTitle>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
      >
        <PasswordInput
          id="current-password"
          label="现在的密码"
          value={current}
          onChange={setCurrent}
          purpose="current-password"
        />
        <PasswordInput
          id="next-password"
          label="新密码"
          hint="不限格式。不要用生日、证件号码、电话，也不要和同学一样。"
          value={next}
          onChange={setNext}
          purpose="new-password"
        />
        <Trouble sentence={trouble} />
        {done !== '' && <output className="note good">{done}</output>}
        <button
          type="submit"
          className="main"
          disabled={current === '' || next === ''}
          aria-busy={running === 'yes'}
        >
          {running === 'yes' ? '正在修改…' : '修改密码'}
        </button>
      </form>
    </div>
  )
}
