import type { RosterProblem } from '@zhongzhao/domain/roster/codes'
import { rosterProblem } from '@zhongzhao/domain/roster/codes'
import type { Kysely } from 'kysely'
import type { Sheet } from '../platform/sheets.ts'
import type { Database } from '../platform/tables.ts'
import { type Counts, noCounts, type Problem } from './batch.ts'
import { bare, type Checking, sealCells } from './check.ts'
import * as store from './store-match.ts'
import { countPartly, countSuspects } from './store-rows.ts'

type Verdict = Omit<store.Displaced, 'sealed'>

const columnOf = ({ header }: Checking) => header.titles[header.at.idNumber] ?? '身份证件号'

function renumbered(checking: Checking): Problem {
  return {
    column: columnOf(checking),
    code: 'SYNC-RENUMBERED',
    value: '',
    message:
      '同班已有同名学生，而这份文件里没有他。若是另一人，请把该班全部学生放在一个文件里再导入；若是号码更正，请核对证件后联系上级办理。这一行没有导入。',
  }
}

/** What was staged and must not be written after all. */
async function verdicts(
  db: Kysely<Database>,
  checking: Checking,
  { unsaid, absent }: { unsaid: readonly RosterProblem[]; absent: 'missing' | 'unsaid' },
): Promise<ReadonlyMap<number, Verdict>> {
  const { batch } = checking
  const repeated = (await store.findRepeatedUnnumbered(db, batch)).map(({ row, first }) =>
    rosterProblem('ROSTER-ID-TWICE', { row, column: columnOf(checking), value: '', other: first }),
  )
  const refused = [...unsaid, ...repeated].map((p): Verdict => ({
    row: p.row,
    kind: 'refused',
    problem: bare(p),
  }))
  // Where only changes are told, a namesake who is not named is there as before, and a new number comes with the old one (ADR 22).
  const numbers = absent === 'missing' ? await store.findRenumbered(db, batch) : []
  const doubted = numbers.map((row): Verdict => ({ row, kind: 'conflict', problem: renumbered(checking) }))
  return new Map([...doubted, ...refused].map((v) => [v.row, v]))
}

const AT_ONCE = 1000

/** The rows are read a second time for their cells: whoever corrects them gets them back as they came. Rare, so not kept before. */
async function displace(
  db: Kysely<Database>,
  checking: Checking,
  { open, found }: { open: () => Promise<Sheet>; found: ReadonlyMap<number, Verdict> },
): Promise<void> {
  if (found.size === 0) return
  const sheet = await open()
  try {
    let waiting: store.Displaced[] = []
    for await (const rows of sheet.batches) {
      for (const { row, cells } of rows) {
        const verdict = found.get(row)
        if (verdict !== undefined) waiting.push({ ...verdict, sealed: sealCells(checking, row, cells) })
      }
      if (waiting.length < AT_ONCE) continue
      await store.displaceRows(db, checking.batch, waiting)
      waiting = []
    }
    if (waiting.length > 0) await store.displaceRows(db, checking.batch, waiting)
  } finally {
    await sheet.close()
  }
}

/** What only the whole file shows: repeated people, corrected numbers, who is missing. `last`: number of the last row. */
export async function settle(
  db: Kysely<Database>,
  checking: Checking,
  {
    last,
    unsaid,
    incoming: { open, absent },
  }: {
    last: number
    unsaid: readonly RosterProblem[]
    incoming: { readonly open: () => Promise<Sheet>; readonly absent: 'missing' | 'unsaid' }
  },
): Promise<Counts> {
  const { batch, pack } = checking
  await displace(db, checking, { open, found: await verdicts(db, checking, { unsaid, absent }) })
  const schools = (await store.countSchools(db, batch)).map((s) => s.code)
  if (absent === 'missing' && (await store.holdsAny(db, pack.season, schools))) {
    await store.listMissing(db, batch, { season: pack.season, rows: last, schools })
  }
  const [suspect, partly] = [await countSuspects(db, batch), await countPartly(db, batch)]
  return { ...noCounts, ...(await store.countKinds(db, batch)), suspect, partly }
}
