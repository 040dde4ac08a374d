import { rosterFileReader } from '@zhongzhao/domain/roster/check'
import type { RosterProblem } from '@zhongzhao/domain/roster/codes'
import { readHeader } from '@zhongzhao/domain/roster/columns'
import type { RosterTerms } from '@zhongzhao/domain/roster/row'
import { realDay } from '@zhongzhao/domain/base/time'
import { Refused, orRefuse } from '../platform/errors.ts'
import { readSheet } from '../platform/sheets.ts'
import { seasonDayOf } from '@zhongzhao/domain/season/timetable'
import { namedPack } from '../found-packs.ts'
import { type Run, WrongUse } from './command.ts'

/** What a file holds; row 1 is the first below the header, no message or column shows personal data. */
export interface RosterReport {
  readonly rows: number
  readonly accepted: number
  readonly suspect: readonly Pick<RosterProblem, 'row' | 'column' | 'code'>[]
  readonly refused: readonly Omit<RosterProblem, 'value'>[]
}

const place = ({ row, column, code }: RosterProblem) => ({ row, column, code })
const reason = ({ row, column, code, message }: RosterProblem) => ({ row, column, code, message })
const byRow = (a: { row: number }, b: { row: number }): number => a.row - b.row

/** Reads a roster as an import would and keeps nothing (B1). Refuses ROSTER-UNREADABLE, ROSTER-NO-HEADER. */
export async function reportRoster(path: string, terms: RosterTerms): Promise<RosterReport> {
  const sheet = await readSheet(path)
  const suspect: RosterProblem[] = []
  const refused: RosterProblem[] = []
  const refusedRows = new Set<number>()
  let rows = 0
  try {
    const known = {
      school: terms.school === undefined ? 'column' : 'given',
      grade: terms.grade === undefined ? 'column' : 'given',
    } as const
    const { read } = rosterFileReader(orRefuse(readHeader(sheet.header, known)), terms)
    for await (const batch of sheet.batches) {
      for (const { row, cells } of batch) {
        const reading = read(cells, row)
        if (reading === undefined) continue
        rows += 1
        suspect.push(...reading.suspect)
        refused.push(...reading.refused)
        if (reading.refused.length > 0) refusedRows.add(row)
        const { unsaid } = reading
        if (unsaid !== undefined && !refusedRows.has(unsaid.row)) {
          refused.push(unsaid)
          refusedRows.add(unsaid.row)
        }
      }
    }
  } finally {
    await sheet.close()
  }
  return {
    rows,
    accepted: rows - refusedRows.size,
    suspect: suspect.map(place).toSorted(byRow),
    refused: refused.map(reason).toSorted(byRow),
  }
}

async function termsOf(options: Readonly<Record<string, string>>): Promise<RosterTerms> {
  const first = seasonDayOf((await namedPack(process.env['SEASON'])).windows)
  const day = options['season-day'] ?? first
  if (!realDay(day)) throw new WrongUse(`--season-day 应为 ${first} 这样的日期，现在是 ${day}。`)
  const grade = options['grade']
  if (grade !== undefined && grade !== '8' && grade !== '9') throw new WrongUse('--grade 只能是 8 或 9。')
  const { school } = options
  return {
    seasonDay: day,
    ...(school === undefined ? {} : { school }),
    ...(grade === undefined ? {} : { grade: grade === '8' ? 8 : 9 }),
  }
}

/** `roster check FILE`: one JSON object; exit code 1 when the file cannot be read, 2 when wrongly asked. */
export const checkRosterFile: Run = async ({ files, options }, say) => {
  const [path, second] = files
  if (path === undefined || second !== undefined) throw new WrongUse('一次检查一个名册文件。')
  try {
    say(JSON.stringify(await reportRoster(path, await termsOf(options))))
    return 0
  } catch (error) {
    if (isMissing(error)) throw new WrongUse(`没有找到文件 ${path}。`)
    if (!(error instanceof Refused)) throw error
    const { code, message } = error.refusal
    // The file as a whole: row 0.
    say(
      JSON.stringify({ rows: 0, accepted: 0, suspect: [], refused: [{ row: 0, column: '', code, message }] }),
    )
    return 1
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')
