/** One organisation of the made-up province. The divisions are real (GB/T 2260), the schools are not. */
export interface MadeUpOrg {
  /** Of a school or point: the 学校标识码 by which rosters name it. */
  readonly code: string
  readonly kind: 'province' | 'city' | 'county' | 'school' | 'point'
  readonly name: string
  readonly path: string
}

/** A class to be filled: `grade` 8 or 9, `number` counted from 1. */
export interface MadeUpClass {
  readonly school: string
  readonly grade: 8 | 9
  readonly number: number
}

const authorities: readonly MadeUpOrg[] = [
  { code: '41', kind: 'province', name: '河南省', path: '41' },
  { code: '4101', kind: 'city', name: '郑州市', path: '41/4101' },
  { code: '410102', kind: 'county', name: '中原区', path: '41/4101/410102' },
  { code: '410105', kind: 'county', name: '金水区', path: '41/4101/410105' },
  // A city without counties (济源示范区) and a county without a city (省直管县): both as the notice addresses them.
  { code: '419001', kind: 'city', name: '济源示范区', path: '41/419001' },
  { code: '410181', kind: 'county', name: '巩义市', path: '41/410181' },
]

const school = (above: string, code: string, name: string): MadeUpOrg => ({
  code,
  kind: 'school',
  name,
  path: `${above}/${code}`,
})

const schools: readonly MadeUpOrg[] = [
  school('41/4101/410105', '2141010501', '金水区第一初级中学（演练）'),
  school('41/4101/410105', '2141010502', '金水区第二初级中学（演练）'),
  school('41/4101/410102', '2141010201', '中原区第一初级中学（演练）'),
  school('41/4101', '2141010001', '郑州市实验初级中学（演练）'),
  school('41', '2141000001', '河南省直属实验学校（演练）'),
  school('41/419001', '2141900101', '济源第一初级中学（演练）'),
  school('41/410181', '2141018101', '巩义市第一初级中学（演练）'),
]

const point = (above: string, code: string, name: string): MadeUpOrg => ({
  code,
  kind: 'point',
  name,
  path: `${above}/${code}`,
})

/** 指定报名点 (notice 一.2, 二.2(3)): two counties of one city, and the county without a city. */
const points: readonly MadeUpOrg[] = [
  point('41/4101/410102', '4101029001', '中原区指定报名点（演练）'),
  point('41/4101/410105', '4101059001', '金水区指定报名点（演练）'),
  point('41/410181', '4101819001', '巩义市指定报名点（演练）'),
]

/** The made-up province in order of the paths: parents before children. */
export const madeUpOrgs: readonly MadeUpOrg[] = [...authorities, ...schools, ...points]

const classes = (of: string, ...numbers: readonly (readonly [8 | 9, number])[]): readonly MadeUpClass[] =>
  numbers.map(([grade, number]) => ({ school: of, grade, number }))

/** Twelve classes, each school with at least one. */
export const madeUpClasses: readonly MadeUpClass[] = [
  classes('2141010501', [9, 1], [9, 2], [9, 3], [8, 1]),
  classes('2141010502', [9, 1]),
  classes('2141010201', [9, 1], [8, 1]),
  classes('2141010001', [9, 1]),
  classes('2141000001', [9, 1]),
  classes('2141900101', [9, 1], [8, 1]),
  classes('2141018101', [9, 1]),
].flat()
