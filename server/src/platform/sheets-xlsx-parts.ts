/** The path of the first visible sheet inside the workbook, by `workbook.xml` and its relations. */
export function firstSheetOf(workbook: string, relations: string): string {
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map((found) => found[1] ?? '')
  const visible = sheets.find((tag) => !/state="(?:hidden|veryHidden)"/.test(tag)) ?? sheets[0] ?? ''
  const id = /\b\w+:id="([^"]+)"/.exec(visible)?.[1] ?? ''
  const relation = [...relations.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)]
    .map((found) => found[1] ?? '')
    .find((tag) => tag.includes(` Id="${id}"`) || tag.startsWith(`Id="${id}"`))
  const target = /Target="([^"]+)"/.exec(relation ?? '')?.[1] ?? 'worksheets/sheet1.xml'
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** Number formats that Excel has built in and that show days or times. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** `yyyy"年"m"月"d"日"`, `[$-804]yyyy/m/d`: letters of a day outside quotes, brackets and escapes. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replaceAll('&quot;', '"')
    .replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '')
    .toLowerCase()
  return /[ymdh]/.test(bare) && !/^general$/.test(bare)
}

/** Indices (`s` of a cell) of the styles that show a day. */
export function dateStylesOf(styles: string): ReadonlySet<string> {
  const own = new Map<number, string>()
  for (const found of styles.matchAll(/<(?:\w+:)?numFmt\s([^>]*)>/g)) {
    const tag = found[1] ?? ''
    own.set(Number(/numFmtId="(\d+)"/.exec(tag)?.[1]), /formatCode="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  const formats = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? ''
  const dates = new Set<string>()
  for (const [index, found] of [...formats.matchAll(/<(?:\w+:)?xf\s([^>]*)>/g)].entries()) {
    const id = Number(/numFmtId="(\d+)"/.exec(found[1] ?? '')?.[1] ?? 0)
    const code = own.get(id)
    if (code === undefined ? isBuiltInDate(id) : isDateFormat(code)) dates.add(String(index))
  }
  return dates
}
