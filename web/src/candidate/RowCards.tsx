import { type Form, fieldPath } from '@zhongzhao/domain/forms/form'
import { useEffect, useState } from 'react'
import { FormFields, type FormFieldsProps } from '../shared/FormFields.tsx'
import { Dialog } from './Dialog.tsx'
import type { Rows } from './draft.ts'
import { withValue } from './use-editing.ts'

type Shared = Omit<FormFieldsProps, 'row' | 'index' | 'onChange' | 'onLeave'>

interface RowCardsProps {
  readonly rows: Rows
  readonly shared: Shared
  readonly rowLabel: string
  readonly max: number
  readonly onChange: (rows: Rows) => void
  readonly onLeave: (path: string) => void
}

const blank = (row: Readonly<Record<string, string>> | undefined) =>
  Object.values(row ?? {}).every((value) => value === '')

/** One card for each row of a repeating form, with adding and removing. The first card is there from the start. */
export function RowCards({ rows, shared, rowLabel, max, onChange, onLeave }: RowCardsProps) {
  const [removing, setRemoving] = useState<number>()
  const [standing, setStanding] = useState<number>()
  useEffect(() => {
    if (standing !== undefined) document.getElementById(`row-${standing}`)?.focus()
  }, [standing, rows.length])
  const shown: Rows = rows.length === 0 ? [{}] : rows
  const remove = (index: number) => {
    onChange(shown.filter((_, i) => i !== index))
    setRemoving(undefined)
    setStanding(Math.max(index - 1, 0))
  }
  const add = () => {
    onChange([...shown, {}])
    setStanding(shown.length)
  }
  const form: Form = shared.form
  return (
    <>
      {shown.map((row, index) => (
        <section
          key={index}
          id={`row-${index}`}
          tabIndex={-1}
          className="row-card"
          aria-label={`${rowLabel} ${index + 1}`}
        >
          <div className="row-head">
            <h2>
              {rowLabel} {index + 1}
            </h2>
            {shared.writing === 'open' && shown.length > 1 && (
              <button
                type="button"
                className="plain"
                onClick={() => (blank(row) ? remove(index) : setRemoving(index))}
              >
                删除
                <span className="unseen">
                  {rowLabel} {index + 1}
                </span>
              </button>
            )}
          </div>
          <FormFields
            {...shared}
            row={row}
            index={index}
            onChange={(name, value) => onChange(withValue(shown, index, { name, value }))}
            onLeave={(name) => onLeave(fieldPath(form, index, name))}
          />
        </section>
      ))}
      {shared.writing === 'open' && shown.length < max && (
        <button type="button" onClick={add}>
          ＋ 再加一条{rowLabel}
        </button>
      )}
      {removing !== undefined && (
        <Dialog title={`删除${rowLabel} ${removing + 1}？`} onClose={() => setRemoving(undefined)}>
          <p>这一条已经填写的内容会去掉。</p>
          <div className="buttons">
            <button type="button" className="main" onClick={() => remove(removing)}>
              删除
            </button>
            <button type="button" onClick={() => setRemoving(undefined)}>
              不删
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}
