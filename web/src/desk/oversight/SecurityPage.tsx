import { App, Button, Input } from 'antd'
import { freeAccount, secureAccount } from '@zhongzhao/api/duty'
import { call } from '../../shared/call.ts'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'

/** 账号安全 (A6, 安全管理员): unlock an account, end its sessions; neither password nor personal data is seen. */
export function SecurityPage() {
  const { message } = App.useApp()
  const look = useAct({ run: (login: string) => call(secureAccount, { login }) })
  const seen = look.result
  const free = useAct({
    run: (act: 'unlock' | 'endSessions') => call(freeAccount, { login: seen?.login ?? '', act }),
    onDone: ({ changed }, act) => {
      void message.success(act === 'unlock' ? '已解锁，可以重新登录。' : `已结束 ${changed} 处登录。`)
      look.start(seen?.login ?? '')
    },
  })
  return (
    <>
      <PageHead
        title="账号安全"
        lead="查看工作人员账号是否被锁、在几处登录；可以解锁、结束登录，并留下记录。"
      />
      <Panel>
        <Input.Search
          size="large"
          aria-label="登录名"
          placeholder="工作人员的登录名"
          enterButton="查看"
          maxLength={64}
          loading={look.busy}
          onSearch={(login) => login.trim() !== '' && look.start(login.trim())}
        />
      </Panel>
      {seen !== undefined && (
        <Panel
          title={
            <>
              {seen.name}（{seen.login}）{' '}
              <Mark tone={seen.lockedUntil === undefined ? 'done' : 'refused'}>
                {seen.lockedUntil === undefined ? '未锁定' : '已锁定'}
              </Mark>
            </>
          }
          extra={
            <>
              <Button disabled={free.busy} onClick={() => free.start('unlock')}>
                解锁
              </Button>
              <Button
                danger
                disabled={free.busy || seen.sessions.length === 0}
                onClick={() => free.start('endSessions')}
              >
                结束全部登录
              </Button>
            </>
          }
        >
          {seen.lockedUntil !== undefined && <p>锁定到 {timeWords(seen.lockedUntil)}。</p>}
          {!seen.activated && <p>还没有启用（没有设置密码）。</p>}
          <p>现在在 {seen.sessions.length} 处登录。</p>
          <ul>
            {seen.sessions.map((session) => (
              <li key={session.since}>
                {timeWords(session.since)} 登录，最近使用 {timeWords(session.seen)}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
