import { activate, checkSlip } from '@zhongzhao/api/sign-in'
import { useState } from 'react'
import { call } from '../shared/call.ts'
import { enter } from '../shared/session.ts'
import { PasswordInput } from './PasswordInput.tsx'
import { go } from './route.ts'
import { LoginField, TextField } from './TextField.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useFilled } from './use-filled.ts'
import { useRefusedField } from './use-refused-field.ts'
import { useSteps } from './use-steps.ts'
import { useTitle } from './use-title.ts'

interface Typed {
  readonly login: string
  readonly code: string
  readonly password: string
  readonly phone: string
}

interface StepProps {
  readonly typed: Typed
  readonly onType: (more: Partial<Typed>) => void
  readonly onNext: () => void
}

interface Owner {
  readonly name: string
  readonly school: string
}

const slipBlanks = {
  login: '请输入报名序号、学籍号或身份证号，任选一个。',
  code: '请输入注册密码条上的注册密码。',
}

function SlipStep({
  typed,
  onType,
  onNext,
  onOwner,
}: StepProps & { readonly onOwner: (owner: Owner) => void }) {
  const { said, filled } = useFilled(slipBlanks, { login: typed.login, code: typed.code })
  const { running, trouble, run } = useAct(async () => {
    onOwner(await call(checkSlip, { login: typed.login.trim(), code: typed.code.trim() }))
    onNext()
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
      <LoginField value={typed.login} onChange={(login) => onType({ login })} said={said('login')} />
      <TextField
        id="code"
        label="注册密码"
        hint="照注册密码条输入，不分大小写，中间的横线可以不输。"
        value={typed.code}
        onChange={(code) => onType({ code })}
        said={said('code')}
      />
      <Trouble sentence={trouble} />
      <button type="submit" className="main wide" aria-busy={running === 'yes'}>
        {running === 'yes' ? '正在核对…' : '下一步'}
      </button>
    </form>
  )
}

/** One minute before the first password (K7). */
function LessonStep({
  owner,
  lesson,
  onNext,
}: {
  owner: Owner
  lesson: readonly string[]
  onNext: () => void
}) {
  return (
    <section className="card" aria-labelledby="lesson-title">
      <p className="note">
        这张密码条是 <b>{owner.school}</b> 的 <b className="name">{owner.name}</b>{' '}
        的。不是你？请停下来，告诉班主任。
      </p>
      <h2 id="lesson-title">先花一分钟看完</h2>
      <ol className="lesson">
        {lesson.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <button type="button" className="main wide" onClick={onNext}>
        我看完了，去设密码
      </button>
    </section>
  )
}

const accountBlanks = {
  'new-password': '请给自己设一个密码。',
  phone: '请填一个保证畅通的手机号码。',
}

function PasswordStep({ typed, onType, onNext }: StepProps) {
  const blank = useFilled(accountBlanks, { 'new-password': typed.password, phone: typed.phone })
  const act = useAct(async () => {
    const { login, code, password, phone } = typed
    const me = await call(activate, { login: login.trim(), code: code.trim(), password, phone })
    onNext()
    enter(me)
  })
  const refused = useRefusedField(act, { 'PASSWORD-WEAK': 'new-password', 'PHONE-WRONG': 'phone' })
  const said = (id: string) => blank.said(id) || refused.said(id)
  return (
    <form
      className="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (blank.filled()) act.run()
      }}
    >
      <PasswordInput
        id="new-password"
        label="给自己设一个密码"
        hint="至少 8 个字或字符，不限格式：一句只有自己知道的话就很好。不要用生日、证件号码、电话，也不要和同学一样。"
        value={typed.password}
        onChange={(password) => onType({ password })}
        said={said('new-password')}
        purpose="new-password"
      />
      <TextField
        id="phone"
        label="手机号码"
        hint="请填保证畅通的号码，最好是监护人的：考试和录取期间学校靠它找到你。现在不发短信，不影响填报；兄弟姐妹可以填同一个。"
        value={typed.phone}
        onChange={(phone) => onType({ phone })}
        said={said('phone')}
        mode="tel"
      />
      <Trouble sentence={refused.rest} />
      <button type="submit" className="main wide" aria-busy={act.running === 'yes'}>
        {act.running === 'yes' ? '正在激活…' : '设好了，进入'}
      </button>
    </form>
  )
}

const steps = ['核对密码条', '看须知', '设密码'] as const

/** First sign-in with the slip (注册密码条, C1): slip → lesson → own password and phone → in. Going back loses nothing typed. */
export function Activate({ lesson, login }: { readonly lesson: readonly string[]; readonly login: string }) {
  useTitle('凭注册密码条激活')
  const { step, next, back } = useSteps()
  const [typed, setTyped] = useState<Typed>({ login, code: '', password: '', phone: '' })
  const [owner, setOwner] = useState<Owner>({ name: '', school: '' })
  const onType = (more: Partial<Typed>) => setTyped((before) => ({ ...before, ...more }))
  return (
    <div className="narrow">
      <h1>凭注册密码条激活</h1>
      <ol className="steps" aria-label="步骤">
        {steps.map((name, index) => (
          <li
            key={name}
            aria-current={index === step ? 'step' : undefined}
            className={index < step ? 'past' : ''}
          >
            {name}
          </li>
        ))}
      </ol>
      {step === 0 && <SlipStep typed={typed} onType={onType} onNext={next} onOwner={setOwner} />}
      {step === 1 && <LessonStep owner={owner} lesson={lesson} onNext={next} />}
      {step === 2 && <PasswordStep typed={typed} onType={onType} onNext={() => go({ page: 'home' })} />}
      {step > 0 ? (
        <button type="button" className="plain" onClick={back}>
          ‹ 上一步
        </button>
      ) : (
        <a className="back" href="#/home">
          ‹ 已有密码，去登录
        </a>
      )}
    </div>
  )
}
