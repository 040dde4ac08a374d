import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals about imports of pictures; part of the one catalogue. */
export const pictureRunRefusals = {
  'RUN-ARCHIVE-PENDING': {
    kind: 'conflict',
    zh: '这一批的上一个压缩包还没有处理完。请等它完成，或另开一批再上传。',
    en: 'The archive before this one is still being unpacked.',
  },
  'RUN-TOO-MANY': {
    kind: 'invalid',
    zh: '一批最多 {most} 个文件。请分成几批导入。',
    en: 'Too many files for one run.',
  },
  'RUN-SHEET': {
    kind: 'invalid',
    zh: '这不是从本系统下载的拍照顺序表（缺少“{column}”一列）。请下载新的顺序表，填好“照片文件名”后再上传。',
    en: 'Not a shooting-order sheet.',
  },
  'RUN-NO-PAIRS': {
    kind: 'conflict',
    zh: '还没有可以导入的配对。请先选择照片，再上传填好的拍照顺序表。',
    en: 'Nothing has been paired.',
  },
  'RUN-NOT-WAITING': {
    kind: 'conflict',
    zh: '这个文件现在不需要选用或上传，请刷新后查看最新结果。',
    en: 'The file does not wait for this.',
  },
} as const satisfies Record<string, RefusalEntry>
