import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals about qualifications and quotas; part of the one catalogue. */
export const claimRefusals = {
  'CLAIM-KIND': {
    kind: 'conflict',
    zh: '这一项现在不能由您申报。请看页面上列出的可以申报的项目；由上级名单认定的不用申报，有疑问请问班主任。',
    en: 'Not offered to this candidate at this place.',
  },
  'CLAIM-THERE': {
    kind: 'conflict',
    zh: '这一项已经申报过。请在“资格申报”里看它办到了哪一步。',
    en: 'One claim of a kind a registration.',
  },
  'CLAIM-COSIGN': {
    kind: 'invalid',
    zh: '请监护人看过申报内容，勾选共同申报的声明，再提交。',
    en: 'The guardian has not co-signed the present text.',
  },
  'CLAIM-PAPERS': {
    kind: 'invalid',
    zh: '还缺材料：{papers}。请拍照或上传 PDF 后再提交。',
    en: 'A required paper has no file.',
  },
  'CLAIM-FILE': {
    kind: 'invalid',
    zh: '这个文件不能用：{why}。请重新拍照，或换一个文件。',
    en: 'File of a kind or size that the pack does not take.',
  },
  'CLAIM-FILES-MOST': {
    kind: 'conflict',
    zh: '一项申报最多上传 {most} 个文件。请先删掉不用的，再上传。',
    en: 'Too many files of one claim.',
  },
  'CLAIM-FILE-KEPT': {
    kind: 'conflict',
    zh: '已经提交的材料不能删除。退回补正时可以补充上传。',
    en: 'A file that was submitted stays.',
  },
  'CLAIM-GONE': {
    kind: 'conflict',
    zh: '这名考生的报名已经转出、放弃或合并，不再审核这项申报。请刷新列表。',
    en: 'The registration has ended.',
  },
  'CLAIM-NONE': {
    kind: 'conflict',
    zh: '没有这项申报，或者它不归您办理。请刷新列表。',
    en: 'No such claim inside the scope.',
  },
  'CLAIM-STALE': {
    kind: 'conflict',
    zh: '这项申报刚才有变化，现在是“{state}”。请刷新后再看。',
    en: 'Somebody else acted meanwhile.',
  },
  'CLAIM-LEVEL': {
    kind: 'conflict',
    zh: '这项申报现在由“{level}”办理，不在您这一级。请刷新列表。',
    en: 'The claim waits at another office.',
  },
  'CLAIM-SAME-PERSON': {
    kind: 'denied',
    zh: '您已经在另一级审核过这项申报，同一人不能审两级。请由本单位的另一位审核员办理。',
    en: 'Four eyes: nobody decides two levels.',
  },
  'CLAIM-OWN-ENTRY': {
    kind: 'denied',
    zh: '这项申报是您录入的，不能由您自己审核。请由本单位的另一位审核员办理。',
    en: 'Nobody reviews an own entry.',
  },
  'CLAIM-UNREAD': {
    kind: 'conflict',
    zh: '还有 {count} 份材料没有看过。请先点开看完，再通过。',
    en: 'A file of the claim was not looked at by this office.',
  },
  'CLAIM-REASON': {
    kind: 'invalid',
    zh: '请选择原因；考生会看到是哪一条、为什么，以及接下来怎么办。',
    en: 'Reasons of the list are needed.',
  },
  'CLAIM-REFUSES-NOT': {
    kind: 'conflict',
    zh: '这一级只能通过或退回补正。认为不符合的，请写明意见后通过到上一级，由上一级决定。',
    en: 'This level refuses nobody.',
  },
  'CLAIM-AGAINST': {
    kind: 'invalid',
    zh: '系统按“{clause}”还不能认定符合。要通过，请写明依据（至少 4 个字）。',
    en: 'Against the proposed verdict only with grounds.',
  },
  'CLAIM-APPEALED': {
    kind: 'conflict',
    zh: '同一项申报只能申诉一次。对复核结果还有疑问，请拨打当地教育局公布的电话。',
    en: 'One appeal only.',
  },
  'CLAIM-NO-ABOVE': {
    kind: 'conflict',
    zh: '作出决定的单位上面没有可以复核的单位。有疑问请拨打它公布的电话。',
    en: 'Nobody stands above.',
  },
  'CLAIM-APPEAL-LATE': {
    kind: 'closed',
    zh: '申诉要在收到结果后 {days} 天内提出，现在已经过了。有疑问请拨打当地教育局公布的电话。',
    en: 'The time to appeal is over.',
  },
  'CLAIM-UNDO-LATE': {
    kind: 'conflict',
    zh: '只能撤销自己 {seconds} 秒内的上一步。结果已经告诉考生，要改请按程序重新审核。',
    en: 'The undo period is over, or it was somebody else.',
  },
  'CLAIM-DOUBTFUL': {
    kind: 'conflict',
    zh: '有 {count} 项不能批量通过：条款没有全部符合，或材料没有看过。请逐项审核。',
    en: 'Bulk only where nothing is doubtful.',
  },
  'CLAIM-SAMPLE': {
    kind: 'conflict',
    zh: '批量通过前要先点开看样本，还有 {count} 项没有看。',
    en: 'The sample has not been looked at.',
  },
  'LISTED-FILE': {
    kind: 'invalid',
    zh: '名单里没有“{columns}”这一列。请用带表头的表格（XLSX、CSV），表头写“姓名”“身份证件号码”。',
    en: 'The list lacks a column.',
  },
  'LISTED-ROWS': {
    kind: 'invalid',
    zh: '名单应有 1 到 {most} 行，这个文件有 {count} 行。请检查文件，太长的分成几份。',
    en: 'Too many rows, or none.',
  },
  'LISTED-ITEM': {
    kind: 'invalid',
    zh: '这一项不是由上级送名单的照顾项目，请重新选择。',
    en: 'Not an item that comes by a list.',
  },
  'LISTED-TWICE': {
    kind: 'conflict',
    zh: '这份名单已经导入过，请在列表里打开它。',
    en: 'The same file was imported before.',
  },
  'LISTED-GONE': {
    kind: 'conflict',
    zh: '这一行刚刚办理过，或不归您办理。请刷新后再看。',
    en: 'The line has changed or is not in sight.',
  },
  'LISTED-STANDS': {
    kind: 'conflict',
    zh: '这一行已经登记，申报还在办理或已有结果，不用再登记。',
    en: 'The claim of the line stands.',
  },
  'LISTED-REASON': {
    kind: 'invalid',
    zh: '请写明为什么不登记（至少 4 个字），会留痕。',
    en: 'Dismissing needs a reason.',
  },
  'LISTED-NOT-HERE': {
    kind: 'conflict',
    zh: '这名考生不在本单位范围内，或已不再参加报名。请刷新后重新选择。',
    en: 'Not a candidate inside the office’s reach.',
  },
} as const satisfies Record<string, RefusalEntry>
