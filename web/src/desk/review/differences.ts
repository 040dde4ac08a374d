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
  /** Facts of the registration that conditions may ask for: track, grade. */
  readonly facts: Values
}

/** 学籍数据 against 考生填写, field by field. Both sides are covered alike, so a difference inside the covered middle of a number
 *  shows only after the numbers have been uncovered. Fields not shown to the candidate are left out unless they hold something. */
export function compareForm(form: Form, { register, own, facts }: Compared): readonly FieldLine[] {
  const rows = Math.max(register.length, own.length)
  return Array.from({ length: rows }, (_, row) => row).flatMap((row) =>
    Object.entries(form.fields).flatMap(([name, field]) => {
      const theirs = register[row]?.[name] ?? ''
      const mine = own[row]?.[name] ?? ''
      const read = (other: string) => own[row]?.[other] ?? facts[other]
      const shown = field.shown === undefined || holds(field.shown, read)
      if (!shown && theirs === '' && mine === '') return []
      const standing: Standing = theirs === '' ? 'own' : theirs === mine ? 'same' : 'differs'
      return [{ path: fieldPath(form, row, name), field, row, register: theirs, own: mine, standing }]
    }),
  )
}

export function differing(lines: readonly FieldLine[]): readonly FieldLine[] {
  return lines.filter((line) => line.standing === 'differs')
}
