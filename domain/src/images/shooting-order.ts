/** A row of the shooting-order sheet (拍照顺序表) that the photographer filled in: who, and the picture's name or number. */
export interface OrderRow {
  /** As it lies in the sheet, 1 = the first below the header. */
  readonly row: number
  readonly pupil: string
  readonly className: string
  /** As written; empty when nobody was photographed. */
  readonly shot: string
}

export type OrderProblem =
  /** The sheet names a picture that is not there. */
  | { readonly kind: 'noFile'; readonly row: number; readonly shot: string }
  /** Two rows name the same picture: neither is paired. */
  | { readonly kind: 'double'; readonly row: number; readonly shot: string }
  /** Two pictures bear that number. */
  | { readonly kind: 'ambiguous'; readonly row: number; readonly shot: string }
  /** First and last were given, and between them lie more or fewer pictures than people. */
  | {
      readonly kind: 'gap'
      readonly row: number
      readonly until: number
      readonly people: number
      readonly shots: number
    }

export interface Pairing {
  readonly pairs: readonly { readonly pupil: string; readonly file: string }[]
  /** Pupils without a picture. */
  readonly missing: readonly string[]
  /** Pictures that nobody claims. */
  readonly surplus: readonly string[]
  readonly problems: readonly OrderProblem[]
}

const ABSENT = /^(缺|缺席|未拍|没拍|请假|无|-|—|－|\/|×|x)$/i

const stemOf = (name: string) =>
  name
    .normalize('NFKC')
    .trim()
    .replace(/\.jpe?g$/i, '')
    .toUpperCase()
const numberOf = (name: string) => /(\d+)\D*$/.exec(stemOf(name))?.[1]
const valueOf = (name: string) => Number(numberOf(name) ?? Number.NaN)

const written = ({ shot }: OrderRow) => (ABSENT.test(shot.trim()) ? '' : shot.trim())

/** A class of which only the first and the last row are filled in was shot without a gap between them. */
function filledIn(rows: readonly OrderRow[]): { rows: readonly OrderRow[]; gap?: OrderProblem } {
  const [first, last] = [rows[0], rows.at(-1)]
  const filled = rows.filter((row) => row.shot.trim() !== '')
  if (first === undefined || last === undefined || rows.length < 3 || filled.length !== 2) return { rows }
  if (filled[0] !== first || filled[1] !== last) return { rows }
  const [from, to] = [valueOf(first.shot), valueOf(last.shot)]
  if (Number.isNaN(from) || Number.isNaN(to)) return { rows }
  const shots = to - from + 1
  if (shots !== rows.length) {
    const none = rows.map((row) => ({ ...row, shot: '' }))
    return {
      rows: none,
      gap: { kind: 'gap', row: first.row, until: last.row, people: rows.length, shots },
    }
  }
  const [digits = ''] = [numberOf(first.shot)]
  const stem = stemOf(first.shot)
  const at = stem.lastIndexOf(digits)
  const named = (i: number) =>
    stem.slice(0, at) + String(from + i).padStart(digits.length, '0') + stem.slice(at + digits.length)
  return { rows: rows.map((row, i) => ({ ...row, shot: named(i) })) }
}

function byClass(rows: readonly OrderRow[]): readonly (readonly OrderRow[])[] {
  return [...Map.groupBy(rows, (row) => row.className).values()]
}

/** Finds pictures by their whole name, or by their number where only one bears it. */
function finder(files: readonly string[]) {
  const byStem = Map.groupBy(files, stemOf)
  const byNumber = Map.groupBy(files, valueOf)
  return (shot: string): readonly string[] => {
    const exact = byStem.get(stemOf(shot))
    if (exact !== undefined) return exact
    return /^\d+$/.test(stemOf(shot)) ? (byNumber.get(Number(stemOf(shot))) ?? []) : []
  }
}

/** Pairs pupils with a photographer's pictures by the filled-in sheet. `files` are base names, all different. Nothing is guessed:
 *  what is not certain is listed and left out. */
export function pairShots(given: readonly OrderRow[], files: readonly string[]): Pairing {
  const find = finder(files)
  const classes = byClass(given).map(filledIn)
  const rows = classes.flatMap((c) => c.rows)
  const problems: OrderProblem[] = classes.flatMap((c) => (c.gap === undefined ? [] : [c.gap]))
  const claims = new Map<string, OrderRow[]>()
  for (const row of rows) {
    const shot = written(row)
    if (shot === '') continue
    const found = find(shot)
    const [only] = found
    if (only === undefined) problems.push({ kind: 'noFile', row: row.row, shot })
    else if (found.length > 1) problems.push({ kind: 'ambiguous', row: row.row, shot })
    else claims.set(only, [...(claims.get(only) ?? []), row])
  }
  const pairs: { pupil: string; file: string }[] = []
  for (const [file, claimed] of claims) {
    const [only] = claimed
    if (only !== undefined && claimed.length === 1) pairs.push({ pupil: only.pupil, file })
    else for (const { row } of claimed) problems.push({ kind: 'double', row, shot: file })
  }
  const paired = new Set(pairs.map((p) => p.pupil))
  const used = new Set(claims.keys())
  return {
    pairs,
    missing: given.filter((row) => !paired.has(row.pupil)).map((row) => row.pupil),
    surplus: files.filter((file) => !used.has(file)),
    problems: problems.toSorted((a, b) => a.row - b.row),
  }
}

/** What is wrong and what to do, for the person who looks the pairing over. */
export function orderSentence(problem: OrderProblem): string {
  switch (problem.kind) {
    case 'noFile':
      return `第 ${problem.row} 行写的“${problem.shot}”不在选中的图片里。请核对编号，或补选图片。`
    case 'double':
      return `第 ${problem.row} 行的“${problem.shot}”被不止一行用到，都没有配对。请核对编号。`
    case 'ambiguous':
      return `第 ${problem.row} 行的“${problem.shot}”对应不止一张图片，没有配对。请写完整的文件名。`
    case 'gap':
      return `第 ${problem.row} 至 ${problem.until} 行有 ${problem.people} 人，首尾编号之间却有 ${problem.shots} 张，无法依次对应。请逐行填写编号。`
  }
}
