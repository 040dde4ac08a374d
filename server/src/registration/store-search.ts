import { type RawBuilder, sql } from 'kysely'
import { type Scope, recordInScope } from '../platform/scope.ts'

/** So many of one branch are looked at; beyond it the list says that there are more. */
export const SEARCHED = 1000

export interface Search {
  readonly season: string
  readonly text: string
  /** Blind index of the text when it looks like a number. */
  readonly index: Buffer | undefined
  /** Paths of the offices that have schools inside the scope; undefined: the scope is single registrations. */
  readonly offices: readonly string[] | undefined
}

const LAST = String.fromCodePoint(0x10_ff_ff)
const escape = (text: string) => text.replace(/[\\%_]/g, (c) => `\\${c}`)

/** C collation: everything that begins with the text. */
function begins(column: RawBuilder<unknown>, text: string): RawBuilder<boolean> {
  return sql<boolean>`${column} >= ${text} and ${column} < ${text + LAST}`
}

/** A registration number, or any number of the person. */
function numbers({ text, index }: Search): readonly RawBuilder<boolean>[] {
  const own = sql<boolean>`r.number = ${text}`
  if (index === undefined) return [own]
  return [
    own,
    sql<boolean>`r.person_id in (select a.person_id from person_alias a where a.index = ${index} and a.valid)`,
  ]
}

/** Whether a number is looked for: one registration is found, or none. */
export const forNumber = ({ text }: Search): boolean => /[0-9]/.test(text)

/** What the text may mean, each branch by an index of its own: with a figure in it a number; else a name from its beginning or from its
 *  second character, the middle of a long name, pinyin, initials. A passport's letters alone are no number (nobody searches by them). */
function branches(search: Search): readonly RawBuilder<boolean>[] {
  const { text } = search
  if (forNumber(search)) return numbers(search)
  const name = [
    begins(sql`r.name collate "C"`, text),
    begins(sql`substr(r.name, 2) collate "C"`, text),
    sql<boolean>`length(r.name) > 4 and r.name like ${`%${escape(text)}%`}`,
  ]
  const latin = text.toLowerCase()
  if (!/^[a-z]+$/.test(latin)) return name
  return [...name, begins(sql`r.pinyin collate "C"`, latin), begins(sql`r.initials`, latin)]
}

/** Ids of the registrations `r` inside the scope that the text means; at most SEARCHED + 1 of each branch. */
export function meantBy(scope: Scope, search: Search): RawBuilder<string> {
  const office =
    search.offices === undefined ? sql`true` : sql`r.office = any(${[...search.offices]}::text[])`
  const each = branches(search).map(
    (branch) => sql`(select r.registration_id from registration r
      where r.season = ${search.season} and ${office} and ${recordInScope(scope)} and ${branch} limit ${SEARCHED + 1})`,
  )
  return sql<string>`${sql.join(each, sql` union `)}`
}
