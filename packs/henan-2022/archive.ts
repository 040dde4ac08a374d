import type { ArchivePolicy } from '@zhongzhao/domain/season/archive'

/** 考生签字确认的纸介质材料必须妥善保管，存档备查 (notice 三.(三)). For how long, and where they go, the notice does not say: assumed. */
export const archive: ArchivePolicy = {
  periods: [
    { code: 'TEN', title: '定期10年', years: 10 },
    { code: 'THIRTY', title: '定期30年', years: 30 },
    { code: 'PERMANENT', title: '永久' },
  ],
  usual: 'TEN',
  loanDays: 30,
  handedTo: {
    step: 'receive',
    title: '接收移交材料',
    at: ['county', 'city', 'province'],
    by: 'archive.receive',
    days: 5,
  },
  // A school without a head, an office of one person: the office above steps in, or the papers wait for ever.
  destroyedBy: {
    step: 'destroy',
    title: '批准销毁',
    at: ['school', 'county', 'city', 'province'],
    by: 'archive.destroy',
    days: 30,
  },
  openedFor: [
    { code: 'CHECK', title: '核对考生登记信息' },
    { code: 'COMPLAINT', title: '处理申诉、信访' },
    { code: 'INSPECT', title: '上级检查、审计' },
    { code: 'LAW', title: '司法机关依法调取' },
  ],
  basis: 'assumed',
}
