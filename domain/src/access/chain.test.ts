import { describe, expect, it } from 'vitest'
import { branded } from '../base/brand.ts'
import type { OrgCode } from '../base/ids.ts'
import { type ChainStep, levelsOf } from './chain.ts'
import { type Org, type OrgKind, type OrgPath, lastCode } from '../orgs/org.ts'

const step = (name: string, at: readonly OrgKind[]): ChainStep => ({
  step: name,
  title: name,
  at,
  by: 'registration.check',
  days: 3,
})
const chain: readonly ChainStep[] = [
  step('first', ['school', 'point']),
  step('second', ['county', 'city', 'province']),
  step('final', ['city', 'county', 'province']),
]

const org = (kind: OrgKind, path: OrgPath): Org => ({
  code: branded<OrgCode>(lastCode(path)),
  kind,
  name: path,
  path,
})
const levels = (path: OrgPath, orgs: readonly Org[]): readonly string[] =>
  levelsOf(chain, { path, orgs }).map((level) => `${level.step}@${level.org}`)

const province = org('province', '41')
const city = org('city', '41/4101')
const county = org('county', '41/4101/410105')

describe('who reviews (notice 三.(一)1–3)', () => {
  it('goes school, county, city where all three stand', () => {
    const school = org('school', '41/4101/410105/a')
    expect(levels('41/4101/410105/a/c1', [city, school, province, county])).toEqual([
      'first@41/4101/410105/a',
      'second@41/4101/410105',
      'final@41/4101',
    ])
  })

  it('has one office level under a city without counties (济源示范区) and for a school directly under a city', () => {
    const school = org('school', '41/4101/b')
    expect(levels('41/4101/b/c1', [province, city, school])).toEqual(['first@41/4101/b', 'final@41/4101'])
  })

  it('ends at the county where no city stands above it (省直管县)', () => {
    const direct = org('county', '41/410181')
    const school = org('school', '41/410181/c')
    expect(levels('41/410181/c/c1', [province, direct, school])).toEqual([
      'first@41/410181/c',
      'final@41/410181',
    ])
  })

  it('goes to the province for a school directly under it (厅直属学校)', () => {
    const school = org('school', '41/d')
    expect(levels('41/d/c1', [province, school])).toEqual(['first@41/d', 'final@41'])
  })

  it('never asks a sibling, also one whose code begins alike', () => {
    const school = org('school', '41/4101/410105/a')
    const sibling = org('county', '41/4101/4101050')
    expect(levels('41/4101/410105/a/c1', [sibling, province, city, school])).toEqual([
      'first@41/4101/410105/a',
      'final@41/4101',
    ])
  })

  it('leaves a step out for which nobody stands above', () => {
    expect(levelsOf([step('only', ['county'])], { path: '41/d', orgs: [province] })).toEqual([])
  })
})
