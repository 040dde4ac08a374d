import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Radio } from 'antd'
import { useRef, useState } from 'react'
import { enterCandidate } from '@zhongzhao/api/assisted'
import type { Form, Values } from '@zhongzhao/domain/forms/form'
import { type CandidateCategory, categoryOf } from '@zhongzhao/domain/season/points'
import { formOf } from '@zhongzhao/domain/season/pack'
import { call, intentKey, sentenceOf } from '../../shared/call.ts'
import { Panel } from '../parts/Panel.tsx'
import { useAct } from '../parts/use-act.ts'
import { useSession } from '../session/session.ts'
import { TypedRow } from './TypedRow.tsx'
import { formForStaff, identityNames } from './typed-form.ts'

interface Props {
  /** What the number said. */
  readonly first: Values
  readonly onTyped: () => void
  readonly onMade: (registration: string) => void
  readonly onBack: () => void
}

interface Typed {
  readonly category: string
  readonly papers: readonly string[]
  readonly row: Values
}

function useEntering({ first, onTyped, onMade }: Props) {
  const { hat } = useSession()
  const queries = useQueryClient()
  const [typed, setTyped] = useState<Typed>({ category: '', papers: [], row: first })
  const [trouble, setTrouble] = useState<string>()
  // The same typed once more after a lost reply is the same intent: it is made once.
  const key = useRef(intentKey())
  const change = (part: Partial<Typed>) => {
    key.current = intentKey()
    setTyped((was) => ({ ...was, ...part }))
    setTrouble(undefined)
    onTyped()
  }
  const enter = useAct({
    run: ({ category, papers, row }: Typed) =>
      call(
        enterCandidate,
        { org: hat.orgCode, category, papers: [...papers], basic: { ...row } },
        { key: key.current, retries: 2 },
      ),
    onDone: ({ registration }) => {
      void queries.invalidateQueries({ queryKey: ['entries'] })
      onMade(registration)
    },
    onRefused: (error) => setTrouble(sentenceOf(error)),
  })
  return { typed, change, enter, trouble }
}

function Categories({
  chosen,
  onChoose,
}: {
  readonly chosen: string
  readonly onChoose: (code: string) => void
}) {
  const { pack } = useSession()
  return (
    <Panel title="考生类别">
      <Radio.Group
        className="entry-choices"
        aria-label="考生类别"
        value={chosen}
        onChange={(event) => onChoose(String(event.target.value))}
      >
        {pack.points.categories.map(({ code, title, hint }) => (
          <Radio key={code} value={code}>
            <strong>{title}</strong>
            <br />
            <span className="quiet">{hint}</span>
          </Radio>
        ))}
      </Radio.Group>
    </Panel>
  )
}

interface PapersProps {
  readonly of: CandidateCategory
  readonly seen: readonly string[]
  readonly onSeen: (papers: readonly string[]) => void
}

function Papers({ of, seen, onSeen }: PapersProps) {
  return (
    <Panel title="核看过的材料原件">
      <Checkbox.Group
        className="entry-choices"
        aria-label="核看过的材料原件"
        value={[...seen]}
        onChange={(papers) => onSeen(papers)}
      >
        {of.papers.map(({ code, title, need }) => (
          <Checkbox key={code} value={code}>
            {title} <span className="quiet">{need === 'must' ? '必须有' : '有就看'}</span>
          </Checkbox>
        ))}
      </Checkbox.Group>
    </Panel>
  )
}

function useBasic(): Form {
  const { pack } = useSession()
  const form = formOf(pack, 'basic')
  if (form === undefined) throw new Error('a season without a basic form')
  return form
}

/** Step 2: category, papers that were seen, who it is. What was typed stays whatever the server says. */
export function TypePerson(props: Props) {
  const { pack } = useSession()
  const basic = useBasic()
  const { typed, change, enter, trouble } = useEntering(props)
  const [tried, setTried] = useState<'no' | 'yes'>('no')
  const category = categoryOf(pack.points, typed.category)
  const submit = () => {
    setTried('yes')
    enter.start(typed)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Categories
        chosen={typed.category}
        onChoose={(code) => change({ category: code, papers: code === typed.category ? typed.papers : [] })}
      />
      {category !== undefined && (
        <Papers of={category} seen={typed.papers} onSeen={(papers) => change({ papers })} />
      )}
      <Panel title="身份信息（照证件录入）">
        <TypedRow
          form={formForStaff(basic)}
          names={identityNames(basic)}
          row={typed.row}
          index={0}
          facts={{ track: category?.track ?? '', grade: '9' }}
          shown={tried === 'yes' ? 'all' : 'left'}
          writing="open"
          onChange={(name, value) => change({ row: { ...typed.row, [name]: value } })}
        />
      </Panel>
      <div className="entry-foot">
        {trouble !== undefined && <Alert role="alert" type="error" showIcon title={trouble} />}
        <Button type="primary" size="large" htmlType="submit" loading={enter.busy}>
          登记，下一步
        </Button>
        <Button size="large" disabled={enter.busy} onClick={props.onBack}>
          换一个号码
        </Button>
      </div>
    </form>
  )
}
