import { type Finding, type FindingCode, type Severity, finding } from '../base/finding.ts'

/** 民委发〔2016〕33号: at least 50 characters, all of GB 18030, the dot is `·` U+00B7. Counted by code point. */
export const NAME_MAX = 50

/** Dots seen in place of U+00B7: • ・ ∙ ● ‧ ⋅ ． and the full stop, the half-width katakana dot, the Greek ano teleia. */
const DOTS =
  /[\u2022\u30fb\u2219\u25cf\u2027\u22c5\uff0e\uff65\u0387]|(?<=[\p{Script=Han}·])\.|\.(?=\p{Script=Han})/gu
/** Characters nobody typed on purpose: zero-width, direction marks, soft hyphen, byte order mark. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g
const SPACE = /[\s\u00a0\u3000]+/g
const HAN_OR_DOT = '[\\p{Script=Han}·\\ue000-\\uf8ff]'
const INNER_SPACE = new RegExp(`(?<=${HAN_OR_DOT}) +(?=${HAN_OR_DOT})`, 'gu')

/** Six GB 18030 bytes that decoders still turn into private-use characters, and what `gbk` makes of FE9F (䶮). */
const PRIVATE_USE = new Map([
  ['\ue816', '\u{20087}'],
  ['\ue817', '\u{20089}'],
  ['\ue818', '\u{200cc}'],
  ['\ue831', '\u{215d7}'],
  ['\ue83b', '\u{2298f}'],
  ['\ue855', '\u{241fe}'],
  ['\ue863', '\u4dae'],
])
const REMAPPED = /[\ue816-\ue818\ue831\ue83b\ue855\ue863]/g
/** Nothing to tidy: the case of nearly every name. */
const PLAIN = /^[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)*$/

/**
 * A name as it is kept: the dots folded to `·`, invisible characters and spaces between characters removed, the seven known
 * private-use characters replaced. Never normalised (NFC changes compatibility ideographs), cut or transliterated (D5).
 */
export function tidyName(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .replace(INVISIBLE, '')
    .replace(SPACE, ' ')
    .trim()
    .replace(DOTS, '·')
    .replace(INNER_SPACE, '')
    .replace(REMAPPED, (character) => PRIVATE_USE.get(character) ?? character)
}

/** For comparison only: tidied, compatibility ideographs and radicals unified, dots and case ignored. */
export function foldName(text: string): string {
  return tidyName(text).normalize('NFKC').replaceAll(/[·\s]/g, '').toUpperCase()
}

export function nameLength(text: string): number {
  return [...text].length
}

/** What may be wrong with a name. `short` and `radical` are doubts: such names exist. */
export type NameFault =
  | { readonly fault: 'empty' | 'long' | 'dot' | 'pinyin' | 'question' | 'privateUse' | 'short' }
  | { readonly fault: 'radical' | 'character'; readonly character: string }

/** People named by a passport or a foreigner's card may have Latin letters. */
export type NameScript = 'han' | 'hanOrLatin'

const GOOD_HAN =
  /^[\p{Unified_Ideograph}\u3007\uf900-\ufad9\u{2f800}-\u{2fa1f}]+(?:·[\p{Unified_Ideograph}\u3007\uf900-\ufad9\u{2f800}-\u{2fa1f}]+)*$/u
const GOOD_LATIN = /^[\p{Script=Latin}\p{M}\p{Unified_Ideograph}·' ,’-]+$/u
const LETTERS = /^[\p{Script=Latin}\p{M}0-9' ·-]+$/u
const RADICAL = /[\u2e80-\u2fdf\u31c0-\u31ef]/u
const PRIVATE = /[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u
const ACCEPTED = /[\p{Script=Han}\u3007·]/u

function oddCharacters(name: string): NameFault[] {
  const faults: NameFault[] = []
  if (/[?？\ufffd□■]/u.test(name)) faults.push({ fault: 'question' })
  if (PRIVATE.test(name)) faults.push({ fault: 'privateUse' })
  for (const character of name) {
    if (RADICAL.test(character)) faults.push({ fault: 'radical', character })
    else if (!ACCEPTED.test(character) && !PRIVATE.test(character) && !/[?？\ufffd□■]/u.test(character)) {
      faults.push({ fault: 'character', character })
    }
  }
  return faults
}

/** Everything wrong with a tidied name, in order of weight. */
export function nameFaults(name: string, script: NameScript = 'han'): NameFault[] {
  if (name === '') return [{ fault: 'empty' }]
  const faults: NameFault[] = []
  const length = name.length > NAME_MAX || name.length < 3 ? nameLength(name) : name.length
  if (length > NAME_MAX) faults.push({ fault: 'long' })
  if (length === 1) faults.push({ fault: 'short' })
  if (GOOD_HAN.test(name) || (script === 'hanOrLatin' && GOOD_LATIN.test(name))) return faults
  if (/^·|·$|··/.test(name)) faults.push({ fault: 'dot' })
  if (LETTERS.test(name)) return [...faults, { fault: 'pinyin' }]
  return [...faults, ...oddCharacters(name)]
}

const FINDING_OF: Readonly<Record<NameFault['fault'], readonly [Severity, FindingCode]>> = {
  empty: ['error', 'NAME-EMPTY'],
  long: ['error', 'FIELD-TOO-LONG'],
  dot: ['error', 'NAME-DOT'],
  pinyin: ['error', 'NAME-PINYIN'],
  question: ['error', 'NAME-CHARACTER'],
  privateUse: ['error', 'NAME-PRIVATE'],
  radical: ['warning', 'NAME-RADICAL'],
  character: ['error', 'NAME-CHARACTER'],
  short: ['warning', 'NAME-SHORT'],
}

/** A person's name as on the document (notice 三.(三)): 汉字, 〇 and `·` between two parts. */
export function checkName(
  text: string,
  { field, label, script = 'han' }: { field: string; label: string; script?: NameScript },
): Finding[] {
  const name = tidyName(text)
  return nameFaults(name, script).map((found) => {
    const [severity, code] = FINDING_OF[found.fault]
    const character = 'character' in found ? found.character : '?'
    return finding(field, severity, code, { label, character, max: NAME_MAX, length: nameLength(name) })
  })
}
