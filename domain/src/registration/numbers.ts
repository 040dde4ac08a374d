import type { Values } from '../forms/form.ts'

/** The numbers that the register gives a person, and by which the person is found and signs in. */
const kinds = ['idNumber', 'studentNumber'] as const
export type NumberKind = (typeof kinds)[number]

/** The number by which a person registers once in a province: the ID number, or the student number of who has none. */
export function identityOf(basic: Values): string {
  const { idNumber = '', studentNumber = '' } = basic
  return idNumber === '' ? studentNumber : idNumber
}

/** Why a number is another one now. `wrong`: it never was the person's, and opens nothing any more; `former`: it was, and still leads to
 *  the person (L became G). */
export type NumberWas = 'wrong' | 'former'

export interface KindOfNumber {
  readonly kind: NumberKind
  readonly number: string
}

/** What becomes of a person's numbers. */
export interface NumberChange {
  /** The key under which the registration is the one active one; undefined where it stays. */
  readonly identity: { readonly from: string; readonly to: string } | undefined
  /** Lead to the person from now on. */
  readonly gained: readonly KindOfNumber[]
  /** Lead there no more. */
  readonly lost: readonly KindOfNumber[]
  /** `basic.idNumber`, `basic.studentNumber`. */
  readonly fields: readonly string[]
}

/** The one rule about a number that becomes another (notice 二.2, 三.(三); A7, G3). The key follows the identity; without any number the old
 *  key stays, and keeps a second registration out. Undefined: no number changes. */
export function numberChange(was: Values, now: Values, before: NumberWas): NumberChange | undefined {
  const changed = kinds.filter((kind) => (was[kind] ?? '') !== (now[kind] ?? ''))
  if (changed.length === 0) return undefined
  const of = (values: Values) =>
    changed.flatMap((kind) => {
      const number = values[kind] ?? ''
      return number === '' ? [] : [{ kind, number }]
    })
  const [from, to] = [identityOf(was), identityOf(now)]
  return {
    identity: from === to || to === '' ? undefined : { from, to },
    gained: of(now),
    lost: before === 'wrong' ? of(was) : [],
    fields: changed.map((kind) => `basic.${kind}`),
  }
}
