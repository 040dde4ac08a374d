import type { PlanPolicy } from '../src/season/plans.ts'

/** Two plans for a school, one for a county. */
export const smallPlans: PlanPolicy = {
  kinds: [
    {
      code: 'work',
      title: '工作方案',
      hint: '',
      at: ['county', 'school'],
      due: { value: '2022-03-01T18:00', basis: 'assumed' },
      basis: '三.(五)',
    },
    {
      code: 'safety',
      title: '安全预案',
      hint: '',
      at: ['school'],
      due: { value: '2022-03-01T18:00', basis: 'assumed' },
      basis: '三.(五)',
    },
  ],
  maxBytes: { value: 1000, basis: 'assumed' },
}
