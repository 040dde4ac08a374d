import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals about plans that places file; part of the one catalogue. */
export const planRefusals = {
  'PLAN-KIND': {
    kind: 'invalid',
    zh: '本单位不用报这一种方案预案，请返回列表重新选择。',
    en: 'This kind of plan is not filed by such an organisation.',
  },
  'PLAN-FILE': {
    kind: 'invalid',
    zh: '这个文件不能报备：{why}。请把盖章的方案预案扫描或导出为 PDF 后再上传。',
    en: 'Not a whole PDF of the size allowed.',
  },
  'PLAN-GONE': {
    kind: 'conflict',
    zh: '这份方案预案不在，或刚有新的版本、已有处理，请刷新后再办。',
    en: 'Not in sight, or another edition or a decision came first.',
  },
  'PLAN-OWN': {
    kind: 'conflict',
    zh: '方案预案由各单位自己报备，上级不能代报。请通知该单位登录后上传。',
    en: 'Filed by its own place only.',
  },
  'PLAN-ABOVE': {
    kind: 'conflict',
    zh: '方案预案由上级单位阅知或退回，不能自己处理本单位的。要修改，请直接报新版。',
    en: 'Only an organisation above may note or send back.',
  },
  'PLAN-SAME-PERSON': {
    kind: 'denied',
    zh: '这份方案预案是您报备的，报备和阅知必须是两个人。请由上级单位的另一位管理员阅知。',
    en: 'Four eyes: who filed does not note.',
  },
  'PLAN-REASON': {
    kind: 'invalid',
    zh: '退回时请写明要改什么，对方才知道怎样修改。',
    en: 'A return says why.',
  },
} as const satisfies Record<string, RefusalEntry>
