import { type Division, currentDivision, divisionNear, divisionsUnder } from '../codes/division.ts'
import { type OrgPath, parentPath } from '../orgs/org.ts'

/** How near a designated point is to the household: of its own county, of its city, or of another place. */
export type Nearness = 'county' | 'city' | 'elsewhere'

const stem = (name: string): string => name.replace(/(县级市|自治县|地区|市|区|县)$/, '')

/** The codes in force under which a household's division is found today: GB/T 2260 codes end (偃师市 410381 became 偃师区 410307), and
 *  a household book keeps the old one. Its own code, or those of the same prefecture with the same name. */
export function codesInForce(code: string): readonly string[] {
  if (currentDivision(code) !== undefined) return [code]
  const old = divisionNear(code, '9999-12-31')
  if (old === undefined) return []
  const same = (now: Division) => stem(now.name) === stem(old.name)
  return divisionsUnder(`${code.slice(0, 4)}00`)
    .filter(same)
    .map((now) => now.code)
}

/** Whether a point answers for a household (notice 二.2(3): 户籍所在地省辖市、县(区)……指定报名点): it stands under the household's county, or
 *  directly under its city. `point`: path of the organisation, `household`: six digits. */
export function nearness(point: OrgPath, household: string): Nearness {
  const above = parentPath(point).split('/')
  const counties = codesInForce(household)
  if (counties.some((code) => above.includes(code))) return 'county'
  return above.at(-1) === household.slice(0, 4) ? 'city' : 'elsewhere'
}

/** Points that answer for the household, the county's first. */
export function pointsFor<P extends { readonly path: OrgPath }>(
  points: readonly P[],
  household: string,
): readonly (P & { readonly near: 'county' | 'city' })[] {
  const near = points.flatMap((point) => {
    const how = nearness(point.path, household)
    return how === 'elsewhere' ? [] : [{ ...point, near: how }]
  })
  return near.toSorted((a, b) => Number(b.near === 'county') - Number(a.near === 'county'))
}
