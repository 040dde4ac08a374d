import type { ArchivePolicy } from '../src/season/archive.ts'

/** 存档 of the small season. */
export const smallArchive: ArchivePolicy = {
  periods: [
    { code: 'TWO', title: '定期2年', years: 2 },
    { code: 'EVER', title: '永久' },
  ],
  usual: 'TWO',
  loanDays: 3,
  handedTo: { step: 'receive', title: '接收', at: ['county'], by: 'archive.receive', days: 5 },
  destroyedBy: {
    step: 'destroy',
    title: '批准销毁',
    at: ['school', 'county'],
    by: 'archive.destroy',
    days: 5,
  },
  openedFor: [{ code: 'CHECK', title: '核对' }],
  basis: 'assumed',
}
