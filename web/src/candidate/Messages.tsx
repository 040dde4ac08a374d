import type { OutputOf } from '@zhongzhao/api/endpoint'
import { messages } from '@zhongzhao/api/sign-in'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { useEffect, useState } from 'react'
import { call, sentenceOf } from '../shared/call.ts'
import { useView } from './record-context.ts'
import { PageTitle } from './Shell.tsx'
import { Trouble } from './Trouble.tsx'

type Message = OutputOf<typeof messages>['messages'][number]

function useMessages() {
  const view = useView()
  const [list, setList] = useState<readonly Message[]>()
  const [trouble, setTrouble] = useState('')
  useEffect(() => {
    let wanted = true
    call(messages, {}).then(
      (answer) => wanted && setList([...answer.messages].sort((a, b) => b.at - a.at)),
      (problem: unknown) => wanted && setTrouble(sentenceOf(problem)),
    )
    return () => {
      wanted = false
    }
  }, [view.version])
  return { list, trouble }
}

function MessageList({ list }: { readonly list: readonly Message[] }) {
  return (
    <ul className="messages">
      {list.map((message) => (
        <li key={message.id}>
          <b>{message.title}</b>
          <time>{chineseTime(instant(message.at))}</time>
          <p>{message.body}</p>
        </li>
      ))}
    </ul>
  )
}

const LATEST = 2

export function LatestMessages() {
  const { list, trouble } = useMessages()
  return (
    <section className="card" aria-labelledby="messages-title">
      <h2 id="messages-title">通知</h2>
      <Trouble sentence={trouble} />
      {list === undefined && trouble === '' && <p className="hint">正在读取…</p>}
      {list?.length === 0 && <p className="hint">学校核验、退回、采集照片等结果会显示在这里。</p>}
      {list !== undefined && list.length > 0 && <MessageList list={list.slice(0, LATEST)} />}
      {(list?.length ?? 0) > LATEST && <a href="#/messages">全部通知（{list?.length}）</a>}
    </section>
  )
}

export function Messages() {
  const { list, trouble } = useMessages()
  return (
    <div className="section">
      <PageTitle>我的通知</PageTitle>
      <Trouble sentence={trouble} />
      {list === undefined && trouble === '' && <p className="waiting">正在读取…</p>}
      {list?.length === 0 && <p className="card">还没有通知。学校核验、退回、采集照片等结果会显示在这里。</p>}
      {list !== undefined && list.length > 0 && (
        <section className="card" aria-label="全部通知">
          <MessageList list={list} />
        </section>
      )}
    </div>
  )
}
