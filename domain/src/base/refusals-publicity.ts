import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals about making lists public and objecting to them; part of the one catalogue. */
export const publicityRefusals = {
  'PUBLICITY-EMPTY': {
    kind: 'conflict',
    zh: '名单里没有考生，不能公示。请等审核有了结果，再重新生成名单。',
    en: 'The list has no lines.',
  },
  'PUBLICITY-CHANGED': {
    kind: 'conflict',
    zh: '名单生成以后，有考生的审核结果、班级或姓名变了。请作废这份名单，重新生成后再公示。',
    en: 'What the list says is not true any more.',
  },
  'PUBLICITY-PRIVATE': {
    kind: 'invalid',
    zh: '公示说明里像是写了{found}。公示不得出现证件号码、电话、出生日期和住址，请删去后再试。',
    en: 'A public text holds personal data.',
  },
  'PUBLICITY-REASON': {
    kind: 'invalid',
    zh: '请写明中止公示的原因（至少 4 个字），名单会撤下并留痕。',
    en: 'Halting needs a reason.',
  },
  'PUBLICITY-DAYS': {
    kind: 'conflict',
    zh: '公示期未满。到期由系统自动撤下，不能提前；有误的请“中止公示”，改正后重新公示。',
    en: 'The days are not over.',
  },
  'PUBLICITY-UNANSWERED': {
    kind: 'conflict',
    zh: '还有异议没有答复，请等上级教育行政部门答复完再结束公示。',
    en: 'Objections are unanswered.',
  },
  'PUBLICITY-GONE': {
    kind: 'conflict',
    zh: '这份名单刚刚有变动，请刷新后再办理。',
    en: 'The list has changed or is not in sight.',
  },
  'PUBLICITY-TWICE': {
    kind: 'conflict',
    zh: '同一种名单正在公示或待公示。请先作废、中止或等它期满，再生成新的。',
    en: 'One live list a kind and organisation.',
  },
  'PUBLICITY-CLOSED': {
    kind: 'closed',
    zh: '这份名单不在公示期内，看不到名单，也不再收异议。公示期内提出的异议，可以凭受理编号查询结果。',
    en: 'Not public now.',
  },
  'OBJECTION-OTHER': {
    kind: 'denied',
    zh: '开始公示的人不能处理对它的异议，请由本单位另一位管理员处理；没有别人的，由上级单位处理。',
    en: 'Whoever opened the list does not decide.',
  },
  'OBJECTION-HEARD': {
    kind: 'denied',
    zh: '这条异议涉及您审核过的申报，要由没有审核过的人处理。请交本单位另一位管理员；没有别人的，由上级单位在“公示异议”里处理。',
    en: 'Whoever reviewed the claim does not decide.',
  },
  'OBJECTION-ANSWER': {
    kind: 'invalid',
    zh: '请写明核查结果和依据（至少 4 个字），提出异议的人会看到。',
    en: 'An answer is needed.',
  },
  'OBJECTION-LINE': {
    kind: 'invalid',
    zh: '名单上没有这一行，请核对序号。',
    en: 'No such line.',
  },
  'OBJECTION-MANY': {
    kind: 'tooMany',
    zh: '这份名单在短时间内收到的异议太多。请过一小时再提交，或拨打公示页上的电话。',
    en: 'Too many objections within an hour.',
  },
  'OBJECTION-PACE': {
    kind: 'tooMany',
    zh: '您这里提交得太快。写好的内容还在，请过一分钟再提交。',
    en: 'Too many objections from one address.',
  },
  'OBJECTION-UNKNOWN': {
    kind: 'missing',
    zh: '没有这个受理编号。请核对后再试，字母不分大小写。',
    en: 'No such receipt.',
  },
} as const satisfies Record<string, RefusalEntry>
