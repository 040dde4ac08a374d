import { type Column, gradeFrom } from './scheme.ts'

/** A cell of a pasted block, from its top left; `grade` absent = emptied. */
export interface BlockCell {
  readonly row: number
  readonly column: number
  readonly grade?: string
}

/** What could not be read, and what may be written instead. */
export interface BlockProblem {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly choices: string
}

export interface Block {
  readonly rows: number
  readonly cells: readonly BlockCell[]
  readonly problems: readonly BlockProblem[]
  /** Cells that fell beyond the last column. */
  readonly beyond: number
}

/** Rows and cells of what a spreadsheet lays on the clipboard: tabs between cells, a cell with a line break in quotes. */
export function blockRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [['']]
  let quoted: 'in' | 'out' = 'out'
  const put = (c: string) => {
    const row = rows.at(-1) ?? []
    row[row.length - 1] = `${row.at(-1) ?? ''}${c}`
  }
  for (const [at, c] of [...text.replaceAll(/\r\n?/g, '\n')].entries()) {
    const fresh = rows.at(-1)?.at(-1) === ''
    if (c === '"' && quoted === 'out' && fresh) quoted = 'in'
    else if (c === '"' && quoted === 'in') quoted = 'out'
    else if (quoted === 'in') put(c)
    else if (c === '\t') rows.at(-1)?.push('')
    else if (c === '\n') rows.push([''])
    else put(at === 0 && c === '\uFEFF' ? '' : c)
  }
  const last = rows.at(-1)
  return rows.length > 1 && last?.length === 1 && last[0] === '' ? rows.slice(0, -1) : rows
}

export const choicesOf = ({ grades }: Pick<Column, 'grades'>): string =>
  grades.map(({ title }) => title).join('、')

/** A block pasted with its top left at the first of `columns` (notice 二.2(4)). A column that is derived passes over what is pasted there;
 *  the grades that cannot be read are named, and nothing of them is taken. */
export function readBlock(text: string, columns: readonly Column[]): Block {
  const rows = blockRows(text)
  const cells: BlockCell[] = []
  const problems: BlockProblem[] = []
  let beyond = 0
  for (const [row, line] of rows.entries())
    for (const [column, cell] of line.entries()) {
      const at = columns[column]
      if (at === undefined) beyond += 1
      if (at === undefined || at.given === 'derived') continue
      const grade = gradeFrom(at, cell)
      if (grade !== undefined) cells.push({ row, column, grade: grade.code })
      else if (cell.trim() === '') cells.push({ row, column })
      else problems.push({ row, column, text: cell.trim().slice(0, 20), choices: choicesOf(at) })
    }
  return { rows: rows.length, cells, problems, beyond }
}
