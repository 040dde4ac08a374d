import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals about documents, proofs of identity and likeness; part of the one catalogue. */
export const documentRefusals = {
  'IMAGE-PURPOSE': {
    kind: 'invalid',
    zh: '查看证件照片要先选择用途。查看会记下您的姓名、时间和用途，考生本人看得到。',
    en: 'A document is opened for a purpose of the list only.',
  },
  'IMAGE-PURPOSE-NOTE': {
    kind: 'invalid',
    zh: '用途选“{purpose}”时，请写一句话说明为什么要看（至少 4 个字）。',
    en: 'This purpose asks for a note.',
  },
  'DOCUMENT-DUE': {
    kind: 'invalid',
    zh: '补交期限应晚于现在，最迟到{latest}（签字锁定之前），请重新选择。',
    en: 'A deferral ends after now and before signing ends.',
  },
  'DOCUMENT-DEFER-REASON': {
    kind: 'invalid',
    zh: '请选择暂缺的原因。',
    en: 'A deferral needs a reason of the list.',
  },
  'REG-DOCUMENT-OVERDUE': {
    kind: 'conflict',
    zh: '暂缺的证件已过补交期限。请先补交，或由学校管理员重新确定期限，再核验通过。',
    en: 'A deferred proof of identity is overdue.',
  },
  'REG-DOCUMENT-OWED': {
    kind: 'conflict',
    zh: '还有批准暂缺的证件没有补交。补交后才能登记签字。',
    en: 'A deferred proof of identity is still owed.',
  },
  'LIKENESS-GONE': {
    kind: 'conflict',
    zh: '这条线索已经不在了：照片换过，或者有人处理过。请刷新列表。',
    en: 'No such case, or its pictures were replaced.',
  },
  'CARD-GONE': {
    kind: 'conflict',
    zh: '这一处核对已经不在了：证件换过，或者有人处理过。请刷新列表。',
    en: 'No such difference, or the document was replaced.',
  },
} as const satisfies Record<string, RefusalEntry>
