import { type Result, ok, refuse } from '@zhongzhao/domain/base/result'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as en from '@zxcvbn-ts/language-en'
import { commonInChinese } from './common-in-chinese.ts'

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...en.dictionary, chinese: [...commonInChinese] },
  graphs: common.adjacencyGraphs,
  maxLength: 100,
})

/** Numbers and dates of the person that a password may not lean on. */
export interface PersonalFacts {
  readonly numbers: readonly string[]
  /** `YYYY-MM-DD` */
  readonly birthDate: string | undefined
  readonly names: readonly string[]
}

function birthdays(birthDate: string | undefined): readonly string[] {
  if (birthDate === undefined) return []
  const [y = '', m = '', d = ''] = birthDate.split('-')
  return [`${y}${m}${d}`, `${y.slice(2)}${m}${d}`, `${m}${d}${y}`, `${y}${Number(m)}${Number(d)}`]
}

/** As it is compared with numbers and days: full-width digits are digits, and 2008年5月5日 or 2008-05-05 is 200855 or 20080505. */
function squeezed(password: string): string {
  return password
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/(?<=\d)[\s\-./_年月]+(?=\d)/g, '')
}

/** Six or more characters in a row of one of the person's numbers. */
function leansOn(password: string, number: string): boolean {
  if (number.length < 6) return false
  const lower = number.toLowerCase()
  for (let i = 0; i + 6 <= lower.length; i++) if (password.includes(lower.slice(i, i + 6))) return true
  return false
}

/** No prescribed format (notice 三.(二): 不得要求统一的密码设置格式); refused are birthdays, digits of one's own numbers, the phone,
 *  and what is commonly guessed. Refuses PASSWORD-WEAK. */
export function checkPassword(password: string, facts: PersonalFacts): Result<void> {
  const lower = squeezed(password)
  if ([...password].length < 8) return refuse('PASSWORD-WEAK', { why: '少于 8 个字符' })
  if (birthdays(facts.birthDate).some((day) => lower.includes(day)))
    return refuse('PASSWORD-WEAK', { why: '含有生日' })
  if (facts.numbers.some((number) => leansOn(lower, number)))
    return refuse('PASSWORD-WEAK', { why: '含有证件号、学籍号、报名序号或手机号中的一段' })
  if (new Set(lower).size < 4) return refuse('PASSWORD-WEAK', { why: '重复的字符太多' })
  const { score } = zxcvbn.check(password, [...facts.names, ...facts.numbers])
  return score < 2 ? refuse('PASSWORD-WEAK', { why: '太常见，容易被猜中' }) : ok(undefined)
}
