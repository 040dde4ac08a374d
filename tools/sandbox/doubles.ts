import { checkDigitOf } from '@zhongzhao/domain/identity/id-number'

/** What a double takes over from the pupil it doubles: the person and the family, not school and numbers. */
const shared = [
  '姓名',
  '性别',
  '出生日期',
  '民族',
  '现住址',
  '通信地址',
  '家庭地址',
  '联系电话',
  '成员1姓名',
  '成员1关系',
  '成员1联系电话',
  '成员1身份证件号',
] as const

interface Double {
  /** Seat (from 0, over the province) of the pupil who is doubled. */
  readonly of: number
  /** Places between the two ID numbers, even: the sex stays. */
  readonly apart: number
  /** Names of the first and of the double, where the roster’s own will not do. */
  readonly names?: readonly [string, string]
}

/** 疑似重复 by the seat of the double (G4): a number that was changed, inside a county and across the province; a name written with another
 *  form of one character; twins. */
const doubles: ReadonlyMap<number, Double> = new Map([
  [86, { of: 52, apart: 500 }],
  [186, { of: 106, apart: 600 }],
  [103, { of: 90, apart: 700, names: ['周祥宇', '周\ufa1a宇'] }],
  [89, { of: 87, apart: 2, names: ['赵佳怡', '赵佳仪'] }],
])

type Row = Readonly<Record<string, string>>

/** Another good number of the same place and birthday. */
export function numberBeside(number: string, apart: number): string {
  const serial = (Number(number.slice(14, 17)) + apart) % 1000
  const first17 = number.slice(0, 14) + String(serial).padStart(3, '0')
  return first17 + checkDigitOf(first17)
}

/** The same pupils, some of them a second time in another school. */
export function* withDoubles<R extends Row>(rows: Iterable<R>): Generator<R> {
  const renamed = new Map([...doubles.values()].map(({ of, names }) => [of, names?.[0]]))
  const kept = new Map<number, R>()
  let seat = 0
  for (const row of rows) {
    const double = doubles.get(seat)
    const first = double && kept.get(double.of)
    const name = renamed.get(seat)
    const own = name === undefined ? row : { ...row, 姓名: name }
    if (renamed.has(seat)) kept.set(seat, own)
    seat++
    if (double === undefined || first === undefined) {
      yield own
      continue
    }
    const number = numberBeside(first['身份证件号'] ?? '', double.apart)
    const person = Object.fromEntries(shared.map((column) => [column, first[column] ?? '']))
    const other = double.names?.[1]
    const written = other === undefined ? {} : { 姓名: other }
    yield { ...own, ...person, ...written, 身份证件号: number, 学籍号: `G${number}` }
  }
}
