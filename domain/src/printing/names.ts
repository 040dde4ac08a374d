import { tableNamed } from '../codes/catalog.ts'
import { divisionTitle } from '../codes/division.ts'
import type { CodeNames } from './value.ts'

/** Names as they are printed on `day` (`YYYY-MM-DD`): retired codes keep theirs, divisions theirs of that day. */
export function codeNames(day: string): CodeNames {
  return (table, code) =>
    table === 'division' ? divisionTitle(code, day) : tableNamed(table).find(code)?.name
}
