import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { correctNumber } from '@zhongzhao/api/assisted'
import { type Form, type Values, valueAt } from '@zhongzhao/domain/forms/form'
import { formOf } from '@zhongzhao/domain/season/pack'
import { call, sentenceOf } from '../../shared/call.ts'
import { Panel } from '../parts/Panel.tsx'
import { useAct } from '../parts/use-act.ts'
import { valueText } from '../parts/value-text.ts'
import { useSession } from '../session/session.ts'
import { TypedRow } from './TypedRow.tsx'
import type { Entry } from './entry-query.ts'
import { fixedNames, formForStaff, readFromNumber } from './typed-form.ts'

/** The number, and what it says of the person. */
const corrected = [...fixedNames, 'sex', 'birthDate'] as const

interface Props {
  readonly id: string
  readonly entry: Entry
  /** Something is typed beside it: first that is saved. */
  readonly unsaved: 'no' | 'yes'
}

function Correct({
  id,
  entry,
  form,
  onClose,
}: Omit<Props, 'unsaved'> & { readonly form: Form; readonly onClose: () => void }) {
  const queries = useQueryClient()
  const [row, setRow] = useState<Values>(() => ({ ...entry.sections['basic']?.[0] }))
  const [trouble, setTrouble] = useState<string>()
  const save = useAct({
    run: () => {
      const identity = Object.fromEntries(corrected.map((name) => [name, row[name] ?? '']))
      const version = entry.sectionVersions['basic'] ?? 0
      return call(correctNumber, { id, version, identity }, { retries: 2 })
    },
    onDone: () => {
      for (const queryKey of [['entry', id], ['entries']]) void queries.invalidateQueries({ queryKey })
      onClose()
    },
    onRefused: (error) => setTrouble(sentenceOf(error)),
  })
  const change = (name: string, value: string) => {
    setTrouble(undefined)
    setRow((was) => ({ ...was, [name]: value, ...(name === 'idNumber' ? readFromNumber(value) : {}) }))
  }
  return (
    <Modal
      open
      title="更正证件号码"
      okText="核对并更正"
      confirmLoading={save.busy}
      onOk={() => save.start(undefined)}
      onCancel={onClose}
    >
      <p>
        照证件原件改。新号码会重新核对全省有没有报过名；打印过的密码条立刻作废，更正后请重新打印。考生激活账号以后不能再更正。
      </p>
      <TypedRow
        // The page behind shows the same fields: their inputs keep their ids.
        form={{ ...form, id: 'number' }}
        names={corrected}
        row={row}
        index={0}
        facts={{ track: entry.track, grade: String(entry.grade) }}
        shown="all"
        writing="open"
        onChange={change}
      />
      {trouble !== undefined && <Alert role="alert" type="error" showIcon title={trouble} />}
    </Modal>
  )
}

/** Kind and number as they were registered; a mistyped one is corrected until the candidate has activated. */
export function FixedNumber({ id, entry, unsaved }: Props) {
  const { pack } = useSession()
  const [asking, setAsking] = useState<'no' | 'yes'>('no')
  const held = formOf(pack, 'basic')
  if (held === undefined) return null
  const form = formForStaff(held)
  return (
    <Panel
      title="证件"
      extra={
        entry.may &&
        !entry.activated && (
          <Button disabled={unsaved === 'yes'} onClick={() => setAsking('yes')}>
            更正证件号码
          </Button>
        )
      }
    >
      <dl className="facts">
        {fixedNames.map((name) => {
          const field = form.fields[name]
          return (
            field !== undefined && (
              <div className="facts-pair" key={name}>
                <dt>{field.label}</dt>
                <dd>{valueText(field, valueAt(entry.sections, `basic.${name}`)) || '没有'}</dd>
              </div>
            )
          )
        })}
      </dl>
      {unsaved === 'yes' && <p className="quiet">先保存下面录入的内容，再更正号码。</p>}
      {asking === 'yes' && <Correct id={id} entry={entry} form={form} onClose={() => setAsking('no')} />}
    </Panel>
  )
}
