import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals about 分配生名额 (I6) and reports (K9); part of the one catalogue. */
export const quotaRefusals = {
  'QUOTA-SENIORS': {
    kind: 'invalid',
    zh: '请填写高中学校的名称，至少一所，每所只填一行，再计算名额。',
    en: 'Senior schools are missing, unnamed or twice.',
  },
  'QUOTA-SHARE': {
    kind: 'invalid',
    zh: '“{name}”的分配生名额应不少于招生计划的 {percent}%（{least} 人）、不多于招生计划（{places} 人），请改正。',
    en: 'Quota outside the share of the plan.',
  },
  'QUOTA-NOBODY': {
    kind: 'conflict',
    zh: '按选定的依据，范围内的初中都没有人，算不出名额。请换一种依据，或等有了人数再编制。',
    en: 'Nobody counts.',
  },
  'QUOTA-AREA': {
    kind: 'invalid',
    zh: '所选范围里有不属于本单位的县（市、区），请重新选择。',
    en: 'An area outside the keeper’s organisation.',
  },
  'QUOTA-MOVED': {
    kind: 'conflict',
    zh: '人数或填写的内容和刚才计算时不一样了。请重新计算，看过以后再提交。',
    en: 'Not what was shown.',
  },
  'QUOTA-WAITS': {
    kind: 'conflict',
    zh: '已有一份方案待批准。请先批准、退回或撤回它，再提交新的。',
    en: 'One waiting plan an organisation.',
  },
  'QUOTA-GONE': {
    kind: 'conflict',
    zh: '这份方案刚刚有变动，请刷新后再办理。',
    en: 'The plan has changed or is not in sight.',
  },
  'QUOTA-TWO-PEOPLE': {
    kind: 'denied',
    zh: '方案由一人编制、另一人批准。请由本单位另一位管理员办理。',
    en: 'Who kept it does not approve it.',
  },
  'QUOTA-KEEPER': {
    kind: 'denied',
    zh: '方案只能由编制的人撤回；要改的请写明原因退回。',
    en: 'Only the keeper withdraws.',
  },
  'QUOTA-REASON': {
    kind: 'invalid',
    zh: '请写明退回的原因（至少 4 个字），编制的人会看到。',
    en: 'Sending back needs a reason.',
  },
  'STATISTICS-MANY': {
    kind: 'conflict',
    zh: '{org}有 {count} 名考生，一张统计表最多统计 {most} 名。请先选择一个下级单位，再逐个生成。',
    en: 'Too many for one table; to be asked for by place below.',
  },
  'DAILY-NONE': {
    kind: 'conflict',
    zh: '这一天没有日报。日报每天 17:00 生成，请选择已有的日期。',
    en: 'No report of that day.',
  },
} as const satisfies Record<string, RefusalEntry>
