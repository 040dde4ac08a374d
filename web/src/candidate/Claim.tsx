import { appealClaim, withdrawClaim } from '@zhongzhao/api/claims'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { useId, useState } from 'react'
import { call } from '../shared/call.ts'
import type { MyClaims } from './my-claims.ts'
import { ClaimForm, Clauses } from './ClaimForm.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useIntent } from './use-intent.ts'

type One = MyClaims['claims'][number]

interface Props {
  readonly of: One
  readonly mine: MyClaims
  readonly onDone: () => Promise<unknown>
}

const when = (at: number) => chineseTime(instant(at))

const next: Readonly<Record<string, string>> = {
  waiting: '等审核，结果会马上通知你。现在不用做什么。',
  returned: '按下面的原因补正材料，再重新提交。',
  refused: '有不同意见的，可以和监护人商量后申诉一次。',
  passed: '已经认定。结果会按规定公示。',
  appealed: '等上一级复核，结果会马上通知你。',
  upheld: '复核是最后结果。有疑问请拨打当地教育局公布的电话。',
}

/** What withdrawing means: read before it is done, and where it was done. */
const afterWithdrawing = ({ listed }: One) =>
  listed
    ? '这一项是按上级名单登记的，不能自己申报。要恢复，请联系导入名单的教育局，由工作人员核对后重新登记。'
    : '申报时间里可以重新申报，过了时间不能再申报。'

const then = (of: One): string => ({ ...next, withdrawn: afterWithdrawing(of) })[of.state] ?? ''

/** The levels in order: who has it now, an office and never a person. */
function Levels({ of }: { readonly of: One }) {
  return (
    <ol className="levels" aria-label="审核到哪一级">
      {of.levels.map((level) => (
        <li
          key={level.title}
          className={level.state}
          aria-current={level.state === 'here' ? 'step' : undefined}
        >
          <b>{level.title}</b>
          <span>{level.office}</span>
          {level.due !== undefined && of.state === 'waiting' && (
            <span className="hint">{when(level.due)} 前办理</span>
          )}
        </li>
      ))}
    </ol>
  )
}

function LastWord({ of }: { readonly of: One }) {
  const last = of.steps.at(-1)
  if (last === undefined || last.office === '') return null
  return (
    <>
      <dt>最近结果</dt>
      <dd>
        {last.office}
        {last.level === '' ? '' : `（${last.level}）`}：{last.eventName}，{when(last.at)}
        {last.reasons.map((reason) => (
          <p key={reason.about + reason.text}>
            {reason.about !== '' && <b>{reason.about}</b>} {reason.text}
            <span className="hint">{reason.todo}</span>
          </p>
        ))}
        {last.note !== undefined && <p>说明：{last.note}</p>}
      </dd>
    </>
  )
}

function Appeal({ of, onDone }: Props) {
  const [words, setWords] = useState('')
  const id = useId()
  const key = useIntent(`appeal:${of.id}:${of.version}`)
  const { running, trouble, run } = useAct(async () => {
    await call(appealClaim, { claim: of.id, version: of.version, words }, { key, retries: 2 })
    await onDone()
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <label htmlFor={id}>申诉理由（只能申诉一次，{when(of.appealUntil ?? 0)} 前提出）</label>
      <textarea id={id} rows={4} maxLength={1000} value={words} onChange={(e) => setWords(e.target.value)} />
      <Trouble sentence={trouble} />
      <button type="submit" className="main" disabled={words.trim() === ''} aria-busy={running === 'yes'}>
        提交申诉
      </button>
    </form>
  )
}

function Withdraw({ of, onDone }: Props) {
  const key = useIntent(`withdraw:${of.id}:${of.version}`)
  const { running, trouble, run } = useAct(async () => {
    await call(withdrawClaim, { claim: of.id, version: of.version }, { key, retries: 2 })
    await onDone()
  })
  const [asking, setAsking] = useState<'no' | 'yes'>('no')
  if (asking === 'no')
    return (
      <button type="button" className="plain" onClick={() => setAsking('yes')}>
        撤回申报
      </button>
    )
  return (
    <section aria-label={`撤回${of.title}`}>
      <p>
        撤回以后，{of.title}不再审核。{afterWithdrawing(of)}
      </p>
      <button type="button" className="plain" onClick={run} aria-busy={running === 'yes'}>
        确认撤回
      </button>
      <button type="button" className="plain" onClick={() => setAsking('no')}>
        不撤回
      </button>
      <Trouble sentence={trouble} />
    </section>
  )
}

/** One claim: where it stands, who has it, since when, why, what to do next. */
export function Claim(props: Props) {
  const { of, mine, onDone } = props
  return (
    <section className="card" aria-label={`${of.title}：${of.stateName}`}>
      <h2>
        {of.title}：{of.stateName}
      </h2>
      <Levels of={of} />
      <dl className="stands">
        <dt>谁在办</dt>
        <dd>
          {of.seat.office}（{of.seat.level}）
        </dd>
        <LastWord of={of} />
        <dt>接下来</dt>
        <dd>{then(of)}</dd>
      </dl>
      <details>
        <summary>条件和材料</summary>
        <Clauses of={of.clauses} />
      </details>
      {of.may.includes('amend') && (
        <ClaimForm of={of} mine={mine} amending={{ claim: of.id, version: of.version }} onDone={onDone} />
      )}
      {of.may.includes('appeal') && of.appealUntil !== undefined && <Appeal {...props} />}
      {of.may.includes('withdraw') && <Withdraw {...props} />}
    </section>
  )
}
