import type { OutputOf } from '@zhongzhao/api/endpoint'
import { history } from '@zhongzhao/api/registration'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { useEffect, useState } from 'react'
import { call, sentenceOf } from '../shared/call.ts'
import { EarlierYears } from './EarlierYears.tsx'
import { WhoLooked } from './WhoLooked.tsx'
import { useView } from './record-context.ts'
import { PageTitle } from './Shell.tsx'
import { Trouble } from './Trouble.tsx'

type Line = OutputOf<typeof history>['events'][number]

/** Every sign-in and change of mine, newest first (C8). */
export function History() {
  const { id, version } = useView()
  const [lines, setLines] = useState<readonly Line[]>()
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    call(history, { id }).then(
      ({ events }) => setLines([...events].sort((a, b) => b.at - a.at)),
      (problem: unknown) => setTrouble(sentenceOf(problem)),
    )
  }, [id, version])
  return (
    <div className="section">
      <PageTitle sub="每次登录和每次改动都在这里。有不是你本人做的，请马上修改密码，并告诉班主任。">
        我的记录
      </PageTitle>
      <a className="button" href="#/password">
        修改密码
      </a>
      <EarlierYears registration={id} />
      <Trouble sentence={trouble} />
      {lines === undefined && trouble === '' && <p className="waiting">正在读取…</p>}
      {lines?.length === 0 && <p>还没有记录。登录、填写、学校的处理都会记在这里。</p>}
      <ol className="history">
        {lines?.map((line, index) => (
          <li key={`${line.at} ${index}`}>
            <time>{chineseTime(instant(line.at))}</time>
            <b>{line.title}</b>
            <span>{line.by}</span>
            {line.fields.length > 0 && <span className="hint">{[...new Set(line.fields)].join('、')}</span>}
          </li>
        ))}
      </ol>
      <WhoLooked registration={id} />
    </div>
  )
}
