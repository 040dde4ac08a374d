import type { ClaimKind, ClaimStep, EligibilityPolicy } from '../src/season/eligibility.ts'

const step = (name: string, at: ClaimStep['at'], more: Partial<ClaimStep> = {}): ClaimStep => ({
  step: name,
  title: `${name}级`,
  at,
  by: 'claim.review',
  days: 3,
  remindDays: 1,
  decides: 'all',
  standIn: 'nobody',
  ...more,
})

export const smallChain: readonly ClaimStep[] = [
  step('first', ['class'], { decides: 'passOrReturn', standIn: 'nextLevel' }),
  step('second', ['school']),
  step('third', ['county']),
  step('last', ['city', 'county', 'province']),
]

const kind = (code: string): ClaimKind => ({
  code,
  title: `${code}资格`,
  says: '',
  tracks: ['inPlace'],
  chain: smallChain,
  basis: '一',
})

/** Qualifications as small as the rules allow. */
export const smallEligibility: EligibilityPolicy = {
  kinds: [kind('plain'), kind('extra')],
  schemes: [
    {
      id: 'plain-all',
      kind: 'plain',
      at: '41',
      title: '全省',
      clauses: [
        { id: 'here', text: '学籍在本校', test: { fact: 'enrolment', is: 'here' }, basis: 'assumed' },
      ],
      papers: [{ code: 'BOOK', title: '户口簿', need: 'must' }],
      basis: 'assumed',
    },
  ],
  bonus: {
    kind: 'extra',
    items: [
      {
        code: 'OWN',
        title: '自己申报的',
        says: '',
        effect: { points: 10 },
        scope: 'everywhere',
        from: 'candidate',
        clauses: [],
        papers: [],
        basis: 'assumed',
      },
      {
        code: 'LIST',
        title: '名单上的',
        says: '',
        effect: { points: 5 },
        scope: 'everywhere',
        from: 'list',
        clauses: [],
        papers: [],
        basis: 'assumed',
      },
    ],
    comparedAt: { line: 500, basis: 'assumed' },
    basis: 'assumed',
  },
  reasons: [
    { code: 'UNCLEAR', text: '看不清。', todo: '请重拍。', for: ['return'] },
    { code: 'UNMET', text: '不符合。', todo: '可以申诉。', for: ['refuse'] },
  ],
  cosign: { version: '1', text: '同意申报。', basis: 'assumed' },
  appeal: { title: '复核', within: 5, days: 5, basis: 'assumed' },
  amended: { goes: 'same', basis: 'assumed' },
  files: { types: ['jpeg', 'pdf'], maxBytes: 1_000_000, most: 3, basis: 'assumed' },
  bulk: { sample: 2, most: 10, basis: 'assumed' },
  lists: { most: 5, basis: 'assumed' },
  quota: {
    kind: 'plain',
    counts: ['registered', 'confirmed', 'passed'],
    shares: [{ at: '41', percent: 50, basis: 'assumed' }],
    ties: ['moreGraduates'],
    approval: { by: 'anotherPerson', basis: 'assumed' },
    basis: 'assumed',
  },
}
