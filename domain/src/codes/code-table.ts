/** A code list as it stands in its JSON file: `rows` are `[code, name, until?]`, `until` a day `YYYY-MM-DD`. */
export interface CodeTableFile {
  readonly standard: string
  readonly title: string
  readonly edition: string
  readonly source: string
  readonly rows: readonly (readonly string[])[]
  /** Other spellings seen in school files, each with its code: `毛难族` → `36`. */
  readonly aliases?: Readonly<Record<string, string | undefined>>
}

export interface CodeRow {
  readonly code: string
  readonly name: string
  /** The day from which the code may no longer be chosen; old records stay readable. */
  readonly until?: string
}

/** A code table (代码表): a national or provincial list with its standard. Codes are stored, names are shown. */
export interface CodeTable {
  readonly name: string
  readonly standard: string
  readonly title: string
  readonly edition: string
  readonly source: string
  readonly rows: readonly CodeRow[]
  readonly byCode: ReadonlyMap<string, CodeRow>
  /** Names and other spellings to rows. */
  readonly byName: ReadonlyMap<string, CodeRow>
  /** The row of a code, retired or not. */
  readonly find: (code: string) => CodeRow | undefined
}

export function codeTable(name: string, file: CodeTableFile): CodeTable {
  const rows = file.rows.map(([code = '', label = '', until]): CodeRow => {
    return until === undefined ? { code, name: label } : { code, name: label, until }
  })
  const byCode = new Map(rows.map((row) => [row.code, row]))
  const byName = new Map<string, CodeRow>()
  for (const [alias, code] of Object.entries(file.aliases ?? {})) {
    const row = byCode.get(code ?? '')
    if (row !== undefined) byName.set(alias, row)
  }
  for (const row of rows) byName.set(row.name, row)
  const { standard, title, edition, source } = file
  const find = (code: string) => byCode.get(code)
  return { name, standard, title, edition, source, rows, byCode, byName, find }
}

/** The name to show; an unknown code shows itself, so that nothing disappears from a screen. */
export function codeName(table: CodeTable, code: string): string {
  return table.byCode.get(code)?.name ?? code
}

/** A row that may still be chosen on `day` (`YYYY-MM-DD`). */
export function choosableOn(row: CodeRow, day: string): boolean {
  return row.until === undefined || day < row.until
}

/** What a list on the screen offers on `day`. */
export function choosableRows(table: CodeTable, day: string): readonly CodeRow[] {
  return table.rows.filter((row) => choosableOn(row, day))
}

const CODE_AND_NAME = /^([0-9A-Za-z]{1,6})\s*[-－—_:：.、]\s*(\S.*)$/

/** Reads a cell that holds a code, a name, another spelling, or both as `01-汉族`; both must agree. */
export function readCode(table: CodeTable, text: string): CodeRow | undefined {
  const direct = table.byCode.get(text) ?? table.byName.get(text)
  if (direct !== undefined) return direct
  const both = CODE_AND_NAME.exec(text)
  if (both === null) return undefined
  const [, code = '', name = ''] = both
  const byName = table.byName.get(name.trim())
  const byCode = table.byCode.get(code) ?? table.byName.get(code)
  return byName !== undefined && byName === byCode ? byName : undefined
}
