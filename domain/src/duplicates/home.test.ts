import { describe, expect, it } from 'vitest'
import { smallSeason } from '../../test/small-season.ts'
import { decidingOrg } from './home.ts'

const policy = smallSeason.duplicates
const at = (path: string, school: string) => ({ org: `${path}/${school}/${school}-0901`, school })

describe('who decides: the nearest organisation above both (notice 三.(一))', () => {
  it('is the county of two schools, the city of two counties, the province of two cities', () => {
    const first = at('41/4101/410105', 's1')
    expect(decidingOrg(first, at('41/4101/410105', 's2'), policy)).toBe('41/4101/410105')
    expect(decidingOrg(first, at('41/4101/410102', 's3'), policy)).toBe('41/4101')
    expect(decidingOrg(first, at('41/419001', 's4'), policy)).toBe('41')
  })

  it('follows the paths where a level is missing', () => {
    expect(decidingOrg(at('41/419001', 's4'), at('41/419001', 's5'), policy)).toBe('41/419001')
    expect(decidingOrg(at('41/4101', 's6'), at('41/4101/410105', 's1'), policy)).toBe('41/4101')
    expect(decidingOrg(at('41', 's7'), at('41/4101/410105', 's1'), policy)).toBe('41')
    expect(decidingOrg(at('41/4101/410105', 's1'), at('41/4101/41010', 's8'), policy)).toBe('41/4101')
  })

  it('inside one school is the pack’s', () => {
    const [a, b] = [at('41/4101/410105', 's1'), { org: '41/4101/410105/s1/s1-0902', school: 's1' }]
    expect(decidingOrg(a, b, policy)).toBe('41/4101/410105')
    expect(decidingOrg(a, b, { ...policy, sameSchool: 'school' })).toBe('41/4101/410105/s1')
    // A registration that sits on the school itself, without a class.
    expect(decidingOrg({ org: '41/4101/410105/s1', school: 's1' }, b, policy)).toBe('41/4101/410105')
  })
})
