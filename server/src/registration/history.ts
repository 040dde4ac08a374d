import { unsignedAnswers } from '@zhongzhao/domain/evaluation/objection'
import { columnsOf } from '@zhongzhao/domain/evaluation/scheme'
import type { Ctx } from '../platform/context.ts'
import { scopeOf } from '../platform/scope.ts'
import { listEvents } from './store-list.ts'
import { loadDossier } from './store.ts'
import { labelOf } from './view.ts'

/** Kinds of events as people read them. */
const titles: Readonly<Record<string, string>> = {
  'roster.synced': '学籍信息同步',
  'roster.updated': '学籍信息更新',
  'registration.saved': '保存填写内容',
  'registration.confirmed': '本人确认',
  'registration.reopened': '取消确认',
  'registration.passed': '学校核验通过',
  'registration.returned': '学校退回修改',
  'registration.reviewUndone': '学校撤销核验',
  'registration.trackChosen': '选择报考地',
  'registration.withdrawn': '放弃报考',
  'registration.cameBack': '恢复报考',
  'registration.transferredOut': '户籍地指定报名点接收，转出',
  'registration.transferredIn': '从原学校转入',
  'registration.handedBack': '退回原学校',
  'registration.takenBack': '报名点退回，学校继续办理',
  'transfer.informed': '学校通知回户籍地报考的要求',
  'transfer.receipted': '本人已知道回户籍地报考的要求',
  'transfer.applied': '申请回户籍地报考',
  'transfer.cancelled': '撤回回户籍地报考的申请',
  'transfer.declined': '报名点没有接收',
  'transfer.accepted': '报名点接收',
  'transfer.sentBack': '报名点退回原学校',
  'transfer.lapsed': '回户籍地报考的申请过期',
  'evaluation.marked': '学校录入综合素质评价',
  'evaluation.published': '学校审签、公布综合素质评价',
  'evaluation.objected': '对综合素质评价提出异议',
  'evaluation.objectionWithdrawn': '撤回综合素质评价异议',
  'evaluation.objectionExplained': '综合素质评价异议已答复，等级不变',
  'evaluation.objectionUpheld': '综合素质评价异议被采纳，等待审签',
  'evaluation.objectionSigned': '校长审签，综合素质评价已更正',
  'evaluation.objectionSentBack': '综合素质评价异议退回重新答复',
  'evaluation.objectionClosed': '本人已知道综合素质评价异议的结果',
  'registration.madeAtPoint': '报名点现场登记',
  'registration.typedByStaff': '报名点工作人员代录',
  'registration.numberCorrected': '报名点更正证件号码',
  'registration.renumbered': '证件号码、学籍号变更',
  'registration.followed': '按学籍更新',
  'registration.schoolChanged': '随学籍转到新学校',
  'sync.follow': '学籍不一致：按学籍的改',
  'sync.renumber': '学籍不一致：换用新号码',
  'sync.move': '学籍不一致：转到新学校',
  'sync.keep': '学籍不一致：保留本人填写，请学籍管理员更正',
  'sync.leave': '学籍不一致：办理转出或放弃',
  'sync.drop': '学籍不一致：不予处理',
  'sync.reopen': '学籍不一致：重新处理',
  'booking.made': '预约',
  'booking.moved': '改期',
  'booking.cancelled': '取消预约',
  'booking.displace': '预约的时段被取消',
  'booking.arrive': '登记到场',
  'booking.miss': '登记未到',
  'booking.undo': '撤销到场登记',
  'registration.sealed': '登记签字，信息锁定',
  'registration.corrected': '按批准的申请更正信息',
  'registration.correctionDropped': '撤销更正，恢复签字时的信息',
  'correction.asked': '申请更正信息',
  'correction.pass': '同意更正，报下一级',
  'correction.approve': '批准更正',
  'correction.reject': '不同意更正',
  'correction.withdraw': '撤回更正申请',
  'correction.revoke': '撤销更正的批准',
  'correction.seal': '更正后重新签字，信息锁定',
  'correction.paperOpened': '工作人员查看更正材料',
  'registration.uncovered': '工作人员查看完整号码',
  'registration.admittedLate': '批准补报',
  'season.ended': '招生年度结束，本年度未完成',
  'season.carried': '找到上一年度的登记',
  'season.notCarried': '核对后不是上一年度的同名考生',
  'registration.classChanged': '学校调整班级',
  'registration.evidenceNoted': '学校写明公安机关证明',
  'consent.recorded': '登记监护人同意书',
  'image.portraitTaken': '采集照片',
  'image.documentTaken': '采集证件',
  'image.portraitJudged': '照片判定',
  'image.documentJudged': '证件判定',
  'credential.seen': '学校核看证件材料',
  'credential.deferred': '学校批准暂缺证件，限期补交',
  'credential.takenBack': '学校撤回证件材料的记录',
  'card.findMisread': '学校核对证件：证件识别有误，与登记一致',
  'card.findWrong': '学校核对证件：登记有误',
  'card.askRetake': '学校核对证件：重新采集',
  'card.reopen': '学校重新核对证件',
  'document.opened': '工作人员查看证件照片',
  'likeness.exemptTwins': '学校核对相似照片：双胞胎',
  'likeness.exemptOthers': '学校核对相似照片：不是同一人',
  'likeness.findFaulty': '学校核对相似照片：照片有误，要求重拍',
  'likeness.reopen': '学校重新核对相似照片',
  'registration.superseded': '与另一份报名合并，这份作废',
  'registration.restored': '撤销合并，这份报名恢复',
  'duplicate.dismiss': '核对疑似重复：不是同一人',
  'duplicate.propose': '核对疑似重复：建议合并',
  'duplicate.decline': '核对疑似重复：不同意合并',
  'duplicate.takeBack': '核对疑似重复：撤回合并的建议',
  'duplicate.takeUndoBack': '核对疑似重复：撤回撤销合并的建议',
  'duplicate.approve': '核对疑似重复：批准合并',
  'duplicate.askUndo': '核对疑似重复：建议撤销合并',
  'duplicate.keepMerged': '核对疑似重复：维持合并',
  'duplicate.undo': '核对疑似重复：批准撤销合并',
  'duplicate.reopen': '重新核对疑似重复',
  'image.disputed': '本人说明照片不是自己',
  'account.activated': '凭注册密码条激活账号',
  'account.signedIn': '登录',
  'account.passwordChanged': '修改密码',
  'slip.printed': '打印注册密码条',
  'form.printed': '打印报名登记表',
  'table.printed': '打印、导出含本人的表册',
  'glyph.missing': '姓名等有字库缺少的字，暂不能打印',
  'sheet.returned': '签字有误退回',
  'sheet.scanned': '签字页扫描件入库',
  'sheet.scanOpened': '查看签字页扫描件',
  'sheet.filed': '登记表归档',
  'publicity.lineStruck': '审核结果有变化，从公示名单上划去',
  'publicity.lineBack': '审核结果恢复，公示名单照旧',
  'sheet.takenOut': '登记表从案卷抽出',
}

