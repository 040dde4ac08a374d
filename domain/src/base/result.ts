import { type Params, type Refusal, type RefusalCode, refusal } from './refusals.ts'

/** The outcome of a decision: a value, or the one refusal (不予受理) that says why not and what to do. */
export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function refuse(code: RefusalCode, params: Params = {}): Result<never> {
  return { ok: false, refusal: refusal(code, params) }
}
