import { describe, expect, it } from 'vitest'
import type { Role } from '@zhongzhao/domain/access/role'
import { hatToWear, hatsOf, lookingOnly } from './hats.ts'

const roles: readonly Role[] = [
  {
    id: 'class-teacher',
    title: '班主任',
    basis: '三.(一)3',
    at: ['class'],
    actions: ['registration.read'],
    mayGrant: [],
  },
  {
    id: 'school-admin',
    title: '学校管理员',
    basis: '三.(一)3',
    at: ['school'],
    actions: ['roster.import'],
    mayGrant: [],
  },
]
const grants = [
  {
    role: 'school-admin',
    title: '学校管理员',
    org: '41/4101/410105/S1',
    orgName: '第一中学',
    orgKind: 'school',
  },
  {
    role: 'class-teacher',
    title: '班主任',
    org: '41/4101/410105/S1/S1-901',
    orgName: '九年级1班',
    orgKind: 'class',
  },
]

describe('roles of one account', () => {
  it('are worn one at a time: each has only the actions of its role', () => {
    const [school, teacher] = hatsOf(grants, roles)
    expect([...(school?.actions ?? [])]).toEqual(['roster.import'])
    expect([...(teacher?.actions ?? [])]).toEqual(['registration.read'])
    expect(teacher?.orgCode).toBe('S1-901')
  })
  it('only look when the season is over', () => {
    const [school, teacher] = hatsOf(grants, roles).map(lookingOnly)
    expect([...(school?.actions ?? [])]).toEqual([])
    expect([...(teacher?.actions ?? [])]).toEqual(['registration.read'])
  })
  it('give nothing when the season has no such role', () => {
    expect(
      hatsOf([{ ...grants[0], role: 'gone', title: '', org: '41', orgName: '', orgKind: '' }], roles)[0]
        ?.actions.size,
    ).toBe(0)
  })
  it('start with the one worn last, or the first when that one is gone', () => {
    const hats = hatsOf(grants, roles)
    expect(hatToWear(hats, hats[1]?.key ?? '')?.role).toBe('class-teacher')
    expect(hatToWear(hats, 'revoked@41')?.role).toBe('school-admin')
    expect(hatToWear([], null)).toBeUndefined()
  })
})
