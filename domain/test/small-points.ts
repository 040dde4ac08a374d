import type { PointPolicy } from '../src/season/points.ts'

/** Points and appointments of the small season. */
export const smallPoints: PointPolicy = {
  kinds: [
    {
      code: 'collect',
      title: '现场采集',
      why: '要本人到场。',
      at: ['point'],
      reach: 'points',
      tracks: ['returnHome'],
      reminder: 'slot-tomorrow-collect',
      bring: ['身份证'],
      basis: '三.(五)',
    },
  ],
  categories: [
    {
      code: 'social',
      title: '社会考生',
      hint: '',
      track: 'inPlace',
      schooling: 'former',
      papers: [
        { code: 'card', title: '身份证', need: 'must' },
        { code: 'certificate', title: '毕业证书', need: 'ifAny' },
      ],
      basis: '三.(五)',
    },
  ],
  reminder: { hour: 18, basis: 'assumed' },
  usual: {
    weekdays: [1],
    spans: [{ from: '09:00', until: '10:00' }],
    minutes: 30,
    capacity: 2,
    basis: 'assumed',
  },
  most: { slots: 100, basis: 'assumed' },
}
