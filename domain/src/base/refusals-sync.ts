import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals of synchronising with the student register. */
export const syncRefusals = {
  'SYNC-NOT-SET-UP': {
    kind: 'conflict',
    zh: '这套系统还没有连接学籍平台，请联系系统管理员设置地址和密钥；在此之前可以导入名册文件。',
    en: 'No student-status platform is configured.',
  },
  'SYNC-RUNNING': {
    kind: 'conflict',
    zh: '这个范围的学籍同步正在进行或停在半路。请等它完成，或先点“继续”或“放弃这次同步”。',
    en: 'A sync of this scope is under way.',
  },
  'SYNC-RUN-GONE': {
    kind: 'conflict',
    zh: '没有找到这次同步，请刷新页面。',
    en: 'No such sync run, or not yours.',
  },
  'SYNC-WORK-OTHER-KIND': {
    kind: 'conflict',
    zh: '这条同步待办不能这样处理，请刷新页面后按列出的办法选择。',
    en: 'This choice does not fit this kind of work.',
  },
  'SYNC-WORK-STALE': {
    kind: 'conflict',
    zh: '这条同步待办刚被别人处理，或学籍又有变化。请刷新页面，看清两边的内容再决定。',
    en: 'Somebody else decided, or the register changed again.',
  },
  'SYNC-SEALED': {
    kind: 'conflict',
    zh: '这份报名已签字锁定，不能直接更改。学籍有误的请点“转学籍管理员更正”，列入学籍更正清单；报名信息有误的请按更正程序办理，更正后重新签字。',
    en: 'The registration is sealed; only a correction changes it.',
  },
  'SYNC-NOTHING-DIFFERS': {
    kind: 'conflict',
    zh: '两边现在已经一致，不用再改。下次同步时这一条会自行了结，也可以点“不予处理”。',
    en: 'Nothing is left to follow.',
  },
  'SYNC-PLACE-UNKNOWN': {
    kind: 'conflict',
    zh: '学籍平台说的学校或班级在本系统里找不到。转到省外的请点“确已离校”办理，其余请先请上级核对学校代码。',
    en: 'The school the register names is not known here.',
  },
  'SYNC-NUMBER-TAKEN': {
    kind: 'conflict',
    zh: '新号码已属于另一名考生，不能直接更换。请先在“疑似重复”里查清是不是同一人。',
    en: 'The new number belongs to another person here.',
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>
