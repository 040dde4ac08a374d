import { Alert, Button } from 'antd'
import { diffForm } from '@zhongzhao/domain/forms/diff'
import { type Form, fieldAt } from '@zhongzhao/domain/forms/form'
import { valueText } from '../parts/value-text.ts'
import type { Rows } from './typed-form.ts'

interface Props {
  readonly form: Form
  readonly mine: Rows
  readonly theirs: Rows
  readonly onMine: () => void
  readonly onTheirs: () => void
}

/** Somebody saved this section meanwhile: what differs, and whose stays. */
export function SavedElsewhere({ form, mine, theirs, onMine, onTheirs }: Props) {
  const changes = diffForm(form, theirs, mine)
  const words = (field: string, value: string | undefined) => {
    const of = fieldAt([form], field)
    return of === undefined || value === undefined || value === '' ? '空白' : valueText(of, value)
  }
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title="您录入的时候，别人（同事或考生本人）保存过这一部分。您录入的内容还在。"
      description={
        <>
          <ul className="plain">
            {changes.map(({ field, label, from, to }) => (
              <li key={field}>
                {label}：对方保存的是“{words(field, from)}”，您录入的是“{words(field, to)}”
              </li>
            ))}
          </ul>
          <div className="entry-choose">
            <Button onClick={onTheirs}>用对方保存的</Button>
            <Button onClick={onMine}>用我录入的（再点一次保存）</Button>
          </div>
        </>
      }
    />
  )
}
