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
} as const satisfies Readonly<Record<string, RefusalEntry>>
