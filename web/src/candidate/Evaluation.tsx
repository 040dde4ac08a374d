import { moveMyObjection, myEvaluation, objectEvaluation } from '@zhongzhao/api/evaluation-objections'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { useState } from 'react'
import { call } from '../shared/call.ts'
import { Asking } from './Asking.tsx'
import { PageTitle } from './Shell.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useAsked } from './use-asked.ts'
import { useIntent } from './use-intent.ts'

type Mine = OutputOf<typeof myEvaluation>
type Objected = Mine['objections'][number]
const when = (at: number) => chineseTime(instant(at))

/** Each dimension with its grade and what it is about. */
function Grades({ of }: { readonly of: Mine }) {
  return (
    <section className="card" aria-labelledby="grades">
      <h2 id="grades">{of.signedAt === undefined ? '还没有公布' : `${when(of.signedAt)} 公布`}</h2>
      <dl className="grades">
        {of.columns.map((column) => (
          <div key={column.code}>
            <dt>
              {column.title}
              <span className="hint">
                {column.about}（分{column.grades.join('、')}）
              </span>
            </dt>
            <dd>{column.grade ?? '待评定'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

interface Doing<T> {
  readonly of: T
  readonly onDone: () => Promise<unknown>
}

/** 提出异议: which of them, and why. */
function ObjectForm({ of, onDone }: Doing<Mine>) {
  const [columns, setColumns] = useState<readonly string[]>([])
  const [words, setWords] = useState('')
  const key = useIntent(`object:${of.objections.length}:${columns.join('.')}:${words.length}`)
  const { running, trouble, run } = useAct(async () => {
    await call(objectEvaluation, { columns: [...columns], words }, { key, retries: 2 })
    await onDone()
  })
  const turn = (code: string) =>
    setColumns(columns.includes(code) ? columns.filter((one) => one !== code) : [...columns, code])
  return (
    <section className="card" aria-labelledby="object">
      <h2 id="object">对结果有异议</h2>
      <p className="hint">
        {of.until !== undefined && `${when(of.until)} 前可以提出。`}
        由没有给你评定过的人核实、答复，结果会通知你。
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
      >
        <fieldset className="tracks">
          <legend>对哪一项有异议</legend>
          {of.columns.map((column) => (
            <label key={column.code} className="choice">
              <input
                type="checkbox"
                checked={columns.includes(column.code)}
                onChange={() => turn(column.code)}
              />
              <span>
                {column.title}（{column.grade}）
              </span>
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span>理由和依据</span>
          <textarea
            rows={4}
            maxLength={1000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
        <Trouble sentence={trouble} />
        <button
          type="submit"
          className="main"
          disabled={columns.length === 0 || words.trim().length < 4}
          aria-busy={running === 'yes'}
        >
          {running === 'yes' ? '正在提交…' : '提出异议'}
        </button>
      </form>
    </section>
  )
}

const moves = { withdraw: '撤回异议', acknowledge: '我已知道' } as const

/** An objection of mine: where it stands, what was answered, what I may do. */
function Objection({ of, onDone }: Doing<Objected>) {
  const event = (['withdraw', 'acknowledge'] as const).find((one) => of.may.includes(one))
  const key = useIntent(`objection:${of.id}:${of.version}`)
  const { running, trouble, run } = useAct(async () => {
    if (event === undefined) return
    await call(moveMyObjection, { objection: of.id, version: of.version, event }, { key, retries: 2 })
    await onDone()
  })
  return (
    <section className="card" aria-label={`异议：${of.stateName}`}>
      <h2>{of.stateName}</h2>
      <p>
        对“{of.columns.join('、')}”：{of.words}
      </p>
      <p className="hint">{when(of.askedAt)} 提出</p>
      {of.reply !== undefined && (
        <p className="finding warning">
          <b>答复：</b>
          {of.reply}
        </p>
      )}
      <Trouble sentence={trouble} />
      {event !== undefined && (
        <button type="button" onClick={run} aria-busy={running === 'yes'}>
          {running === 'yes' ? '正在提交…' : moves[event]}
        </button>
      )}
    </section>
  )
}

/** 综合素质评价 (notice 二.2(4)): what the school's head has signed, explained, and how to object. */
export function Evaluation() {
  const asked = useAsked(myEvaluation, {})
  const { answer: mine, load } = asked
  return (
    <div className="section">
      <PageTitle sub={mine?.lead ?? ''}>综合素质评价</PageTitle>
      <Asking of={asked} />
      {mine !== undefined && (
        <>
          <Grades of={mine} />
          {mine.objections.map((one) => (
            <Objection key={`${one.id}${one.version}`} of={one} onDone={load} />
          ))}
          {mine.mayObject && <ObjectForm of={mine} onDone={load} />}
        </>
      )}
    </div>
  )
}
