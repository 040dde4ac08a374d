import type { Instant } from '../base/time.ts'
import { beijing } from '../base/time.ts'
import { type Condition, holds } from '../forms/condition.ts'
import type { Values } from '../forms/form.ts'

/** A kind of proof of identity (证件材料). */
export interface CredentialKind {
  readonly code: string
  readonly title: string
  /** `picture`: the document picture (notice 二.2(2)) shows it; `paper`: the school has it in hand and notes that. */
  readonly kept: 'picture' | 'paper'
  readonly hint: string
  readonly basis: string
}

/** Which pupils need which: `accepts` lists what is enough, the preferred first; what stands together is needed together. */
export interface CredentialRule {
  readonly category: string
  /** Over the basic form; the first rule that holds counts. */
  readonly when: Condition
  readonly accepts: readonly (readonly string[])[]
  readonly basis: string
}

/** Why a proof may be brought later: a closed list, so that nobody's circumstances are written down here. */
export interface DeferralReason {
  readonly code: string
  readonly text: string
}

/** 证件材料表 (F3): data of the pack. */
export interface CredentialMatrix {
  readonly kinds: readonly CredentialKind[]
  readonly rules: readonly CredentialRule[]
  readonly deferral: {
    readonly reasons: readonly DeferralReason[]
    /** No deferral reaches beyond this (Beijing time), since signing ends then. */
    readonly latest: { readonly value: string; readonly basis: string }
  }
}

/** Where one proof of identity stands: owed 待提交, deferred 暂缺待补, seen 已核看. */
export type CredentialState = 'owed' | 'deferred' | 'seen'

/** What the school has noted about one kind. Kinds nobody noted are owed. */
export type CredentialNote =
  | { readonly state: 'seen'; readonly at: Instant }
  | { readonly state: 'deferred'; readonly until: Instant; readonly reason: string; readonly at: Instant }

export type CredentialNotes = Readonly<Record<string, CredentialNote>>

/** The rule of a pupil, by the values of the basic form; undefined when the pack has none for such a pupil. */
export function ruleFor(matrix: CredentialMatrix, basic: Values): CredentialRule | undefined {
  return matrix.rules.find((rule) => holds(rule.when, (field) => basic[field]))
}

export function credentialKind(matrix: CredentialMatrix, code: string): CredentialKind | undefined {
  return matrix.kinds.find((kind) => kind.code === code)
}

export function credentialTitle(matrix: CredentialMatrix, code: string): string {
  return credentialKind(matrix, code)?.title ?? code
}

export function latestDeferral(matrix: CredentialMatrix): Instant {
  return beijing(matrix.deferral.latest.value)
}
