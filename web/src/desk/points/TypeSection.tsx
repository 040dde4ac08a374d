import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { Form } from '@zhongzhao/domain/forms/form'
import type { Facts } from '@zhongzhao/domain/forms/validate'
import { Panel } from '../parts/Panel.tsx'
import { FixedNumber } from './FixedNumber.tsx'
import { SavedElsewhere } from './SavedElsewhere.tsx'
import { TypedRow } from './TypedRow.tsx'
import { TypedRows } from './TypedRows.tsx'
import type { Entry } from './entry-query.ts'
import { type Rows, findingsIn, fixedNames, pagesOf, withValue } from './typed-form.ts'
import { useSaveSection } from './use-save-section.ts'

export interface TypeSectionProps {
  readonly id: string
  readonly entry: Entry
  readonly form: Form
  readonly rows: Rows
  readonly unsaved: 'no' | 'yes'
  /** Undefined: what was typed is given up. */
  readonly onTyped: (rows: Rows | undefined) => void
  readonly onSaved: () => void
}

type FieldsProps = Pick<TypeSectionProps, 'form' | 'rows' | 'onTyped'> & {
  readonly facts: Facts
  readonly shown: 'left' | 'all'
  readonly writing: 'open' | 'closed'
}

function Fields({ rows, onTyped, ...shared }: FieldsProps) {
  const { form } = shared
  if (form.repeats !== undefined) return <TypedRows rows={rows} onTyped={onTyped} {...shared} />
  return pagesOf(form).map((page) => (
    <Panel key={page.title} title={page.title}>
      <TypedRow
        {...shared}
        names={page.fields.filter((name) => !fixedNames.includes(name))}
        row={rows[0] ?? {}}
        index={0}
        onChange={(name, value) => onTyped(withValue(rows, 0, { name, value }))}
      />
    </Panel>
  ))
}

/** What concerns the section as a whole: too few rows. */
function Whole({ form, rows, facts }: Pick<FieldsProps, 'form' | 'rows' | 'facts'>) {
  const whole = findingsIn(form, rows, facts).filter(({ field }) => field === form.id)
  return whole.map(({ sentence }) => (
    <p key={sentence} className="finding">
      {sentence}
    </p>
  ))
}

/** Step 3: one section, typed from papers. What was typed stays whatever the server says, and wherever it was lost. */
export function TypeSection({ id, entry, form, rows, unsaved, onTyped, onSaved }: TypeSectionProps) {
  const [tried, setTried] = useState<'no' | 'yes'>('no')
  const saving = useSaveSection({ id, form, onSaved: () => (onTyped(undefined), onSaved()) })
  const facts = { track: entry.track, grade: String(entry.grade) }
  const version = entry.sectionVersions[form.id] ?? 0
  const writing = entry.may ? 'open' : 'closed'
  const save = () => {
    setTried('yes')
    saving.start({ rows, version })
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {!entry.may && (
        <Alert
          type="info"
          showIcon
          title="现在不能代录：考生已经确认，或者不在填报时间里。要改的内容由考生本人登录后改。"
        />
      )}
      {form.id === 'basic' && <FixedNumber id={id} entry={entry} unsaved={unsaved} />}
      {tried === 'yes' && <Whole form={form} rows={rows} facts={facts} />}
      <Fields
        form={form}
        rows={rows}
        facts={facts}
        shown={tried === 'yes' ? 'all' : 'left'}
        writing={writing}
        onTyped={onTyped}
      />
      {entry.may && (
        <div className="entry-foot">
          {saving.trouble !== undefined && (
            <Alert role="alert" type="error" showIcon title={saving.trouble} />
          )}
          {saving.stale !== undefined && (
            <SavedElsewhere
              form={form}
              mine={rows}
              theirs={saving.stale.sections[form.id] ?? []}
              onTheirs={() => (onTyped(undefined), saving.settle())}
              onMine={() => saving.settle()}
            />
          )}
          <Button type="primary" size="large" htmlType="submit" loading={saving.busy}>
            保存，下一部分
          </Button>
          <span className="quiet">{unsaved === 'yes' ? '有没保存的内容' : '没有未保存的内容'}</span>
        </div>
      )}
    </form>
  )
}
