import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals about correcting what has been signed, and about checking a sheet (notice 三.(三)); part of the one catalogue. */
export const correctionRefusals = {
  'REG-CORRECTION-MISSING': {
    kind: 'conflict',
    zh: '已签字锁定，任何人不得擅自更改。确需更正，请走信息更正申请。',
    en: 'Sealed; needs an approved correction.',
  },
  'CORRECTION-NOT-SEALED': {
    kind: 'conflict',
    zh: '只有签字锁定以后的信息才走更正申请。没有锁定的，请由考生本人修改或由学校退回修改；正在更正的，请先办完。',
    en: 'Only what is sealed is corrected.',
  },
  'CORRECTION-FIELDS': {
    kind: 'invalid',
    zh: '请选择要更正的项目，每项只选一次；选的项目要能走更正申请，并且在登记表上已有这一行。',
    en: 'Fields are missing, repeated, too many or not correctable.',
  },
  'CORRECTION-SAME': {
    kind: 'invalid',
    zh: '有的项目填的和原来一样。请改成正确的内容，或去掉这一项。',
    en: 'Nothing would change.',
  },
  'CORRECTION-UNSOUND': {
    kind: 'invalid',
    zh: '照这样更正，信息会不完整或互相矛盾：{why}请一起更正有关的项目，或核对后重填。',
    en: 'The record would be incomplete or contradict itself.',
  },
  'CORRECTION-PAPERS': {
    kind: 'invalid',
    zh: '还缺证明材料。请上传户口簿、身份证等能证明正确内容的照片或 PDF；由学校代为申请的，还要上传考生和监护人签字的申请书。',
    en: 'Evidence is missing.',
  },
  'CORRECTION-REASON': {
    kind: 'invalid',
    zh: '请写明理由，说清楚哪里错了或为什么不同意，以后查看的人要看。',
    en: 'A reason is missing or too short.',
  },
  'CORRECTION-SAME-PERSON': {
    kind: 'denied',
    zh: '申请和每一级审批都要由不同的人办理，您已经办过其中一步。请由另一位有审批权限的人办理。',
    en: 'Four eyes: no two steps by one person.',
  },
  'CORRECTION-CHANGED': {
    kind: 'conflict',
    zh: '申请时的原内容和现在的信息不一样了。请不同意这份申请，由申请人按现在的信息重新申请。',
    en: 'The record no longer says what the request found.',
  },
  'CORRECTION-NOT-OWN': {
    kind: 'denied',
    zh: '申请由谁提出，就由谁撤回：考生提出的由考生撤回，学校提出的由学校撤回。',
    en: 'Only the side that asked withdraws.',
  },
  'CORRECTION-GONE': {
    kind: 'conflict',
    zh: '没有找到这份申请，或刚刚有人办理过，您看到的已经不是最新情况。请刷新后再看。',
    en: 'Somebody else has decided, or it is not yours to see.',
  },
  'CORRECTION-OPEN': {
    kind: 'conflict',
    zh: '这名考生已有一份更正申请在办理，一次只能办一份。请等它办完，或撤回后把要更正的项目写在同一份里。',
    en: 'One open request a registration.',
  },
  'CORRECTION-NUMBER-TAKEN': {
    kind: 'conflict',
    zh: '更正后的身份证件号码已有另一份报名在用，不能批准。请先核对号码；确是同一人的，按疑似重复处理。',
    en: 'Another active registration has this number.',
  },
  'CORRECTION-FILE-KIND': {
    kind: 'invalid',
    zh: '材料要是照片（JPG、PNG）或 PDF 文件，这个文件打不开。请重新拍照或另存后再上传。',
    en: 'Not a picture or PDF.',
  },
  'CORRECTION-FILES-MANY': {
    kind: 'conflict',
    zh: '上传的材料已经够多（最多 {most} 份）。请先提交申请，或用已上传的材料。',
    en: 'Too many papers wait for a request.',
  },
  'CORRECTION-VERSION': {
    kind: 'conflict',
    zh: '没有这个版本。请从历次版本里重新选择两个来对比。',
    en: 'No such version.',
  },
  'SHEET-CHECK-BUSY': {
    kind: 'tooMany',
    zh: '查验太频繁，请等几秒再试。',
    en: 'Too many checks from one place; a few seconds are enough.',
  },
} as const satisfies Record<string, RefusalEntry>
