import { type Brand, branded } from './brand.ts'
import { type Result, ok, refuse } from './result.ts'

/** Code of an organisation or class: `41`, `4101`, `410105`, `2141010001`, `2141010001-0903`. */
export type OrgCode = Brand<string, 'OrgCode'>
export type PersonId = Brand<string, 'PersonId'>
export type RegistrationId = Brand<string, 'RegistrationId'>
export type AccountId = Brand<string, 'AccountId'>
export type ImageId = Brand<string, 'ImageId'>
export type SheetId = Brand<string, 'SheetId'>
/** `henan-2022` */
export type SeasonId = Brand<string, 'SeasonId'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function uuid<B extends Brand<string, string>>(text: string): Result<B> {
  return UUID.test(text) ? ok(branded<B>(text)) : refuse('NOT-FOUND')
}

export const parsePersonId = (text: string): Result<PersonId> => uuid(text)
export const parseRegistrationId = (text: string): Result<RegistrationId> => uuid(text)
export const parseAccountId = (text: string): Result<AccountId> => uuid(text)
export const parseImageId = (text: string): Result<ImageId> => uuid(text)
export const parseSheetId = (text: string): Result<SheetId> => uuid(text)

/** Letters, digits and hyphens, at most 40: what the code of an organisation may hold. */
export function parseOrgCode(text: string): Result<OrgCode> {
  return /^[0-9A-Za-z][0-9A-Za-z-]{0,39}$/.test(text) ? ok(branded<OrgCode>(text)) : refuse('NOT-FOUND')
}

export function parseSeasonId(text: string): Result<SeasonId> {
  return /^[a-z]+-\d{4}$/.test(text) ? ok(branded<SeasonId>(text)) : refuse('NOT-FOUND')
}
