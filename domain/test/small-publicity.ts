import type { PublicityPolicy } from '../src/season/publicity.ts'

/** 公示 of the small season. */
export const smallPublicity: PublicityPolicy = {
  kinds: [
    {
      code: 'registered',
      title: '名单',
      from: { of: 'registrations', states: ['sealed'], result: '已核验' },
      columns: ['name', 'result'],
      days: 3,
      basis: 'assumed',
    },
  ],
  lines: [],
  grounds: [{ code: 'OTHER', text: '其他' }],
  objections: { step: 'answer', title: '答复', at: ['county'], by: 'publicity.answer', days: 5 },
  basis: 'assumed',
}
