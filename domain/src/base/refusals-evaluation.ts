import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals about 综合素质评价; part of the one catalogue. */
export const evaluationRefusals = {
  'EVALUATION-GRADE': {
    kind: 'invalid',
    zh: '“{column}”没有“{grade}”这个等级，或者这一项不用录入。请从列出的等级里选。',
    en: 'Not a grade of this column.',
  },
  'EVALUATION-NOBODY': {
    kind: 'conflict',
    zh: '这里没有需要评定的考生。综合素质评价只评定初中毕业年级，请选择九年级的班级。',
    en: 'Nobody of this class is evaluated.',
  },
  'EVALUATION-MOVED': {
    kind: 'conflict',
    zh: '有 {count} 名考生已经不在这个班。请刷新后再保存，您填的其他内容还在。',
    en: 'Some pupils have left the class meanwhile.',
  },
  'EVALUATION-INCOMPLETE': {
    kind: 'conflict',
    zh: '还有 {count} 名考生没有评定完，请班主任补齐后再审签。',
    en: 'Somebody has no grade yet.',
  },
  'EVALUATION-CAP': {
    kind: 'conflict',
    zh: '超过规定的比例：{what}。请班主任调整后再审签。',
    en: 'More of one grade than the scheme allows.',
  },
  'EVALUATION-OWN-ENTRY': {
    kind: 'denied',
    zh: '这个班有您自己录入的等级，要由另一个人审签。',
    en: 'Who entered does not sign.',
  },
  'EVALUATION-REASON': {
    kind: 'invalid',
    zh: '请写明原因（至少 4 个字），原因会留下记录。',
    en: 'A reason is needed.',
  },
  'EVALUATION-COLUMNS': {
    kind: 'invalid',
    zh: '文件里没有找到这些列：{columns}。请先“导出”本班的表格，在里面填好再导入。',
    en: 'Columns missing in the sheet.',
  },
  'EVALUATION-UNPUBLISHED': {
    kind: 'conflict',
    zh: '学校还没有公布您的综合素质评价，公布以后才能提出异议。',
    en: 'Not signed yet.',
  },
  'EVALUATION-LATE': {
    kind: 'closed',
    zh: '提出异议的时间到 {until} 为止，已经过了。如确有错误，请直接联系班主任或学校。',
    en: 'The period for objections is over.',
  },
  'EVALUATION-WORDS': {
    kind: 'invalid',
    zh: '请选择对哪一项有异议，并写明理由（至少 4 个字）。',
    en: 'An objection needs a column and words.',
  },
  'EVALUATION-ASKED': {
    kind: 'conflict',
    zh: '您已经提出了一份异议，正在处理。要改内容，请先撤回它。',
    en: 'One open objection a registration.',
  },
  'EVALUATION-OBJECTION-NONE': {
    kind: 'conflict',
    zh: '没有这份异议，或者它不归您处理。请刷新列表。',
    en: 'No such objection inside the scope.',
  },
  'EVALUATION-OBJECTION-STALE': {
    kind: 'conflict',
    zh: '这份异议刚才有变化，现在是“{state}”。请刷新后再看。',
    en: 'Somebody else moved it meanwhile.',
  },
  'EVALUATION-SAME-PERSON': {
    kind: 'denied',
    zh: '这名考生的等级是您录入的，异议要由另一个人答复。',
    en: 'Who entered does not answer.',
  },
  'EVALUATION-REPLY': {
    kind: 'invalid',
    zh: '请写明答复（至少 4 个字），考生会看到。',
    en: 'A reply is needed.',
  },
  'EVALUATION-UNCHANGED': {
    kind: 'invalid',
    zh: '采纳异议要改至少一项等级；不改等级的，请选“说明理由”。',
    en: 'Upholding needs another grade.',
  },
  'EVALUATION-SIGNER': {
    kind: 'denied',
    zh: '这份异议是您答复的，更正要由另一个人审签。',
    en: 'Who answered does not sign.',
  },
} as const satisfies Record<string, RefusalEntry>
