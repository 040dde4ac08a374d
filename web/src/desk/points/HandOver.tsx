import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { reprintSlip } from '@zhongzhao/api/papers'
import { callFile } from '../../shared/call.ts'
import { VerdictMark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { useFile } from '../parts/use-file.ts'
import { ReprintSlip } from '../pupils/ReprintSlip.tsx'
import { useSession } from '../session/session.ts'
import type { Entry } from './entry-query.ts'

interface Props {
  readonly id: string
  readonly entry: Entry
}

/** The slip; who has activated would lose the password with a new one, so that is said before. */
function Slip({ id, entry }: Props) {
  const { hat } = useSession()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'no' | 'yes'>('no')
  const print = useFile(
    () => callFile(reprintSlip, { id }),
    () => {
      setAsking('no')
      void queries.invalidateQueries({ queryKey: ['entries'] })
    },
  )
  if (!hat.actions.has('slip.print')) return null
  return (
    <Panel title="打印注册密码条">
      <p>密码条交给考生本人，考生凭它设自己的密码。再打印一次，以前的密码条就作废。</p>
      <Button
        type="primary"
        loading={print.busy}
        onClick={() => (entry.activated ? setAsking('yes') : print.start(undefined))}
      >
        {entry.activated ? '重印密码条…' : '打印密码条'}
      </Button>
      {asking === 'yes' && (
        <ReprintSlip busy={print.busy} onGo={() => print.start(undefined)} onClose={() => setAsking('no')} />
      )}
    </Panel>
  )
}

function Portrait({ id, entry }: Props) {
  return (
    <Panel title="照片">
      <p>
        现在：
        <VerdictMark verdict={entry.portrait ?? 'none'} />
      </p>
      <div className="entry-choose">
        <Button href="/station" target="_blank" rel="noreferrer">
          去采集台拍照
        </Button>
        <Link to="/pupils" search={{ pupil: id }}>
          看考生档案
        </Link>
      </div>
    </Panel>
  )
}

/** What is still missing, read anew when one asks: each reading is written down. */
function Missing({ id, entry }: Props) {
  const queries = useQueryClient()
  return (
    <Panel
      title="还缺什么"
      extra={
        <Button onClick={() => void queries.refetchQueries({ queryKey: ['entry', id] })}>再查一遍</Button>
      }
    >
      {entry.findings.length === 0 ? (
        <p>内容齐全，考生可以登录核对、确认。</p>
      ) : (
        <ul className="plain">
          {entry.findings.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** Step 4: slip, portrait, and the candidate goes on alone. There is no confirming here, whoever is signed in. */
export function HandOver({ id, entry }: Props) {
  return (
    <>
      <Slip id={id} entry={entry} />
      <Portrait id={id} entry={entry} />
      <Panel title="请考生自己登录、核对、确认">
        <ol className="entry-steps">
          <li>
            让考生用自己的手机，或报名点给考生用的电脑。只有您这一台电脑的，打开浏览器的无痕窗口（隐私窗口）交给考生，用完关掉窗口。
          </li>
          <li>
            打开 <span className="whole">{location.origin}</span>
            ，点“凭注册密码条激活”，填证件号码和密码条上的注册密码，设一个自己的密码。请回避，不要替考生想密码、记密码。
          </li>
          <li>逐项核对。标着“由工作人员代录”的，请考生对照证件看清楚，有错的自己改。</li>
          <li>看照片是不是本人，都没有错了，由考生自己点“确认”。工作人员不能代为确认。</li>
        </ol>
      </Panel>
      <Missing id={id} entry={entry} />
    </>
  )
}
