import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals about signed papers, scanned and in the archive; part of the one catalogue. */
export const archiveRefusals = {
  'ARCHIVE-GONE': {
    kind: 'conflict',
    zh: '这一条刚刚有变动，不在您的范围内，或属于另一个招生年度。请刷新、看清页面上方的年度后再办理。',
    en: 'Changed meanwhile, not in sight, or of another season.',
  },
  'ARCHIVE-ELSEWHERE': {
    kind: 'conflict',
    zh: '案卷不由本单位保管，不能办理。请联系现在保管它的单位。',
    en: 'Kept by another organisation.',
  },
  'ARCHIVE-EMPTY': {
    kind: 'conflict',
    zh: '没有可以归档的登记表：都已归档，或还没有签字登记。请先到“签字登记”登记收回的登记表。',
    en: 'No signed sheet to file.',
  },
  'ARCHIVE-UNBOUND': {
    kind: 'conflict',
    zh: '案卷还在整理，请先“装订归档”再办理。',
    en: 'The volume is not bound.',
  },
  'ARCHIVE-LENT': {
    kind: 'conflict',
    zh: '案卷不在库（已借出或遗失待查），请等归还后再办理。',
    en: 'The volume is out.',
  },
  'ARCHIVE-PENDING': {
    kind: 'conflict',
    zh: '案卷正在移交或待批准销毁，办结或撤回后才能办理。',
    en: 'A hand-over or destruction is pending.',
  },
  'ARCHIVE-PERIOD': {
    kind: 'conflict',
    zh: '保管期限未满（永久保管的没有期满），不能销毁。',
    en: 'The retention period is not over.',
  },
  'ARCHIVE-OTHER': {
    kind: 'denied',
    zh: '提请销毁的人不能自己批准，请由另一位有权限的人批准并监销。',
    en: 'Two different people destroy.',
  },
  'ARCHIVE-WORDS': {
    kind: 'invalid',
    zh: '请写全借阅人、单位和用途（或遗失经过），每项至少 2 个字。',
    en: 'Who borrows and why is needed.',
  },
  'BOX-WORDS': {
    kind: 'invalid',
    zh: '请写明档案盒的存放位置和保管人，各至少 2 个字。',
    en: 'A box has a place and a custodian.',
  },
  'ARCHIVE-DUE': {
    kind: 'invalid',
    zh: '归还日期应在今天以后、最多 {days} 天以内，请重新选择。',
    en: 'The due date is out of range.',
  },
  'ARCHIVE-MANY': {
    kind: 'conflict',
    zh: '内容太多，一份表放不下。请先选择一所学校，再打印或导出。',
    en: 'Too many lines for one report.',
  },
  'ARCHIVE-WIDE': {
    kind: 'conflict',
    zh: '考生太多，一次列不完缺件情况。请先在页面右上方选择一个下级单位。',
    en: 'Too many candidates at once; to be asked for by place below.',
  },
  'ARCHIVE-NOWHERE': {
    kind: 'conflict',
    zh: '本单位上面没有接收材料的教育行政部门，不用移交。',
    en: 'Nobody above receives.',
  },
  'HANDOVER-ADDRESS': {
    kind: 'denied',
    zh: '这份移交不是交给本单位的，由接收单位办理。',
    en: 'Addressed to another office.',
  },
  'HANDOVER-SAME-PERSON': {
    kind: 'denied',
    zh: '移交人和接收人必须是两个人，这批材料是您移交的。请由接收单位的另一位管理员接收。',
    en: 'Four eyes: who sent does not receive.',
  },
  'HANDOVER-REASON': {
    kind: 'invalid',
    zh: '退回请写明原因（至少 4 个字），移交单位会看到。',
    en: 'Sending back needs a reason.',
  },
  'DESTRUCTION-ABOVE': {
    kind: 'conflict',
    zh: '本单位没有批准销毁的人，不能在这里提请销毁。请先在“材料移交”把案卷移交给上级教育行政部门，由上级提请、批准并监销。',
    en: 'Nobody approves destructions here: hand the volumes over first.',
  },
  'DESTRUCTION-REASON': {
    kind: 'invalid',
    zh: '请写明依据，或销毁的方式、地点（不同意的写原因），至少 4 个字。',
    en: 'A destruction needs its words.',
  },
  'SCAN-FILE': {
    kind: 'invalid',
    zh: '读不出这个文件里的扫描页（文件损坏、加了密码，或页面太大）。请存为 JPG、PNG，或扫描仪直接存的 PDF（最多 80 页），再上传。',
    en: 'No scanned page in this file.',
  },
  'SCAN-MANY': {
    kind: 'invalid',
    zh: '一次最多收 {most} 页，这个 PDF 超过了，一页也没有收。请分成几个文件再上传。',
    en: 'Too many pages in this PDF.',
  },
  'SCAN-DESTROYED': {
    kind: 'conflict',
    zh: '这一卷已经销毁，扫描件也不再打开；卷内目录仍可打印。',
    en: 'The volume was destroyed: its scans are not opened any more.',
  },
  'ARCHIVE-PURPOSE': {
    kind: 'invalid',
    zh: '请先从列出的用途里选一个，再查看扫描件。',
    en: 'A filed scan is opened for a purpose of the list only.',
  },
  'SCAN-GONE': {
    kind: 'conflict',
    zh: '没有这份扫描件，或考生不属于本校。请刷新后再看。',
    en: 'No such scanned page.',
  },
} as const satisfies Record<string, RefusalEntry>
