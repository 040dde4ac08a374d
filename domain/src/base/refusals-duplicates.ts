import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals about duplicates across the province (G4); part of the one catalogue. */
export const duplicateRefusals = {
  'ROSTER-MERGED': {
    kind: 'conflict',
    zh: '这一批里有考生已经和另一份报名合并，不能整批撤销。请先在“疑似重复”里撤销合并，再撤销这一批。',
    en: 'A registration of this batch stands in a merging.',
  },
  'REG-TWICE': {
    kind: 'conflict',
    zh: '这名考生今年已经有另一份有效报名，一人只能有一份。请在“疑似重复”里查清后再办。',
    en: 'One active registration a person and season.',
  },
  'DUPLICATE-GONE': {
    kind: 'conflict',
    zh: '这条线索刚刚有人处理过，您看到的已经不是最新情况。请刷新后再决定。',
    en: 'Somebody else has decided, or it is not yours to see.',
  },
  'DUPLICATE-REASON': {
    kind: 'invalid',
    zh: '请写明理由（至少 4 个字），另一位核对的人和以后查看的人要看。',
    en: 'A reason of four characters at least.',
  },
  'DUPLICATE-SAME-PERSON': {
    kind: 'denied',
    zh: '提出建议和批准、不同意必须是两个人。这条建议是您提出的：可以撤回，或请本机构或上级的另一位管理员决定。',
    en: 'Four eyes: who proposed does not decide.',
  },
  'DUPLICATE-NOT-OWN': {
    kind: 'denied',
    zh: '这条建议不是您提出的，不能撤回。不同意的，请选“不同意合并”或“维持合并”并写明理由。',
    en: 'Only who proposed takes it back.',
  },
  'DUPLICATE-TWINS': {
    kind: 'conflict',
    zh: '这两名考生像是双胞胎（多胞胎），不能合并。如果其实是同一人，请先由学校更正登错的姓名、性别或证件号码，系统会重新比对。',
    en: 'Twins are never merged.',
  },
  'DUPLICATE-CLOSED': {
    kind: 'conflict',
    zh: '两份报名中有一份已经放弃、转出或作废，不需要合并。请刷新后查看。',
    en: 'One of the two no longer stands.',
  },
  'DUPLICATE-SEALED': {
    kind: 'conflict',
    zh: '要作废的这份已经签字锁定，不能作废。请改为保留这份；两份都已锁定的，先按信息更正办理。',
    en: 'What is sealed is not closed silently.',
  },
  'DUPLICATE-CHANGED': {
    kind: 'conflict',
    zh: '您核对期间，其中一份报名信息又有改动。请刷新，对照最新内容后再决定。',
    en: 'One of the two changed while it was looked at.',
  },
  'DUPLICATE-LATER': {
    kind: 'conflict',
    zh: '合并之后又发生了：{acts}。撤销会与它冲突，请先处理这一项，再撤销合并。',
    en: 'Later acts make undoing impossible.',
  },
} as const satisfies Record<string, RefusalEntry>
