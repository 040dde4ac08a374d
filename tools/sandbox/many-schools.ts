import { divisionsUnder } from '@zhongzhao/domain/codes/division'
import type { MadeUpClass, MadeUpOrg } from './divisions.ts'

/** Pupils a class of a large province has. */
export const PER_CLASS = 50
const MOST_CLASSES = 20
const LEAST_CLASSES = 4

const PROVINCE = '410000'
/** 省直管县（市）: under the province itself (notice 发文单位). */
const DIRECT = new Set([
  '410181',
  '410225',
  '410482',
  '410526',
  '410783',
  '411381',
  '411481',
  '411525',
  '411628',
  '411729',
])
const JIYUAN: MadeUpOrg = { code: '419001', kind: 'city', name: '济源示范区', path: '41/419001' }

const cities = divisionsUnder(PROVINCE).filter(({ code }) => code !== '419000')

/** Every city and county of Henan in force, parents before children. */
export const henanAuthorities: readonly MadeUpOrg[] = [
  { code: '41', kind: 'province', name: '河南省', path: '41' },
  ...cities.flatMap((city): MadeUpOrg[] => {
    const code = city.code.slice(0, 4)
    const path = `41/${code}`
    const counties = divisionsUnder(city.code).map((county): MadeUpOrg => {
      const above = DIRECT.has(county.code) ? '41' : path
      return { code: county.code, kind: 'county', name: county.name, path: `${above}/${county.code}` }
    })
    return [{ code, kind: 'city', name: city.name, path }, ...counties]
  }),
  JIYUAN,
]

const schoolDistricts = henanAuthorities.filter(({ kind, code }) => kind === 'county' || code === JIYUAN.code)

/** Schools of 20 classes where there are pupils enough, of four where they are few: every county has one as soon as it can. */
function schoolsFor(classes: number): number {
  const few = Math.min(schoolDistricts.length, Math.ceil(classes / LEAST_CLASSES))
  return Math.max(few, Math.ceil(classes / MOST_CLASSES))
}

/** Serial of a made-up school in its county; those of the small sandbox end in 01 and 02. */
const FIRST_SERIAL = 51

function schoolAt(at: number): MadeUpOrg {
  const county = schoolDistricts[at % schoolDistricts.length] ?? JIYUAN
  const round = Math.floor(at / schoolDistricts.length)
  const code = `21${county.code}${FIRST_SERIAL + round}`
  const name = `${county.name}演练第${round + 1}初级中学`
  return { code, kind: 'school', name, path: `${county.path}/${code}` }
}

function classesOf(school: string, count: number): readonly MadeUpClass[] {
  const nine = Math.ceil(count * 0.6)
  return Array.from({ length: count }, (_, i): MadeUpClass => {
    return i < nine ? { school, grade: 9, number: i + 1 } : { school, grade: 8, number: i - nine + 1 }
  })
}

/** For large provinces: as many made-up schools and classes as `pupils` need, over the real divisions of Henan. */
export function manySchools(pupils: number): {
  readonly orgs: readonly MadeUpOrg[]
  readonly classes: readonly MadeUpClass[]
} {
  const count = Math.ceil(pupils / PER_CLASS)
  const schools = Array.from({ length: schoolsFor(count) }, (_, i) => schoolAt(i))
  const [each, more] = [Math.floor(count / schools.length), count % schools.length]
  const classes = schools.flatMap(({ code }, i) => classesOf(code, i < more ? each + 1 : each))
  return { orgs: [...henanAuthorities, ...schools], classes }
}
