/** What must not stand in a public list (公示信息最小化): found in words that somebody wrote by hand. */
export type PrivateKind = 'identity' | 'phone' | 'birthDate' | 'address'

export const privateKindNames: Readonly<Record<PrivateKind, string>> = {
  identity: '证件号码',
  phone: '电话号码',
  birthDate: '出生日期',
  address: '详细住址',
}

const FULL_WIDTH = '０１２３４５６７８９'
/** What stands between the groups of a number that is written in groups. */
const BETWEEN_DIGITS = /(?<=\d)[\s\-–—.·]+(?=\d)/g

/** Citizens' numbers old and new, residence permits; passes and passports. A new one is known by its date, whatever follows it. */
const identity = [
  /(?<!\d)[1-8]\d{5}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]/,
  /(?<!\d)(\d{17}[\dXx]|\d{15})(?!\d)/,
  /(?<![A-Za-z])[A-Za-z]{1,2}\d{7,10}(?!\d)/,
]
const phone = [/(?<!\d)1[3-9]\d{9}/, /(?<!\d)0\d{9,11}(?!\d)/]

const birthWords = /出生|生日|生于/
const fullDate = /(?<!\d)(\d{4})\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}(?!\d)/g
const address = /住址|家住|住在|[路街巷道村组]\s*\d+\s*号|\d+\s*号楼|\d+\s*单元|\d+\s*室/

/** Somebody who registers this year was born longer ago than any date that belongs to the registration. */
const YEARS = 5

function namesBirth(text: string, year: number): 'yes' | 'no' {
  const dates = [...text.matchAll(fullDate)].map(([, said]) => Number(said))
  return birthWords.test(text) || dates.some((said) => said < year - YEARS) ? 'yes' : 'no'
}

/** Which private things a text holds, each kind once; empty where it may be shown. Takes digits of any width and grouping.
 *  `year`: of the season; a full date long before it is a birth date. */
export function privateIn(text: string, year: number): readonly PrivateKind[] {
  const plain = text.replace(/[０-９]/g, (digit) => String(FULL_WIDTH.indexOf(digit)))
  const joined = plain.replace(BETWEEN_DIGITS, '')
  const holds = (rules: readonly RegExp[]) => rules.some((rule) => rule.test(plain) || rule.test(joined))
  return [
    ...(holds(identity) ? ['identity' as const] : []),
    ...(holds(phone) ? ['phone' as const] : []),
    ...(namesBirth(plain, year) === 'yes' ? ['birthDate' as const] : []),
    ...(address.test(plain) ? ['address' as const] : []),
  ]
}
