import type { Values } from '@zhongzhao/domain/forms/form'
import { checkDigitOf } from '@zhongzhao/domain/identity/id-number'

/** A made-up person whom no roster brings: typed by a point from papers (notice 三.(五)). */
export interface EnteredPerson {
  /** Which of the season's categories of former pupils, by its place in the list. */
  readonly schooling: number
  readonly basic: Values
  /** `account`: activated, `secret` is the own password; `slip`: not yet, `secret` is the code of the slip. */
  readonly stage: 'account' | 'slip'
  readonly secret: string
  readonly note: string
}

/** Where they were typed. */
export const ENTERING_POINT = {
  code: '4101059001',
  name: '金水区指定报名点（演练）',
  login: 'point2',
} as const

// A division nobody was ever given: a made-up number is nobody's number.
function numberOf(born: string, serial: string): string {
  const first17 = `410199${born.replaceAll('-', '')}${serial}`
  return `${first17}${checkDigitOf(first17)}`
}

const person = (name: string, { sex, born }: { sex: '1' | '2'; born: string }): Values => ({
  name,
  sex,
  birthDate: born,
  ethnicGroup: '01',
  idKind: '1',
  idNumber: numberOf(born, sex === '1' ? '711' : '712'),
})

export const enteredPeople: readonly EnteredPerson[] = [
  {
    schooling: 1,
    basic: person('傅若琪', { sex: '2', born: '2002-11-06' }),
    stage: 'account',
    secret: '河边停着两只木船',
    note: '社会考生：报名点登记，已激活，有预约',
  },
  {
    schooling: 0,
    basic: person('沈嘉远', { sex: '1', born: '2005-05-21' }),
    stage: 'slip',
    secret: 'YLTX-8D4N-6VKE',
    note: '往届生：报名点登记，凭注册密码条首次激活（用过即作废）',
  },
]
