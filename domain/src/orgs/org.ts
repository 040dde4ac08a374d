import type { OrgCode } from '../base/ids.ts'

/** province 省, city 省辖市/示范区, county 县(区)或省直管县(市), school 初中学校, point 指定报名点, class 班级. */
export type OrgKind = 'province' | 'city' | 'county' | 'school' | 'point' | 'class'

export const orgKindNames: Readonly<Record<OrgKind, string>> = {
  province: '省',
  city: '省辖市',
  county: '县（市、区）',
  school: '学校',
  point: '指定报名点',
  class: '班级',
}

/** Codes from the root to the organisation, joined by `/`: `41/4101/410105/2141010001`. */
export type OrgPath = string

export interface Org {
  readonly code: OrgCode
  readonly kind: OrgKind
  readonly name: string
  readonly path: OrgPath
}

/** Who may stand under whom. Irregular on purpose (notice 发文单位, 三.(一)): a directly administered county (省直管县)
 *  stands under the province, Jiyuan (济源示范区) has no counties, schools stand under any level. */
const mayHold: Readonly<Record<OrgKind, readonly OrgKind[]>> = {
  province: ['city', 'county', 'school', 'point'],
  city: ['county', 'school', 'point'],
  county: ['school', 'point'],
  school: ['class'],
  point: ['class'],
  class: [],
}

export function mayStandUnder(child: OrgKind, parent: OrgKind): boolean {
  return mayHold[parent].includes(child)
}

/** Whether `path` is `top` itself or stands below it. A sibling with the same beginning (`4101` and `41010`) does not. */
export function covers(top: OrgPath, path: OrgPath): boolean {
  return path === top || path.startsWith(`${top}/`)
}

/** The code of the organisation itself: the last step of the path. */
export function lastCode(path: OrgPath): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export function parentPath(path: OrgPath): OrgPath {
  const cut = path.lastIndexOf('/')
  return cut < 0 ? '' : path.slice(0, cut)
}

/** The organisation and everybody above it, the root first. */
export function lineTo(path: OrgPath): readonly OrgPath[] {
  const steps = path.split('/')
  return steps.map((_, at) => steps.slice(0, at + 1).join('/'))
}
