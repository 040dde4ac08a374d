import { rm } from 'node:fs/promises'
import { tidyName } from '@zhongzhao/domain/identity/person-name'
import { repairNumber, tidyCell } from '@zhongzhao/domain/roster/repair'
import type { Ctx } from '../../platform/context.ts'
import { refused } from '../../platform/errors.ts'
import type { Upload } from '../../platform/serve.ts'
import { type SheetRow, readSheet, rowsOf } from '../../platform/sheets.ts'
import { keepUpload } from '../../roster/uploads.ts'

/** A line of a list as it was written, put right where the original is certain. */
export interface FileLine {
  readonly row: number
  readonly name: string
  readonly number: string
  readonly repeats: 'above' | 'no'
}

const titles = {
  name: ['姓名', '考生姓名', '学生姓名', '子女姓名'],
  number: [
    '身份证件号码',
    '身份证件号',
    '身份证号码',
    '身份证号',
    '公民身份号码',
    '证件号码',
    '考生身份证号',
  ],
} as const

const plain = (title: string) => title.replaceAll(/[\s*＊]/g, '')

function placeOf(header: readonly string[], of: keyof typeof titles): number {
  const at = header.map(plain).findIndex((title) => titles[of].some((one) => one === title))
  if (at < 0) throw refused('LISTED-FILE', { columns: titles[of][0] })
  return at
}

const cellAt = ({ cells }: SheetRow, at: number) => tidyCell(cells[at] ?? '')

/** The lines of an uploaded list, rows with neither name nor number (blank ones, signatures) left out. Refuses LISTED-FILE, LISTED-ROWS, ROSTER-UNREADABLE. */
export async function readLines(ctx: Ctx, upload: Upload): Promise<readonly FileLine[]> {
  const file = await keepUpload(ctx.services.config.dataDir, upload)
  try {
    const sheet = await readSheet(file)
    const [name, number] = [placeOf(sheet.header, 'name'), placeOf(sheet.header, 'number')]
    const read = (await rowsOf(sheet)).map((row) => ({
      row: row.row,
      name: tidyName(cellAt(row, name)).slice(0, 50),
      number: repairNumber(cellAt(row, number), () => undefined).slice(0, 40),
    }))
    const filled = read.filter((line) => line.name !== '' || line.number !== '')
    const { most } = ctx.pack.eligibility.lists
    if (filled.length === 0 || filled.length > most)
      throw refused('LISTED-ROWS', { most, count: filled.length })
    const seen = new Set<string>()
    return filled.map((line) => {
      if (line.number === '') return { ...line, repeats: 'no' as const }
      const repeats = seen.has(line.number) ? ('above' as const) : ('no' as const)
      seen.add(line.number)
      return { ...line, repeats }
    })
  } finally {
    await rm(file, { force: true })
  }
}
