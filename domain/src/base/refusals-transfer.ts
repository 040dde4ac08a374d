import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals about returning home to register; part of the one catalogue. */
export const transferRefusals = {
  'TRANSFER-NOT-HOME': {
    kind: 'conflict',
    zh: '您现在选的是在学籍所在地报考。要回户籍地报考，请先在“选择报考地”里改选，再来申请。',
    en: 'Applying needs the track of returning home.',
  },
  'TRANSFER-ELSEWHERE': {
    kind: 'invalid',
    zh: '这个报名点不接收您户籍所在地的考生。请按填写的户籍所在地重新选择；户籍填错了，请先改正。',
    en: 'The point does not answer for the household.',
  },
  'TRANSFER-POINT-SHUT': {
    kind: 'conflict',
    zh: '这个报名点现在不办理。请另选一个报名点，或拨打它公布的电话询问。',
    en: 'The point is suspended or not open.',
  },
  'TRANSFER-EVIDENCE': {
    kind: 'invalid',
    zh: '请先备好并勾选必须的材料，再申请。',
    en: 'A required piece of evidence is not ticked.',
  },
  'TRANSFER-AFTER-CHECK': {
    kind: 'conflict',
    zh: '报名已由学校核验或锁定，不能再转往户籍地。要改，请先请学校退回。',
    en: 'Checked or sealed already.',
  },
  'TRANSFER-OPEN': {
    kind: 'conflict',
    zh: '您已经有一份申请在办理。要换报名点，请先撤回原来的申请。',
    en: 'One living application a person and season.',
  },
  'TRANSFER-NONE': {
    kind: 'conflict',
    zh: '没有这份申请，或者它不归您办理。请刷新列表。',
    en: 'No such application inside the scope.',
  },
  'TRANSFER-GONE': {
    kind: 'conflict',
    zh: '不能接收这名考生：{why}。请刷新列表。',
    en: 'The registration is no longer there to be accepted.',
  },
  'TRANSFER-STALE': {
    kind: 'conflict',
    zh: '这份申请刚才有变化，现在是“{state}”。请刷新后再看。',
    en: 'Somebody else decided meanwhile.',
  },
  'TRANSFER-REASON': {
    kind: 'invalid',
    zh: '请选择原因，考生会看到原因和接下来怎么办。',
    en: 'A reason of the list is needed.',
  },
  'TRANSFER-NOT-OVER': {
    kind: 'conflict',
    zh: '办理时间还没有结束，申请不会过期。',
    en: 'The window is not over.',
  },
  'REG-MOVED': {
    kind: 'conflict',
    zh: '这份报名已转到户籍地指定报名点，在这里不能再改。考生请刷新页面，在新的报名里继续。',
    en: 'The registration was transferred; the new one goes on at the point.',
  },
  'LEAVING-REPLY': {
    kind: 'invalid',
    zh: '请写明答复，考生会看到。',
    en: 'An answer needs words.',
  },
  'LEAVING-NONE': {
    kind: 'conflict',
    zh: '这条反映已经撤回，或者不归本单位办理。请刷新列表。',
    en: 'No such report inside the scope.',
  },
  'LEAVING-NOT-YET': {
    kind: 'conflict',
    zh: '申请回户籍地报考以后，再回答这个问题。',
    en: 'Asked after applying.',
  },
} as const satisfies Record<string, RefusalEntry>
