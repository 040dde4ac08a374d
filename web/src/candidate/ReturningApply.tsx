import { applyTransfer } from '@zhongzhao/api/transfer'
import { useState } from 'react'
import { call } from '../shared/call.ts'
import type { MyTransfer } from './my-transfer.ts'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useIntent } from './use-intent.ts'

interface Props {
  readonly mine: MyTransfer
  readonly onDone: () => Promise<unknown>
}

const nearWords: Readonly<Record<string, string>> = { county: '户籍所在县（市、区）', city: '户籍所在市' }

function Point({
  of,
  chosen,
  choose,
}: {
  of: MyTransfer['points'][number]
  chosen: string
  choose: (code: string) => void
}) {
  return (
    <label className="choice">
      <input
        type="radio"
        name="point"
        value={of.code}
        checked={chosen === of.code}
        disabled={!of.open}
        onChange={() => choose(of.code)}
      />
      <span>
        <b>{of.name}</b> <em className="tag">{nearWords[of.near] ?? ''}</em>
        <span>{of.open ? of.hours : '现在不办理'}</span>
        <span>{of.address}</span>
        <span>
          咨询电话 <a href={`tel:${of.phone}`}>{of.phone}</a>
        </span>
        {of.note !== '' && <span className="hint">{of.note}</span>}
      </span>
    </label>
  )
}

/** The candidate's own act: a point of the household's place and what is at hand (notice 二.2(3)). */
export function ApplyForm({ mine, onDone }: Props) {
  const [point, setPoint] = useState('')
  const [evidence, setEvidence] = useState<readonly string[]>([])
  const key = useIntent(`apply:${mine.applications.length}:${point}`)
  const { running, trouble, run } = useAct(async () => {
    await call(applyTransfer, { point, evidence: [...evidence] }, { key, retries: 2 })
    await onDone()
  })
  const missing = mine.evidence.some((one) => one.required && !evidence.includes(one.code))
  const tick = (code: string) =>
    setEvidence(evidence.includes(code) ? evidence.filter((one) => one !== code) : [...evidence, code])
  if (mine.points.length === 0) {
    return (
      <p className="finding warning">
        你户籍所在地还没有公布指定报名点。请核对户籍所在地；没有填错的，请咨询户籍地教育局。户籍在省外的，按户籍地的规定报考。
      </p>
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <fieldset className="tracks">
        <legend>报名点</legend>
        {mine.points.map((one) => (
          <Point key={one.code} of={one} chosen={point} choose={setPoint} />
        ))}
      </fieldset>
      <fieldset className="tracks">
        <legend>已经备好的材料</legend>
        {mine.evidence.map((one) => (
          <label key={one.code} className="choice">
            <input type="checkbox" checked={evidence.includes(one.code)} onChange={() => tick(one.code)} />
            <span>
              {one.text}
              {one.required && <em className="tag">必须</em>}
            </span>
          </label>
        ))}
      </fieldset>
      <p className="hint">同时只能申请一个报名点。报名点接收以前，可以撤回再换。</p>
      <Trouble sentence={trouble} />
      <button type="submit" className="main" disabled={point === '' || missing} aria-busy={running === 'yes'}>
        {running === 'yes' ? '正在提交…' : '提交申请'}
      </button>
    </form>
  )
}
