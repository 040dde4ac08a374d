import { useState } from 'react'
import { type Form, type Values, fieldPath } from '@zhongzhao/domain/forms/form'
import type { Facts } from '@zhongzhao/domain/forms/validate'
import { FormFields } from '../../shared/FormFields.tsx'
import { useSession } from '../session/session.ts'
import { type Rows, findingsIn } from './typed-form.ts'

export interface TypedRowProps {
  readonly form: Form
  readonly names: readonly string[]
  readonly row: Values
  readonly index: number
  readonly facts: Facts
  /** All rows of a repeating form; absent where there is one. */
  readonly rows?: Rows
  /** Findings of fields one has left, or of all once saving was tried. */
  readonly shown: 'left' | 'all'
  readonly writing: 'open' | 'closed'
  readonly onChange: (name: string, value: string) => void
}

/** Born long before the season: social candidates are of any age. */
const YEARS_BACK = 70

/** One row of a form, drawn from its definition, findings beside the fields. */
export function TypedRow({ form, rows, row, shown, facts, index, ...rest }: TypedRowProps) {
  const { pack } = useSession()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const found = findingsIn(form, rows ?? [row], facts)
  return (
    <div className="typing">
      <FormFields
        {...rest}
        form={form}
        row={row}
        index={index}
        facts={facts}
        findings={found.filter(({ field }) => shown === 'all' || left.has(field))}
        reasons={{}}
        years={{ from: pack.year - YEARS_BACK, until: pack.year + 1 }}
        onLeave={(name) => {
          const path = fieldPath(form, index, name)
          setLeft((was) => (was.has(path) ? was : new Set([...was, path])))
        }}
      />
    </div>
  )
}
