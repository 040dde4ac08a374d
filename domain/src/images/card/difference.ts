import { type Result } from '../../base/result.ts'
import { type Lifecycle, step } from '../../lifecycle/table.ts'
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

/** open 待核对; misread 证件读错，与登记一致; wrong 登记有误; retake 重新采集. */
export type DifferenceState = 'open' | 'misread' | 'wrong' | 'retake'
export type DifferenceEvent = 'findMisread' | 'findWrong' | 'askRetake' | 'reopen'

/** The life of a difference between card and register (证件核对状态流转表, F2). It is never a refusal by itself. */
export const differenceLifecycle: Lifecycle<DifferenceState, DifferenceEvent, never, never> = {
  title: '证件核对',
  states: {
    open: '待核对',
    misread: '证件读错了，与登记一致',
    wrong: '登记有误，已退回或走学籍更正',
    retake: '证件重新采集',
  },
  events: {
    findMisread: '证件读错了，与登记一致',
    findWrong: '登记有误',
    askRetake: '重新采集',
    reopen: '重新核对',
  },
  refusalOf: {},
  table: [
    // from     event          to         by               during    needs
    ['open', 'findMisread', 'misread', 'document.note', 'always', []],
    ['open', 'findWrong', 'wrong', 'document.note', 'always', []],
    ['open', 'askRetake', 'retake', 'document.note', 'always', []],
    ['misread', 'reopen', 'open', 'document.note', 'always', []],
    ['wrong', 'reopen', 'open', 'document.note', 'always', []],
  ],
}

/** Refuses STATE-NO-WAY: somebody else has decided. */
export function decideDifference(state: DifferenceState, event: DifferenceEvent): Result<DifferenceState> {
  return step(differenceLifecycle, state, event, { open: new Set<never>(), met: new Set<never>() })
}
