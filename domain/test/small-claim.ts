import { smallEligibility } from './small-eligibility.ts'
import { given, someone, wednesday } from './someone.ts'
import { branded } from '../src/base/brand.ts'
import type { OrgCode } from '../src/base/ids.ts'
import type { Proposal } from '../src/eligibility/judge.ts'
import { type Org, type OrgKind, lastCode } from '../src/orgs/org.ts'
import { claimKind, termsOf } from '../src/season/eligibility.ts'
import type { Claim } from '../src/claims/claim.ts'
import { type Around, type Said, decideVerdict } from '../src/claims/decide.ts'
import { claimLevels } from '../src/claims/levels.ts'
import { type ClaimVerdict } from '../src/claims/lifecycle.ts'
import { type Claiming, decideClaim } from '../src/claims/own.ts'

/** One made-up claim, the levels that hear it, and what is around it. */
export const r = someone({ org: '41/4101/410105/S1/C1' })
export const kindsAt: Readonly<Record<string, OrgKind>> = {
  '41': 'province',
  '41/4101': 'city',
  '41/4101/410105': 'county',
  '41/4101/410105/S1': 'school',
  '41/4101/410105/S1/C1': 'class',
}
export const orgs: readonly Org[] = Object.entries(kindsAt).map(([path, kind]) => ({
  code: branded<OrgCode>(lastCode(path)),
  kind,
  name: path,
  path,
}))
export const kind = claimKind(smallEligibility, 'plain')
if (kind === undefined) throw new Error('no kind')
export const levels = claimLevels(kind, { path: r.org, orgs })
export const [CLASS = '', SCHOOL = '', COUNTY = '', CITY = ''] = levels.map(({ org }) => org)

export const asked = (changes: Partial<Claiming> = {}): Claiming => ({
  id: 'c1',
  kind,
  item: '',
  terms: termsOf(smallEligibility, { kind: 'plain', item: '', path: r.org }),
  levels,
  papers: ['BOOK'],
  cosigned: '1',
  ...changes,
})
export const made = (changes: Partial<Claim> = {}): Claim => {
  const result = decideClaim(r, asked(), given())
  if (!result.ok) throw new Error(result.refusal.code)
  return { ...result.value.next, ...changes }
}
export const at = (office: string) => {
  const level = levels.find(({ org }) => org === office)
  return { step: level?.step ?? '', office, since: wednesday, due: wednesday }
}
export const around = (who: string, changes: Partial<Around> & { proposal?: Proposal } = {}): Around => ({
  registration: r,
  kind,
  levels,
  heard: [],
  proposed: {
    proposal: changes.proposal ?? 'meets',
    deciding: 'here',
    clauses: [{ id: 'here', text: '学籍在本校', standing: 'unmet', missing: [], basis: '' }],
  },
  unread: 0,
  given: given({ by: { account: who } }),
  ...changes,
})
export const said = (verdict: ClaimVerdict, office: string, changes: Partial<Said> = {}): Said => ({
  verdict,
  office,
  note: '',
  reasons: verdict === 'pass' ? [] : [{ about: '', code: verdict === 'return' ? 'UNCLEAR' : 'UNMET' }],
  ...changes,
})
export const decide = (c: Claim, s: Said, a: Around) => {
  const result = decideVerdict(c, s, a)
  return result.ok ? result.value.next : result.refusal.code
}
