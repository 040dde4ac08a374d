import type { OutputOf } from '@zhongzhao/api/endpoint'
import { followObjection } from '@zhongzhao/api/publicity'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { type FormEvent, useState } from 'react'
import { call } from '../shared/call.ts'
import { TextField } from './TextField.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'

type Followed = OutputOf<typeof followObjection>

function Standing({ of }: { readonly of: Followed }) {
  return (
    <output className="note">
      “{of.title}”的异议，{chineseTime(instant(of.at))} 提出。现在：<b>{of.stateName}</b>
      {of.answer === undefined
        ? `。请在 ${chineseTime(instant(of.dueAt))} 以后再来看。`
        : `。答复：${of.answer}`}
    </output>
  )
}

/** 查询异议结果: by the receipt, without signing in. */
export function FollowObjection() {
  const [receipt, setReceipt] = useState('')
  const [followed, setFollowed] = useState<Followed>()
  const { running, trouble, run } = useAct(async () => {
    setFollowed(undefined)
    setFollowed(await call(followObjection, { receipt: receipt.trim() }, { retries: 2 }))
  })
  const ask = (event: FormEvent) => {
    event.preventDefault()
    if (receipt.trim() !== '') run()
  }
  return (
    <form className="card" onSubmit={ask} aria-labelledby="follow-title">
      <h2 id="follow-title">查询异议结果</h2>
      <TextField
        id="receipt"
        label="受理编号"
        hint="提出异议时给的 12 位编号"
        value={receipt}
        onChange={setReceipt}
      />
      <Trouble sentence={trouble} />
      <button type="submit" aria-busy={running === 'yes'}>
        {running === 'yes' ? '正在查询…' : '查询'}
      </button>
      {followed !== undefined && <Standing of={followed} />}
    </form>
  )
}
