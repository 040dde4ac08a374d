import { answerLeaving } from '@zhongzhao/api/leaving'
import { useState } from 'react'
import { call } from '../shared/call.ts'
import type { MyTransfer } from './my-transfer.ts'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useIntent } from './use-intent.ts'

type Asked = MyTransfer['leaving']
type Answer = 'sayNo' | 'saySilent' | 'sayYes'

const answers: readonly (readonly [Answer, string])[] = [
  ['sayNo', '没有'],
  ['sayYes', '有'],
  ['saySilent', '不愿回答'],
]
const heldOf: Readonly<Record<string, Answer>> = {
  denied: 'sayNo',
  unsaid: 'saySilent',
  reported: 'sayYes',
  answered: 'sayYes',
  closed: 'sayYes',
}

/** What the office above the school has answered. */
function Reply({ of }: { readonly of: Asked }) {
  return (
    <>
      <p>
        现在：<b>{of.stateName}</b>
        {of.office !== undefined && heldOf[of.state] === 'sayYes' && <>（{of.office}教育行政部门）</>}
      </p>
      {of.reply !== undefined && (
        <p className="finding warning">
          <b>答复：</b>
          {of.reply}
        </p>
      )}
    </>
  )
}

/** 是否被要求提前离校 (notice 二.2(3)): the candidate's own answer, past the school; changed until it is closed. */
export function Leaving({ of, onDone }: { readonly of: Asked; readonly onDone: () => Promise<unknown> }) {
  const [answer, setAnswer] = useState<Answer | undefined>(heldOf[of.state])
  const [words, setWords] = useState(of.words ?? '')
  const key = useIntent(`leaving:${of.version}:${answer ?? ''}`)
  const { running, trouble, run } = useAct(async () => {
    if (answer === undefined) return
    await call(answerLeaving, { version: of.version, answer, words }, { key, retries: 2 })
    await onDone()
  })
  const open = answers.filter(([event]) => of.may.includes(event) || event === heldOf[of.state])
  const unchanged = answer === heldOf[of.state] && words === (of.words ?? '')
  return (
    <section className="card" aria-labelledby="leaving">
      <h2 id="leaving">{of.question}</h2>
      <p className="hint">{of.promise}可以以后再答，办结以前可以改。</p>
      {of.state !== 'none' && <Reply of={of} />}
      {of.may.length > 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            run()
          }}
        >
          <fieldset className="tracks">
            <legend className="unseen">{of.question}</legend>
            {open.map(([event, label]) => (
              <label key={event} className="choice">
                <input
                  type="radio"
                  name="leaving"
                  checked={answer === event}
                  onChange={() => setAnswer(event)}
                />
                <span>{label}</span>
              </label>
            ))}
          </fieldset>
          {answer === 'sayYes' && (
            <label className="field">
              <span>是谁、什么时候、怎么说的（可以不写）</span>
              <textarea rows={4} maxLength={1000} value={words} onChange={(e) => setWords(e.target.value)} />
            </label>
          )}
          <Trouble sentence={trouble} />
          <button
            type="submit"
            className="main"
            disabled={answer === undefined || unchanged}
            aria-busy={running === 'yes'}
          >
            {running === 'yes' ? '正在提交…' : '提交'}
          </button>
        </form>
      )}
    </section>
  )
}
