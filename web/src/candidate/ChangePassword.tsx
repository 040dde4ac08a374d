import { changePassword } from '@zhongzhao/api/sign-in'
import { useState } from 'react'
import { call } from '../shared/call.ts'
import { PasswordInput } from './PasswordInput.tsx'
import { PageTitle } from './Shell.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useFilled } from './use-filled.ts'
import { useRefusedField } from './use-refused-field.ts'

const blanks = { 'current-password': '请输入现在的密码。', 'next-password': '请输入新密码。' }

/** Own password only; no prescribed format (notice 三.(二), C2). */
export function ChangePassword() {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [done, setDone] = useState('')
  const blank = useFilled(blanks, { 'current-password': current, 'next-password': next })
  const act = useAct(async () => {
    setDone('')
    await call(changePassword, { current, next })
    setCurrent('')
    setNext('')
    setDone('密码已修改，其他设备上的登录已退出。')
  })
  const refused = useRefusedField(act, {
    'PASSWORD-WEAK': 'next-password',
    'SIGN-IN-WRONG': 'current-password',
  })
  const wrong = (id: string) =>
    act.code === 'SIGN-IN-WRONG' && refused.said(id) !== ''
      ? '现在的密码不对，请重新输入。'
      : refused.said(id)
  const said = (id: string) => (done === '' ? blank.said(id) || wrong(id) : '')
  return (
    <div className="narrow">
      <PageTitle sub="密码是你自己的，不要告诉同学和老师。">修改密码</PageTitle>
      <form
        className="card"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setDone('')
          if (blank.filled()) act.run()
        }}
      >
        <PasswordInput
          id="current-password"
          label="现在的密码"
          value={current}
          onChange={setCurrent}
          said={said('current-password')}
          purpose="current-password"
        />
        <PasswordInput
          id="next-password"
          label="新密码"
          hint="至少 8 个字或字符，不限格式。不要用生日、证件号码、电话，也不要和同学一样。"
          value={next}
          onChange={setNext}
          said={said('next-password')}
          purpose="new-password"
        />
        <Trouble sentence={refused.rest} />
        {done !== '' && <output className="note good">{done}</output>}
        <button type="submit" className="main wide" aria-busy={act.running === 'yes'}>
          {act.running === 'yes' ? '正在修改…' : '修改密码'}
        </button>
      </form>
    </div>
  )
}
