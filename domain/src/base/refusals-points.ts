import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals about points, appointments and records made at a point; part of the one catalogue. */
export const pointRefusals = {
  'SLOT-FULL': {
    kind: 'conflict',
    zh: '{time} 这个时段已约满，请选择别的时段。',
    en: 'No place is left in this slot.',
  },
  'SLOT-BEGUN': {
    kind: 'conflict',
    zh: '{time} 这个时段已经开始，不能再预约或调整，请选择以后的时段。',
    en: 'The slot has begun.',
  },
  'SLOT-GONE': {
    kind: 'conflict',
    zh: '这个时段刚有变动，请刷新后再试。',
    en: 'The slot was changed meanwhile.',
  },
  'SLOT-BOOKED': {
    kind: 'conflict',
    zh: '已有 {booked} 人预约这个时段，人数不能少于 {booked}。要减少，请先请名单上的考生改约，或取消整个时段。',
    en: 'Fewer places than have been booked.',
  },
  'SLOT-REASON': {
    kind: 'invalid',
    zh: '取消时段要写明原因，原因会通知已预约的考生。',
    en: 'A cancelled slot needs a reason.',
  },
  'SLOT-PATTERN': {
    kind: 'invalid',
    zh: '时段安排有问题：{why}，请改正后再生成。',
    en: 'The pattern of slots does not make sense.',
  },
  'SLOT-NONE': {
    kind: 'invalid',
    zh: '这样安排没有一个可用的时段：日期可能已过、不含所选的星期，或每天的时间不够一段。请调整后再生成。',
    en: 'Nothing comes of this pattern.',
  },
  'SLOT-MANY': {
    kind: 'invalid',
    zh: '一次最多生成 {most} 个时段，现在会生成 {count} 个。请缩短日期分几次生成。',
    en: 'Too many slots in one go.',
  },
  'SLOT-KIND': {
    kind: 'invalid',
    zh: '您不能在这里预约或安排这一类时段，请返回重新选择。',
    en: 'This kind of slot is not for you or not for this place.',
  },
  'POINT-SUSPENDED': {
    kind: 'conflict',
    zh: '这个报名点已暂停办理，请选择别的报名点。',
    en: 'The point is suspended.',
  },
  'BOOKING-ONE': {
    kind: 'conflict',
    zh: '您已经有一个同类的预约。要换时间请用“改期”，原来的名额会同时让出。',
    en: 'One live booking for each purpose.',
  },
  'BOOKING-LATE': {
    kind: 'conflict',
    zh: '预约的时段已经开始，不能再改期或取消。没有赶上的，请联系报名点或学校。',
    en: 'The slot has begun.',
  },
  'BOOKING-DAY': {
    kind: 'conflict',
    zh: '只能在预约的当天登记到场，请核对名单的日期。',
    en: 'Arrival is noted on the day itself.',
  },
  'BOOKING-EARLY': {
    kind: 'conflict',
    zh: '时段还没有开始，不能登记未到。',
    en: 'Nobody is late before the slot begins.',
  },
  'BOOKING-OVER': {
    kind: 'conflict',
    zh: '这名考生已放弃报考或已转到别处，到场登记不能撤销，请保留原来的登记。',
    en: 'Of who has given up or gone elsewhere no booking is live again.',
  },
  'BOOKING-GONE': {
    kind: 'conflict',
    zh: '这个预约刚有变动，请刷新后再试。',
    en: 'The booking was changed meanwhile.',
  },
  'ENTRY-GIVEN-UP': {
    kind: 'conflict',
    zh: '这名考生今年在“{place}”登记过放弃报考。还要报名的，请由监护人到“{place}”办理恢复报考，接着原来的报名填，不用另行登记。',
    en: 'Who gave up comes back to the same registration.',
  },
  'ENTRY-ELSEWHERE': {
    kind: 'conflict',
    zh: '这个证件号码今年已经报名，在全省只能有一个有效报名。请考生到“{place}”办理。',
    en: 'One active registration for a person in the province.',
  },
  'ENTRY-POINT-ONLY': {
    kind: 'conflict',
    zh: '只有指定报名点可以现场登记，请到指定报名点办理。',
    en: 'Records are made at a designated point only.',
  },
  'ENTRY-CATEGORY': {
    kind: 'invalid',
    zh: '请选择考生类别。',
    en: 'A category of the list.',
  },
  'ENTRY-PAPERS': {
    kind: 'invalid',
    zh: '还没有核看：{papers}。看过原件后请逐项勾选，材料不齐请考生补齐后再来。',
    en: 'Papers that this category needs have not been seen.',
  },
  'ENTRY-WRONG': {
    kind: 'invalid',
    zh: '有 {count} 处要先改好：{what}。',
    en: 'The identity as typed has errors.',
  },
  'ENTRY-NOT-HERE': {
    kind: 'conflict',
    zh: '只有现场登记的考生可以由工作人员代录，其他考生请由本人填写。',
    en: 'Only a record made at a point is typed by staff.',
  },
  'ENTRY-FIXED': {
    kind: 'invalid',
    zh: '身份证件类型和号码不在这里改。录错了的，请用“更正证件号码”。',
    en: 'The number a record was made with is corrected, not typed over.',
  },
  'ENTRY-ACTIVATED': {
    kind: 'conflict',
    zh: '考生已经激活账号，证件号码不能再由工作人员更正。请登记放弃报考，再用正确的号码重新登记。',
    en: 'The candidate has activated: staff correct the number no more.',
  },
  'ENTRY-NUMBER': {
    kind: 'conflict',
    zh: '学籍号在系统里已登记在另一个身份证件号码下，请照学籍证明逐位核对。核对无误的（如换过证件号码），学籍号先留空，登记后由县（市、区）核对。',
    en: 'The student number belongs to a person with another identity number.',
  },
  'ENTRY-KNOWN': {
    kind: 'conflict',
    zh: '原来的号码或更正后的号码在系统里另有报名记录，不能直接更正。请登记放弃报考，再用正确的号码重新登记。',
    en: 'One of the two numbers belongs to a person the system knows already.',
  },
} as const satisfies Record<string, RefusalEntry>
