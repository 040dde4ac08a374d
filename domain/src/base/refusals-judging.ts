import type { RefusalEntry } from './refusal-entry.ts'

/** Not carried out around judging pictures and exemptions (notice 二.2(1)). */
export const judgingRefusals = {
  'IMAGE-JUDGED': {
    kind: 'conflict',
    zh: '这张图片刚刚已由他人判定，或已换成新的图片。请看下一张。',
    en: 'Judged or replaced by somebody else meanwhile.',
  },
  'IMAGE-REASON': {
    kind: 'invalid',
    zh: '判为不合格要选至少一个原因，考生会看到。',
    en: 'A refusal needs a reason.',
  },
  'IMAGE-DISPUTED': {
    kind: 'invalid',
    zh: '考生说照片不是本人。请让考生到场当面比对，勾选“已当面核对是本人”后再判为合格；不是本人的，请判为不合格并重新拍照。',
    en: 'The candidate disputes the portrait: compare in person.',
  },
  'IMAGE-UNDO-LATE': {
    kind: 'conflict',
    zh: '已超过撤销时间，或又有了新的判定。需要更改的，请重新判定这张图片。',
    en: 'Too late to undo the judgement.',
  },
  'IMAGE-UNFIT': {
    kind: 'invalid',
    zh: '这张照片不符合要求，没有替换原来的照片。请看检查结果，重新采集。',
    en: 'The picture is unfit; the one that was there stays.',
  },
  'EXEMPTION-GONE': {
    kind: 'conflict',
    zh: '这项豁免申请刚刚已由他人处理，请重新载入后再看。',
    en: 'Decided by somebody else meanwhile.',
  },
  'EXEMPTION-TWO-PEOPLE': {
    kind: 'denied',
    zh: '申请人不能批准自己提出的豁免，请由另一名有权限的老师批准。',
    en: 'Who asked may not approve.',
  },
  'EXEMPTION-RULES': {
    kind: 'invalid',
    zh: '请至少选一项要豁免的要求；只能选这种原因可以豁免的。',
    en: 'No rule, or one this ground does not exempt from.',
  },
} as const satisfies Record<string, RefusalEntry>
