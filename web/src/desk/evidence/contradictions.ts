import { type Form, fieldAt } from '@zhongzhao/domain/forms/form'
import type { RegistrationView } from '../parts/registration-query.ts'
import { valueText } from '../parts/value-text.ts'

interface Said {
  readonly source: string
  /** Blank where it is covered and cannot be told. */
  readonly value: string
}

/** Two sources that do not say the same of one fact. */
export interface Contradiction {
  readonly path: string
  readonly label: string
  readonly one: Said
  readonly other: Said
}

/** Facts that must agree between number, register and document (D8, notice 三.(三)). */
const identity = ['name', 'sex', 'birthDate', 'ethnicGroup', 'idKind', 'idNumber'] as const

const digits = (number: string) => number.replaceAll(' ', '')

/** The last but one digit tells the sex; it stands at the uncovered end of `4101 **** **** 0012`. */
function sexInNumber(number: string): string {
  const digit = digits(number).at(-2)
  if (digit === undefined || !/\d/.test(digit)) return ''
  return Number(digit) % 2 === 1 ? '男' : '女'
}

function birthInNumber(number: string): string {
  const parts = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(digits(number))
  if (parts !== null) return `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日`
  return ''
}

const inNumber: Readonly<Record<string, { path: string; read: (number: string) => string }>> = {
  'SEX-ID': { path: 'basic.sex', read: sexInNumber },
  'BIRTH-ID': { path: 'basic.birthDate', read: birthInNumber },
}

type Seen = Pick<RegistrationView, 'sections' | 'roster' | 'differs' | 'findings'>

/** What contradicts what, both values as far as they are uncovered. Which do is said by the server. */
export function contradictionsOf(view: Seen, forms: readonly Form[]): readonly Contradiction[] {
  const own = view.sections['basic']?.[0] ?? {}
  const register = view.roster['basic']?.[0] ?? {}
  const text = (path: string, values: Readonly<Record<string, string>>) => {
    const field = fieldAt(forms, path)
    return field === undefined ? '' : valueText(field, values[path.slice('basic.'.length)])
  }
  const label = (path: string) => fieldAt(forms, path)?.label ?? path
  const byNumber = view.findings.flatMap((f) => {
    const against = inNumber[f.code]
    if (against === undefined) return []
    const { path } = against
    const number = { source: '身份证件号码里的', value: against.read(own['idNumber'] ?? '') }
    return [{ path, label: label(path), one: { source: '登记的', value: text(path, own) }, other: number }]
  })
  const byRegister = identity
    .map((name) => `basic.${name}`)
    .filter((path) => view.differs.includes(path))
    .map((path) => ({
      path,
      label: label(path),
      one: { source: '登记的', value: text(path, own) },
      other: { source: '最新学籍里的', value: text(path, register) },
    }))
  return [...byNumber, ...byRegister]
}
