import type { ChainStep } from '../access/chain.ts'

/** What a public list may show of a candidate; there is no word for a number of identity, a phone, a birth date, an address. */
export type PublicColumn = 'className' | 'name' | 'numberEnd' | 'result'

export const publicColumnNames: Readonly<Record<PublicColumn, string>> = {
  className: '班级',
  name: '姓名',
  numberEnd: '报名序号后四位',
  result: '审核结果',
}

/** Where the lines of a list come from: registrations in some states. */
export interface FromRegistrations {
  readonly of: 'registrations'
  readonly states: readonly string[]
  /** What is written in the column of the result. */
  readonly result: string
}

/** … or whose claim of one kind has passed to the end of its chain. */
export interface FromClaims {
  readonly of: 'claims'
  /** Code of the kind. */
  readonly claim: string
  readonly result: string
}

export type PublicitySource = FromRegistrations | FromClaims

/** One kind of list that a school has to make public. */
export interface PublicityKind {
  readonly code: string
  readonly title: string
  readonly from: PublicitySource
  readonly columns: readonly PublicColumn[]
  /** Full days, after the day on which it is opened. */
  readonly days: number
  readonly basis: string
}

/** A ground on which anybody may object. */
export interface ObjectionGround {
  readonly code: string
  readonly text: string
}

/** 公示 (notice 三.(一)3), as the season decides it. */
export interface PublicityPolicy {
  readonly kinds: readonly PublicityKind[]
  /** What stands above every list. */
  readonly lines: readonly string[]
  readonly grounds: readonly ObjectionGround[]
  /** Who answers objections: the first level that the organisation graph has. Never the school itself. */
  readonly objections: ChainStep
  readonly basis: string
}
