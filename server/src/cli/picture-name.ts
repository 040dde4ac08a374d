import { basename, dirname, extname } from 'node:path'
import { idNumberFault, parseIdNumber } from '@zhongzhao/domain/identity/id-number'
import type { NameFacts } from '@zhongzhao/domain/images/facts'

const capital = (text: string) => text.replace(/x$/, 'X')

/** Anything of 14 to 20 digits (the last may be X) was meant as a number. */
const meantAsNumber = (text: string) => /^\d{13,19}[\dX]$/.test(text)

function namedBy(text: string): NameFacts['named'] {
  if (parseIdNumber(text).ok) return 'id'
  if (idNumberFault(text) === 'ID-CHECK-DIGIT') return 'checksum'
  return meantAsNumber(text) ? 'malformed' : 'other'
}

/** The number a file is named by: its own name, or else its folder's; `undefined` when neither was meant as one. */
export function numberNamed(file: string): string | undefined {
  const stem = capital(basename(file, extname(file)).trim())
  const folder = capital(basename(dirname(file)).trim())
  if (namedBy(stem) !== 'other') return stem
  return ['id', 'checksum'].includes(namedBy(folder)) ? folder : undefined
}

/** Whose document a file's name says it is: `<ID number>.jpg`, or any name in a folder named by the ID number
 *  (notice 二.2(2)). `registry`: the ID numbers that are known, when there is such a list. */
export function nameFactsOf(file: string, registry: ReadonlySet<string> | undefined): NameFacts {
  const number = numberNamed(file)
  const named = number === undefined ? 'other' : namedBy(number)
  if (registry === undefined || number === undefined || named !== 'id') return { named, registry: 'unasked' }
  return { named, registry: registry.has(number) ? 'listed' : 'unlisted' }
}