/** Every act leads to a named person (A9) for those who answer for it; the candidate is told that staff did it. */
function whoDid(ctx: Ctx, { by_kind, by_name }: { by_kind: string | null; by_name: string | null }): string {
  if (by_kind === 'candidate') return '考生本人'
  if (by_kind !== 'staff') return '系统'
  return ctx.actor?.registration === undefined ? (by_name ?? '工作人员') : '工作人员'
}

/** What a field is called: of the form, or a dimension of the evaluation. */
const labelIn = ({ pack }: Ctx, kind: string, path: string): string =>
  kind.startsWith('evaluation.')
    ? (columnsOf(pack.evaluation.scheme).find(({ code }) => code === path)?.title ?? '')
    : labelOf(pack, path)

/** The record's own log for whoever may read it; the candidate sees every act on the own registration (C8) but
 *  answers that the head has not signed. */
export async function readHistory(ctx: Ctx, { id }: { id: string }) {
  const scope = scopeOf(ctx, 'registration.read')
  await loadDossier(ctx, scope, { id, hold: 'read' })
  const unseen = ctx.actor?.registration === undefined ? [] : unsignedAnswers
  const events = await listEvents(ctx, scope, { id, unseen })
  return {
    events: events.map((e) => ({
      kind: e.kind,
      title: (titles[e.kind] ?? '其他处理') + (e.purpose === null ? '' : `（用途：${e.purpose}）`),
      at: e.at.getTime(),
      by: whoDid(ctx, e),
      // The act itself names the picture.
      fields: e.kind.startsWith('image.') ? [] : e.fields.map((path) => labelIn(ctx, e.kind, path)),
    })),
  }
}
