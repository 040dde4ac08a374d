import type { OutputOf } from '@zhongzhao/api/endpoint'
import { objectTo, type readPublic } from '@zhongzhao/api/publicity'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { type FormEvent, useState } from 'react'
import { call, intentKey } from '../shared/call.ts'
import { Said } from './Said.tsx'
import { TextField } from './TextField.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'

interface Props {
  readonly list: string
  readonly of: OutputOf<typeof readPublic>
}

function Receipt({ receipt, dueAt }: OutputOf<typeof objectTo>) {
  return (
    <section className="card" aria-labelledby="receipt-title">
      <h2 id="receipt-title">已收到您的异议</h2>
      <p>受理编号（请抄下来或拍照，只显示这一次）：</p>
      <p className="receipt">{receipt}</p>
      <p>
        {chineseTime(instant(dueAt))} 前答复。凭编号在“<a href="#/publicity">公示</a>”页查询结果，不用登录。
      </p>
    </section>
  )
}

const LEAST = 4

/** What is still to be written; empty where it may be sent. */
function lackingIn(given: { line: string; ground: string; words: string }): string {
  if (given.ground === '') return '请选一个理由。'
  if (!/^([1-9]\d{0,4})?$/.test(given.line)) return '序号请填名单上的数字，针对整份名单的不填。'
  return given.words.length < LEAST ? '请写明情况（至少 4 个字）。' : ''
}

/** 提出异议: by anybody, without a name; the office above the school answers. */
export function ObjectTo({ list, of }: Props) {
  const [line, setLine] = useState('')
  const [ground, setGround] = useState('')
  const [words, setWords] = useState('')
  const [contact, setContact] = useState('')
  const [said, setSaid] = useState('')
  const [receipt, setReceipt] = useState<OutputOf<typeof objectTo>>()
  // The same words sent again are one objection; they are kept nowhere, since the computer may be anybody's.
  const [mark, setMark] = useState(intentKey)
  const changing = (set: (value: string) => void) => (value: string) => {
    set(value)
    setMark(intentKey())
  }
  const { running, trouble, run } = useAct(async () => {
    const about = line.trim() === '' ? {} : { position: Number(line) }
    const given = { list, mark, ground, words: words.trim(), contact: contact.trim() }
    setReceipt(await call(objectTo, { ...given, ...about }, { retries: 2 }))
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const lacking = lackingIn({ line: line.trim(), ground, words: words.trim() })
    setSaid(lacking)
    if (lacking === '') run()
  }
  if (receipt !== undefined) return <Receipt {...receipt} />
  return (
    <form className="card" noValidate onSubmit={send} aria-labelledby="object-title">
      <h2 id="object-title">提出异议</h2>
      <p className="hint">不用登录，可以不留姓名。由{of.officeName}教育行政部门核查答复。</p>
      <fieldset className="tracks">
        <legend>理由</legend>
        {of.grounds.map(({ code, text }) => (
          <label key={code} className="choice">
            <input
              type="radio"
              name="ground"
              checked={ground === code}
              onChange={() => changing(setGround)(code)}
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
      <TextField
        id="line"
        label="名单上的序号（针对整份名单的不填）"
        value={line}
        onChange={changing(setLine)}
        mode="tel"
      />
      <div className="field">
        <label className="label" htmlFor="objection-words">
          情况和依据
        </label>
        <textarea
          id="objection-words"
          rows={5}
          maxLength={1000}
          value={words}
          aria-invalid={said !== ''}
          onChange={(event) => changing(setWords)(event.target.value)}
        />
        <Said id="objection-words" sentence={said} />
      </div>
      <TextField
        id="contact"
        label="联系方式（可以不填）"
        hint="只给核查的人看，用来问清情况"
        value={contact}
        onChange={changing(setContact)}
      />
      <Trouble sentence={trouble} />
      <button type="submit" className="main" aria-busy={running === 'yes'}>
        {running === 'yes' ? '正在提交…' : '提交异议'}
      </button>
    </form>
  )
}
