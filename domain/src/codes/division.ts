import file from './tables/division.json' with { type: 'json' }

/** A row of GB/T 2260; `[from, until)` are days `YYYY-MM-DD`, absent ends are open. */
export interface Division {
  readonly code: string
  readonly name: string
  readonly from?: string
  readonly until?: string
}

export const divisionStandard = {
  standard: file.standard,
  title: file.title,
  edition: file.edition,
  source: file.source,
}

const rows = file.rows.map(([code = '', name = '', until = '', from = '']): Division => {
  return { code, name, ...(until === '' ? {} : { until }), ...(from === '' ? {} : { from }) }
})

const byCode = Map.groupBy(rows, (row) => row.code)

/** Development zones with codes of the statistical office: education districts in use, not GB/T 2260. */
export const statisticalZones: ReadonlyMap<string, string> = new Map(
  file.zones.map(([code = '', name = '']) => [code, name]),
)

/**
 * The division a code meant on `day` (`YYYY-MM-DD`), e.g. the birth date in an ID number: 410307 is 洛龙区 for
 * those born up to 2007 and 偃师区 since 2021. Before a code exists its next meaning counts (the number is issued
 * after birth), after its end nothing does. An unknown code is `undefined`, never a refusal.
 */
export function divisionAt(code: string, day: string): Division | undefined {
  return byCode.get(code)?.find((row) => row.until === undefined || day < row.until)
}

/** As `divisionAt`, but a code that ended still shows its last meaning: offices keep issuing old codes for a while. */
export function divisionNear(code: string, day: string): Division | undefined {
  return divisionAt(code, day) ?? byCode.get(code)?.at(-1)
}

/** The division in force today under this code. */
export function currentDivision(code: string): Division | undefined {
  return byCode.get(code)?.find((row) => row.until === undefined)
}

const provinceCode = (code: string): string => `${code.slice(0, 2)}0000`
const prefectureCode = (code: string): string => `${code.slice(0, 4)}00`

/** 市辖区 and 省直辖县级行政区划 only group others: they are read past when a place is named. */
const GROUPING = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])

/** `河南省郑州市中原区` on that day, as it is printed; an unknown code is `undefined`. */
export function divisionTitle(code: string, day: string): string | undefined {
  const own = divisionNear(code, day)
  if (own === undefined) return undefined
  const above = [provinceCode(code), prefectureCode(code)].filter((c) => c !== code)
  const names = [...new Set(above)]
    .map((c) => divisionNear(c, day)?.name ?? '')
    .filter((n) => !GROUPING.has(n))
  return [...names, own.name].join('')
}

/** What a picker offers below `parent` (`''` = provinces), of the divisions in force. */
export function divisionsUnder(parent: string): readonly Division[] {
  const current = rows.filter((row) => row.until === undefined)
  if (parent === '') return current.filter((row) => row.code.endsWith('0000') && row.code !== '830000')
  if (parent.endsWith('0000')) {
    return current.filter(
      (row) => provinceCode(row.code) === parent && row.code !== parent && row.code.endsWith('00'),
    )
  }
  return current.filter(
    (row) => prefectureCode(row.code) === parent && row.code !== parent && row.name !== '市辖区',
  )
}

/** County level, in force, choosable as a place of household: `410105`; 东莞 and the like have no counties. */
export function choosableDivision(code: string): boolean {
  const row = currentDivision(code)
  if (row === undefined || GROUPING.has(row.name) || code.endsWith('0000')) return false
  return !code.endsWith('00') || divisionsUnder(code).length === 0
}

let titles: ReadonlyMap<string, string> | undefined

function titleIndex(): ReadonlyMap<string, string> {
  const index = new Map<string, string>()
  for (const row of rows) {
    const day = row.from ?? '2002-12-01'
    if (GROUPING.has(row.name)) continue
    index.set(divisionTitle(row.code, day) ?? '', row.code)
  }
  for (const row of rows) {
    if (row.until === undefined && !GROUPING.has(row.name)) {
      index.set(divisionTitle(row.code, '9999-12-31') ?? '', row.code)
    }
  }
  return index
}

/** Reads a cell that holds a six-digit code, a full name (`河南省郑州市中原区`) or both; else `undefined`. */
export function readDivision(text: string): string | undefined {
  const digits = /^(\d{6})(?:\D.*)?$/.exec(text)?.[1]
  if (digits !== undefined) return byCode.has(digits) || statisticalZones.has(digits) ? digits : undefined
  titles ??= titleIndex()
  return titles.get(text.replaceAll(/[\s\-/、,，]/g, ''))
}
