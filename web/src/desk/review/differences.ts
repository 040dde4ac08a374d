import { type Form, type Values, fieldPath } from '@zhongzhao/domain/forms/form'
import { holds } from '@zhongzhao/domain/forms/condition'
import type { Field } from '@zhongzhao/domain/forms/field'

/** How the candidate's value stands to the register's: `own` where the register has nothing to compare. */
export type Standing = 'same' | 'differs' | 'own'

export interface FieldLine {
  readonly path: string
  readonly field: Field
  readonly row: number
  readonly register: string
  readonly own: string
  readonly standing: Standing
}

interface Compared {
  readonly register: readonly Values[]
  readonly own: readonly Values[]
  /** Paths that differ. */
  readonly differs: readonly string[]
  /** Facts of the registration that conditions may ask for: track, grade. */
  readonly facts: Values
}

/** 学籍数据 against 考生填写, field by field. Which differ the server says: it sees the values uncovered. Fields not shown to the
 *  candidate are left out unless they hold something. */
export function compareForm(form: Form, { register, own, differs, facts }: Compared): readonly FieldLine[] {
  const rows = Math.max(register.length, own.length)
  return Array.from({ length: rows }, (_, row) => row).flatMap((row) =>
    Object.entries(form.fields).flatMap(([name, field]) => {
      const theirs = register[row]?.[name] ?? ''
      const mine = own[row]?.[name] ?? ''
      const read = (other: string) => own[row]?.[other] ?? facts[other]
      const shown = field.shown === undefined || holds(field.shown, read)
      if (!shown && theirs === '' && mine === '') return []
      const path = fieldPath(form, row, name)
      const standing: Standing = differs.includes(path) ? 'differs' : theirs === '' ? 'own' : 'same'
      return [{ path, field, row, register: theirs, own: mine, standing }]
    }),
  )
}

/** Lines that hold nothing on either side stand apart, unless something is told of them (a finding, a return). */
export function blankApart(lines: readonly FieldLine[], told: ReadonlySet<string>) {
  const empty = (line: FieldLine) => line.own === '' && line.register === '' && !told.has(line.path)
  return { filled: lines.filter((line) => !empty(line)), blank: lines.filter(empty) }
}
