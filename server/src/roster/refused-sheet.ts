import type { Services } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { xlsxBytes } from '../platform/sheets-write.ts'
import { cellsIn, rowPlace } from './prepare.ts'
import { readHeaderRow, sealedRows } from './store-rows.ts'

/** Title of the column that says what is wrong; of no known name, so that a second import passes over it. */
export const PROBLEM_COLUMN = '问题'
/** Rows a sheet of people's work can hold. */
const MOST = 100_000

/** Refused and conflicting rows with their cells as they came, and a last column with every problem. */
export async function refusedSheet({ db, keys }: Services, batch: string): Promise<Buffer> {
  const opened = (sealed: Buffer, row: number) => cellsIn(keys.open(sealed, rowPlace(batch, row)).toString())
  const first = await readHeaderRow(db, batch)
  if (first === undefined) throw refused('NOT-FOUND')
  const header = opened(first, 0)
  const rows: (readonly string[])[] = []
  for await (const chunk of sealedRows(db, batch, { kinds: ['refused', 'conflict'], most: 1000 })) {
    for (const row of chunk) {
      if (rows.length >= MOST) break
      const cells = opened(row.sealed, row.row_number)
      const problem = row.problems.map((p) => p.message).join('；')
      rows.push([...header.map((_, i) => cells[i] ?? ''), problem])
    }
  }
  return xlsxBytes({ title: '待改正', columns: [...header, PROBLEM_COLUMN], rows })
}
