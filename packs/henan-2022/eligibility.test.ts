import { papersIn } from '@zhongzhao/domain/eligibility/judge'
import type { Test } from '@zhongzhao/domain/eligibility/rule'
import { claimLevels } from '@zhongzhao/domain/claims/levels'
import { branded } from '@zhongzhao/domain/base/brand'
import type { OrgCode } from '@zhongzhao/domain/base/ids'
import { lowestNamed, termsOf } from '@zhongzhao/domain/season/eligibility'
import type { OrgKind } from '@zhongzhao/domain/orgs/org'
import { lastCode } from '@zhongzhao/domain/orgs/org'
import { describe, expect, it } from 'vitest'
import { henan2022 } from './pack.ts'

const policy = henan2022.eligibility
const basic = henan2022.forms.find(({ id }) => id === 'basic')

function fieldsIn(test: Test): readonly string[] {
  if ('field' in test) return [test.field]
  const parts = 'all' in test ? test.all : 'any' in test ? test.any : []
  return parts.flatMap(fieldsIn)
}
const judged = [...policy.schemes, ...policy.bonus.items].map(({ title, clauses, papers }) => ({
  title,
  clauses,
  papers,
}))

describe('资格的条款 (I2)', () => {
  it.each(judged)(
    '$title asks only for papers that may be brought and fields that the form has',
    ({ clauses, papers }) => {
      const brought = papers.map(({ code }) => code)
      for (const { test } of clauses) {
        expect(papersIn(test).filter((code) => !brought.includes(code))).toEqual([])
        expect(fieldsIn(test).filter((name) => basic?.fields[name] === undefined)).toEqual([])
      }
      expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length)
      expect(new Set([...brought, ...clauses.map(({ id }) => id)]).size).toBe(brought.length + clauses.length)
    },
  )
  it('郑州 and 南阳 have rules of their own, every other place those of the province', () => {
    const title = (path: string) => termsOf(policy, { kind: 'quota', item: '', path })?.title
    expect(title('41/4101/410105/S1/C1')).toBe('郑州市分配生资格')
    expect(title('41/4113/411303/S1/C1')).toBe('南阳市分配生资格')
    expect(title('41/410181/S1/C1')).toBe('分配生资格（市里没有另行规定的）')
    expect(lowestNamed(policy.quota.shares, '41/4101/410105')?.percent).toBe(60)
    expect(lowestNamed(policy.quota.shares, '41/419001')?.percent).toBe(50)
  })
  it('what comes from above is not offered to candidates and asks them for nothing', () => {
    const listed = policy.bonus.items.filter(({ from }) => from === 'list')
    expect(listed.length).toBeGreaterThan(2)
    for (const { papers, clauses } of listed) expect([...papers, ...clauses]).toEqual([])
  })
  it('has a reason for each of the two noes, and a kind for quota and bonus', () => {
    for (const no of ['return', 'refuse'] as const)
      expect(policy.reasons.filter((reason) => reason.for.includes(no)).length).toBeGreaterThan(1)
    const kinds = policy.kinds.map(({ code }) => code)
    expect(kinds).toEqual(expect.arrayContaining([policy.quota.kind, policy.bonus.kind]))
    for (const { kind } of policy.schemes) expect(kinds).toContain(kind)
  })
})

describe('省辖市审核确认，县（区）审核，初中学校指定专人审核 (notice 三.(一)1–3)', () => {
  const levels = (path: string, kinds: readonly OrgKind[]) => {
    const codes = path.split('/')
    const orgs = kinds.map((kind, at) => {
      const own = codes.slice(0, at + 1).join('/')
      return { code: branded<OrgCode>(lastCode(own)), kind, name: own, path: own }
    })
    const [kind] = policy.kinds
    if (kind === undefined) throw new Error('no kind')
    return claimLevels(kind, { path, orgs }).map(({ step, org }) => `${step}@${lastCode(org)}`)
  }
  it('has as many levels as the graph has', () => {
    expect(levels('41/4101/410105/S/C', ['province', 'city', 'county', 'school', 'class'])).toEqual([
      'class@C',
      'school@S',
      'county@410105',
      'city@4101',
    ])
    expect(levels('41/419001/S/C', ['province', 'city', 'school', 'class'])).toEqual([
      'class@C',
      'school@S',
      'city@419001',
    ])
    expect(levels('41/410181/S/C', ['province', 'county', 'school', 'class'])).toEqual([
      'class@C',
      'school@S',
      'city@410181',
    ])
    expect(levels('41/S/C', ['province', 'school', 'class'])).toEqual(['class@C', 'school@S', 'city@41'])
  })
})
