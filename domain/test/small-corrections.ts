import type { CorrectionRules } from '../src/season/corrections.ts'

/** Three levels for a name, one for the rest. */
export const smallCorrections: CorrectionRules = {
  schemes: [
    {
      id: 'identity',
      title: '姓名、证件',
      fields: ['basic.name', 'basic.idNumber', 'basic.birthDate', 'basic.sex'],
      chain: [
        { step: 'school', title: '学校', at: ['school'], by: 'correction.approve', days: 1 },
        { step: 'county', title: '县', at: ['county', 'city'], by: 'correction.approve', days: 2 },
        { step: 'city', title: '市', at: ['city'], by: 'correction.approve', days: 3 },
      ],
      basis: 'assumed',
    },
    {
      id: 'other',
      title: '其他',
      fields: ['basic.homeAddress', 'basic.phone', 'guardians', 'studyHistory'],
      chain: [{ step: 'school', title: '学校', at: ['school'], by: 'correction.approve', days: 1 }],
      basis: 'assumed',
    },
  ],
  papers: [
    { code: 'PROOF', title: '证明', hint: '', need: 'always' },
    { code: 'APPLICATION', title: '申请书', hint: '', need: 'bySchool' },
    { code: 'OTHER', title: '其他', hint: '', need: 'optional' },
  ],
  most: 3,
  reason: 4,
  paperBytes: 1_000_000,
  mostPapers: 3,
  basis: 'assumed',
}
