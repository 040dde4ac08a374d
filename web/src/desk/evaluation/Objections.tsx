import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Select, Skeleton } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { answerObjection, listObjections, signObjection } from '@zhongzhao/api/evaluation-objections'
import { openObjections } from '@zhongzhao/domain/evaluation/objection'
import { type Marks, type Scheme, columnsOf, gradeTitle } from '@zhongzhao/domain/evaluation/scheme'
import { call, sentenceOf } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'

type Line = OutputOf<typeof listObjections>['objections'][number]
type Answered = Pick<InputOf<typeof answerObjection>, 'event' | 'text' | 'grades'>
type Signed = Pick<InputOf<typeof signObjection>, 'event'> & { readonly text: string }
type Act = Answered | Signed

const isSigning = (act: Act): act is Signed => act.event === 'sign' || act.event === 'sendBack'

const waits = ({ state }: Line) => openObjections.some((one) => one === state)

function useMove({ id: objection, version }: Line) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const anew = () => void queries.invalidateQueries({ queryKey: ['evaluation-objections'] })
  return useAct({
    run: (act: Act) =>
      isSigning(act)
        ? call(signObjection, { objection, version, ...act }, { retries: 2 })
        : call(answerObjection, { objection, version, ...act }, { retries: 2 }),
    onDone: anew,
    onRefused: (error) => {
      anew()
      void message.error({ content: sentenceOf(error), duration: 8 })
    },
  })
}

/** Grades in force, and beside each changed one what is proposed. */
function Grades({ of, scheme }: { readonly of: Line; readonly scheme: Scheme }) {
  return (
    <ul className="evaluation-grade-list" aria-label="等级">
      {columnsOf(scheme).map((column) => {
        const [now, next] = [of.signed[column.code], of.proposed?.[column.code]]
        const moves = next !== undefined && next !== now && waits(of)
        return (
          <li
            key={column.code}
            className={moves || of.columns.includes(column.title) ? 'evaluation-about' : ''}
          >
            {column.title} <strong>{gradeTitle(column, now)}</strong>
            {moves && <> → {gradeTitle(column, next)}</>}
          </li>
        )
      })}
    </ul>
  )
}

interface AnswerProps {
  readonly of: Line
  readonly scheme: Scheme
  readonly busy: boolean
  readonly start: (act: Act) => void
}

function Answer({ of, scheme, busy, start }: AnswerProps) {
  const [text, setText] = useState('')
  const [grades, setGrades] = useState<Marks>({})
  const short = text.trim().length < 4
  const changed = Object.entries(grades).filter(([column, grade]) => of.signed[column] !== grade)
  if (of.own) return <p className="quiet">这名考生的等级有您录入的，异议要由另一个人答复。</p>
  return (
    <div className="evaluation-answer">
      <div className="evaluation-selects">
        {columnsOf(scheme)
          .filter(({ given }) => given === 'entered')
          .map((column) => (
            <label key={column.code}>
              {column.title}
              <Select
                size="small"
                aria-label={`${column.title}改为`}
                value={grades[column.code] ?? of.signed[column.code] ?? null}
                options={column.grades.map(({ code, title }) => ({ value: code, label: title }))}
                onChange={(grade) => grade !== null && setGrades({ ...grades, [column.code]: grade })}
              />
            </label>
          ))}
      </div>
      <Input.TextArea
        aria-label="答复"
        rows={3}
        maxLength={1000}
        placeholder="写明核实的情况和依据，考生会看到。"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="evaluation-acts">
        <Button
          type="primary"
          loading={busy}
          disabled={short || changed.length === 0}
          onClick={() => start({ event: 'uphold', text, grades: Object.fromEntries(changed) })}
        >
          采纳，改 {changed.length} 项
        </Button>
        <Button
          disabled={busy || short || changed.length > 0}
          onClick={() => start({ event: 'explain', text })}
        >
          等级不变，说明理由
        </Button>
      </div>
    </div>
  )
}

function Sign({ busy, start }: Pick<AnswerProps, 'busy' | 'start'>) {
  const [text, setText] = useState('')
  return (
    <div className="evaluation-answer">
      <Input
        aria-label="退回原因"
        placeholder="退回时写明原因"
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="evaluation-acts">
        <Button type="primary" loading={busy} onClick={() => start({ event: 'sign', text: '' })}>
          审签更正
        </Button>
        <Button disabled={busy || text.trim().length < 4} onClick={() => start({ event: 'sendBack', text })}>
          退回重新答复
        </Button>
      </div>
    </div>
  )
}

function One({ of }: { readonly of: Line }) {
  const { scheme } = useSession().pack.evaluation
  const move = useMove(of)
  return (
    <li className="evaluation-objection" aria-label={`${of.name}：${of.stateName}`}>
      <p>
        <strong>{of.name}</strong>{' '}
        <span className="quiet">
          {of.school} {of.className} {of.number}
        </span>{' '}
        <Mark tone={waits(of) ? 'look' : of.state === 'corrected' ? 'done' : 'quiet'}>{of.stateName}</Mark>{' '}
        <span className="quiet small whole">{timeWords(of.askedAt)} 提出</span>
      </p>
      <p>
        对“{of.columns.join('、')}”：{of.words}
      </p>
      <Grades of={of} scheme={scheme} />
      {of.note !== undefined && of.state === 'asked' && (
        <p className="evaluation-waiting">校长退回：{of.note}</p>
      )}
      {of.reply !== undefined && of.state !== 'asked' && <p>答复：{of.reply}</p>}
      {of.may.includes('explain') && <Answer of={of} scheme={scheme} busy={move.busy} start={move.start} />}
      {of.may.includes('sign') && <Sign busy={move.busy} start={move.start} />}
    </li>
  )
}

/** 异议: answered by somebody who did not enter the grades; a changed grade is signed by the head once more. */
export function Objections() {
  const { hat } = useSession()
  const asked = useQuery({
    queryKey: ['evaluation-objections', hat.key],
    queryFn: () => call(listObjections, {}),
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const lines = asked.data.objections
  return (
    <Panel title={`待处理 ${lines.filter(waits).length} 件`}>
      {lines.length === 0 && (
        <Blank what="没有异议。" how="校长审签后，考生在公布的天数里可以提出异议，会列在这里。" />
      )}
      <ul>
        {lines.map((one) => (
          <One key={`${one.id}${one.version}`} of={one} />
        ))}
      </ul>
    </Panel>
  )
}
