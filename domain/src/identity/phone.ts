import { type Brand, branded } from '../base/brand.ts'
import { type Finding, finding } from '../base/finding.ts'
import { type Result, ok, refuse } from '../base/result.ts'

/** A mainland mobile number: 11 digits beginning 13 to 19. */
export type Phone = Brand<string, 'Phone'>

const MOBILE = /^1[3-9]\d{9}$/

export function isMobile(text: string): boolean {
  return MOBILE.test(text)
}

/** Undoes what is certain: full-width digits, spaces and hyphens, +86 in front. */
export function tidyPhone(text: string): string {
  const narrow = text.replace(/[\uff0b\uff10-\uff19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  const bare = narrow.replace(/[\s\u00a0\u200b-\u200f\ufeff\-－—()（）]/g, '')
  return bare.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
}

export function parsePhone(text: string): Result<Phone> {
  const tidy = tidyPhone(text)
  return MOBILE.test(tidy) ? ok(branded<Phone>(tidy)) : refuse('PHONE-WRONG')
}

/** 保证畅通的联系电话 (notice 三.(二)). */
export function checkPhone(text: string, { field, label }: { field: string; label: string }): Finding[] {
  return MOBILE.test(tidyPhone(text)) ? [] : [finding(field, 'error', 'PHONE-SHAPE', { label })]
}
