import { Button, Popconfirm } from 'antd'
import type { Form } from '@zhongzhao/domain/forms/form'
import type { Facts } from '@zhongzhao/domain/forms/validate'
import { Panel } from '../parts/Panel.tsx'
import { TypedRow } from './TypedRow.tsx'
import { type Rows, withValue } from './typed-form.ts'

interface Props {
  readonly form: Form
  readonly rows: Rows
  readonly facts: Facts
  readonly shown: 'left' | 'all'
  readonly writing: 'open' | 'closed'
  readonly onTyped: (rows: Rows) => void
}

/** Rows of a repeating form, one sheet each; the first is there from the start. */
export function TypedRows({ form, rows, facts, shown, writing, onTyped }: Props) {
  const { rowLabel = '', max = 1 } = form.repeats ?? {}
  const all: Rows = rows.length === 0 ? [{}] : rows
  return (
    <>
      {all.map((row, at) => (
        <Panel
          // Rows have no identity of their own; their place is it.
          key={at}
          title={`${rowLabel} ${at + 1}`}
          extra={
            writing === 'open' &&
            all.length > 1 && (
              <Popconfirm
                title={`去掉${rowLabel} ${at + 1}？`}
                okText="去掉"
                cancelText="不去掉"
                onConfirm={() => onTyped(all.filter((_, i) => i !== at))}
              >
                <Button size="small" aria-label={`去掉${rowLabel} ${at + 1}`}>
                  去掉
                </Button>
              </Popconfirm>
            )
          }
        >
          <TypedRow
            form={form}
            names={Object.keys(form.fields)}
            rows={all}
            row={row}
            index={at}
            facts={facts}
            shown={shown}
            writing={writing}
            onChange={(name, value) => onTyped(withValue(all, at, { name, value }))}
          />
        </Panel>
      ))}
      {writing === 'open' && all.length < max && (
        <Button type="dashed" className="entry-more" onClick={() => onTyped([...all, {}])}>
          再加一条{rowLabel}
        </Button>
      )}
    </>
  )
}
