import type { OutputOf } from '@zhongzhao/api/endpoint'
import { findPublicity } from '@zhongzhao/api/publicity'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { type FormEvent, useState } from 'react'
import { call } from '../shared/call.ts'
import { FollowObjection } from './FollowObjection.tsx'
import { addressOf } from './route.ts'
import { TextField } from './TextField.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useTitle } from './use-title.ts'

type Found = OutputOf<typeof findPublicity>

function Lists({ of }: { readonly of: Found }) {
  if (of.lists.length === 0)
    return <output>没有正在公示的名单。请换学校或县区的名字再试；公示期满的名单会自动撤下。</output>
  return (
    <>
      <ul className="points">
        {of.lists.map((list) => (
          <li key={list.id}>
            <a href={addressOf({ page: 'publicity', list: list.id })}>
              <strong>{list.orgName}</strong>：{list.title}
            </a>
            <p className="hint">
              {list.places}，公示到 {chineseTime(instant(list.endsAt))}
            </p>
          </li>
        ))}
      </ul>
      {of.more && <p className="hint">还有更多，请把名字写得更全一些。</p>}
    </>
  )
}

/** 公示 (notice 三.(一)3): lists found by place or school, without signing in; and what became of an objection. */
export function PublicLists() {
  useTitle('公示')
  const [text, setText] = useState('')
  const [found, setFound] = useState<Found>()
  const { running, trouble, run } = useAct(async () => {
    setFound(await call(findPublicity, { text: text.trim() }, { retries: 2 }))
  })
  const search = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') run()
  }
  return (
    <>
      <div className="page-title">
        <a className="back" href="#/home">
          ‹ 返回
        </a>
        <h1>公示</h1>
      </div>
      <form className="card" onSubmit={search}>
        <TextField
          id="publicity-text"
          label="学校、县区的名字"
          hint="几个词之间用空格隔开，例如：金水 一中"
          value={text}
          onChange={setText}
        />
        <Trouble sentence={trouble} />
        <button type="submit" className="main" aria-busy={running === 'yes'}>
          {running === 'yes' ? '正在查找…' : '查找'}
        </button>
        {found !== undefined && <Lists of={found} />}
      </form>
      <FollowObjection />
    </>
  )
}
