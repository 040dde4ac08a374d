import type { ImageFinding, PictureRule } from '../finding.ts'
import type { CardFacts } from './facts.ts'

/** A field of the register that a card is asked about. */
export type CardField = 'name' | 'sex' | 'ethnicGroup' | 'birthDate' | 'idNumber'

/** differs 与名册不同; unread 认不清. */
export type DifferenceHow = 'differs' | 'unread'

/** One field that a person has to look at; `read` is what the machine made of it, possibly nothing. Personal data. */
export interface CardDifference {
  readonly field: CardField
  readonly how: DifferenceHow
  readonly read: string
  readonly finding: ImageFinding
}

/** What came of a reading: agrees 一致; differs 有待核对; illegible 读不清，建议重拍; unread 没有识别. */
export type CardOutcome = 'agrees' | 'differs' | 'illegible' | 'unread'

const fieldOf: Readonly<Partial<Record<PictureRule, CardField>>> = {
  name_match: 'name',
  sex_match: 'sex',
  ethnicity_match: 'ethnicGroup',
  birth_match: 'birthDate',
  id_match: 'idNumber',
  id_checksum: 'idNumber',
  unmodified: 'idNumber',
}

const readOf: Readonly<Record<CardField, (facts: CardFacts) => string>> = {
  name: (facts) => facts.name?.read ?? '',
  sex: (facts) => facts.sex?.best ?? '',
  ethnicGroup: (facts) => facts.ethnicity?.best ?? '',
  birthDate: (facts) => facts.birth?.best ?? '',
  idNumber: (facts) => facts.number?.digits.map(({ digit }) => digit).join('') ?? '',
}

/** The fields a person has to look at, each once, with its gravest finding. An illegible card has none: no line of it is believed. */
export function differencesOf(
  facts: CardFacts,
  findings: readonly ImageFinding[],
): readonly CardDifference[] {
  const found = new Map<CardField, CardDifference>()
  for (const finding of findings) {
    const field = fieldOf[finding.rule]
    if (field === undefined || found.has(field)) continue
    const how = finding.code.endsWith('-UNREAD') ? 'unread' : 'differs'
    found.set(field, { field, how, read: readOf[field](facts), finding })
  }
  return [...found.values()]
}

/** `absent`: nothing reads cards here, or the reader failed. */
export function outcomeOf(findings: readonly ImageFinding[] | 'absent'): CardOutcome {
  if (findings === 'absent') return 'unread'
  if (findings.some(({ rule, severity }) => rule === 'legible' && severity === 'error')) return 'illegible'
  return findings.some(({ rule }) => fieldOf[rule] !== undefined) ? 'differs' : 'agrees'
}
