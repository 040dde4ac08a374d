import type { Form } from '@zhongzhao/domain/forms/form'
import { useEffect, useState } from 'react'
import { sentenceOf } from '../shared/call.ts'
import { FieldValue } from '../shared/FieldValue.tsx'
import type { Rows } from './draft.ts'
import { type Choice, type Disagreement, choiceKey, disagreements, resolve } from './merge.ts'
import { useRecord, useView } from './record-context.ts'
import { Trouble } from './Trouble.tsx'

interface OneProps {
  readonly form: Form
  readonly one: Disagreement
  readonly chosen: Choice
  readonly onChoose: (choice: Choice) => void
}

const names = { mine: '本机填写', theirs: '另一处保存的' } as const

function OneDisagreement({ form, one, chosen, onChoose }: OneProps) {
  const field = form.fields[one.name]
  const key = choiceKey(one)
  if (field === undefined) return null
  return (
    <fieldset className="conflict">
      <legend>
        {form.repeats === undefined ? '' : `${form.repeats.rowLabel} ${one.row + 1}：`}
        {one.label}
      </legend>
      {(['mine', 'theirs'] as const).map((side) => (
        <label key={side} className="choice">
          <input type="radio" name={key} checked={chosen === side} onChange={() => onChoose(side)} />
          <span>
            {names[side]}：<FieldValue field={field} value={one[side]} />
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** Two devices saved the same section: both values stand side by side, and one chooses field by field. Nothing is lost (D2). */
export function Conflict({
  form,
  rows,
  base,
}: {
  readonly form: Form
  readonly rows: Rows
  readonly base: Rows
}) {
  const record = useRecord()
  const view = useView()
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const [trouble, setTrouble] = useState('')
  const [asked, setAsked] = useState<'no' | 'yes'>('no')
  useEffect(() => {
    record.reload().then(
      () => setAsked('yes'),
      (problem: unknown) => setTrouble(sentenceOf(problem)),
    )
  }, [record])
  if (asked === 'no') return <Trouble sentence={trouble} />
  const theirs = record.theirs(form.id)
  const found = disagreements(form, { base, mine: rows, theirs })
  const chosen = (one: Disagreement) =>
    choices[choiceKey(one)] ?? (one.changedBy === 'theirs' ? 'theirs' : 'mine')
  return (
    <section className="banner" aria-labelledby="conflict-title" key={view.version}>
      <h2 id="conflict-title">这份信息刚刚在别处改过</h2>
      <p>
        {found.length === 0
          ? '两处的内容是一样的，可以接着填。'
          : '两处的内容都在，请逐项选一个；选好以后还可以再改。如果不是你本人改的，请马上修改密码。'}
      </p>
      {found.map((one) => (
        <OneDisagreement
          key={choiceKey(one)}
          form={form}
          one={one}
          chosen={chosen(one)}
          onChoose={(choice) => setChoices((before) => ({ ...before, [choiceKey(one)]: choice }))}
        />
      ))}
      <button
        type="button"
        className="main"
        onClick={() => record.settle(form.id, resolve({ mine: rows, theirs }, found, choices))}
      >
        用选好的内容继续
      </button>
    </section>
  )
}
