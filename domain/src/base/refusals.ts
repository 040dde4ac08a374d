import { accessRefusals } from './refusals-access.ts'
import { correctionRefusals } from './refusals-correction.ts'
import { claimRefusals } from './refusals-claims.ts'
import { transferRefusals } from './refusals-transfer.ts'
import { documentRefusals } from './refusals-documents.ts'
import { duplicateRefusals } from './refusals-duplicates.ts'
import { evaluationRefusals } from './refusals-evaluation.ts'
import { judgingRefusals } from './refusals-judging.ts'
import { planRefusals } from './refusals-plans.ts'
import { pointRefusals } from './refusals-points.ts'
import { archiveRefusals } from './refusals-archive.ts'
import { publicityRefusals } from './refusals-publicity.ts'
import { quotaRefusals } from './refusals-quota.ts'
import { pictureRunRefusals } from './refusals-picture-runs.ts'
import { seasonRefusals } from './refusals-seasons.ts'
import { syncRefusals } from './refusals-sync.ts'
import type { RefusalEntry, RefusalKind } from './refusal-entry.ts'

export type { RefusalKind } from './refusal-entry.ts'

const catalogue = {
  // A code is never reused or renumbered.
  'INPUT-SHAPE': {
    kind: 'invalid',
    zh: '提交的内容不完整或格式不对（{where}），请检查后重新提交。',
    en: 'Malformed input.',
  },
  'INPUT-TOO-LARGE': {
    kind: 'tooLarge',
    zh: '提交的内容太大（上限 {limit}），请缩小后再试。',
    en: 'Input too large.',
  },
  'NOT-FOUND': {
    kind: 'missing',
    zh: '没有找到，或您无权查看。请返回列表重新选择。',
    en: 'Not found or not yours to see.',
  },
  'NOT-ALLOWED': {
    kind: 'denied',
    zh: '您的账号没有这项权限（{action}）。如确有需要，请联系上一级管理员授权。',
    en: 'No grant for this action.',
  },
  'REG-OVER': {
    kind: 'denied',
    zh: '您的报名已经登记为放弃报考，或已并入另一份，不能再办理。如与事实不符，请马上联系班主任或报名点。',
    en: 'The candidate has no registration that still stands.',
  },
  'SIGNED-OUT': {
    kind: 'signedOut',
    zh: '您尚未登录或登录已过期，请重新登录；已保存的内容不会丢失。',
    en: 'Sign in first.',
  },
  'SIGN-IN-WRONG': {
    kind: 'signedOut',
    zh: '账号或密码不对，请核对后重试；忘记密码请向学校领取新的注册密码条。',
    en: 'Wrong login or password.',
  },
  'SIGN-IN-LOCKED': {
    kind: 'tooMany',
    zh: '连续输错多次，为保护账号已暂停登录，请 {minutes} 分钟后再试。',
    en: 'Locked for a while.',
  },
  'SLIP-WRONG': {
    kind: 'signedOut',
    zh: '号码或注册密码不对，请对照注册密码条重新输入（不区分大小写）。',
    en: 'Wrong activation code.',
  },
  'SLIP-DEAD': {
    kind: 'conflict',
    zh: '这张注册密码条已经作废或用过，请使用最新一张，或请学校重新打印。',
    en: 'Slip used or voided.',
  },
  'PASSWORD-WEAK': {
    kind: 'invalid',
    zh: '这个密码不够安全：{why}。请换一个只有自己知道的密码，不限格式。',
    en: 'Password too weak.',
  },
  'PHONE-WRONG': {
    kind: 'invalid',
    zh: '手机号码应为 11 位数字、以 1 开头，请重新输入一个保证畅通的号码。',
    en: 'Not a mainland mobile number.',
  },
  'ID-NUMBER-WRONG': {
    kind: 'invalid',
    zh: '身份证件号码不对，请对照证件逐位核对：应为 18 位，最后一位可以是 X。',
    en: 'Not a citizen identification number.',
  },
  'VERSION-STALE': {
    kind: 'conflict',
    zh: '这份信息刚刚在别处改过（现为第 {version} 版）。您的内容还在，请对照后再保存。',
    en: 'Someone else saved first.',
  },
  'KEY-REUSED': {
    kind: 'conflict',
    zh: '同一个提交编号用在了不同的内容上，请刷新页面后重试。',
    en: 'Idempotency-Key reused for another request.',
  },
  'STATE-NO-WAY': {
    kind: 'conflict',
    zh: '当前状态是“{state}”，不能{event}。请刷新后查看最新状态。',
    en: 'No such transition.',
  },
  'TIME-CLOSED': {
    kind: 'closed',
    zh: '现在不能{activity}：{track}的时间是 {period}。',
    en: 'The window is closed.',
  },
  'TIME-NONE': {
    kind: 'closed',
    zh: '{track}在本年度没有安排{activity}，请咨询学校。',
    en: 'No such window this season.',
  },
  'REG-INCOMPLETE': {
    kind: 'conflict',
    zh: '还有 {count} 项没有填好，请按提示补充后再确认。',
    en: 'Fields are missing or malformed.',
  },
  'REG-INCONSISTENT': {
    kind: 'conflict',
    zh: '有 {count} 项前后不一致，请按提示核对后再确认。',
    en: 'Fields contradict one another.',
  },
  'REG-DRAFT-PENDING': {
    kind: 'conflict',
    zh: '还有没保存的草稿（{sections}），请打开该部分点“保存”后再确认。',
    en: 'Unsaved drafts.',
  },
  'REG-NO-PHOTO': {
    kind: 'conflict',
    zh: '还没有可用的照片。请到学校拍照，或请老师重新导入照片后再确认。',
    en: 'No usable portrait.',
  },
  'REG-PHOTO-DOUBTFUL': {
    kind: 'conflict',
    zh: '照片还没有通过检查，请先核对照片（通过或退回重拍），再核验报名信息。',
    en: 'Portrait not accepted yet.',
  },
  'REG-REASON-MISSING': {
    kind: 'invalid',
    zh: '退回时请至少选择一项内容并写明原因，考生才知道改什么。',
    en: 'A return needs fields and reasons.',
  },
  'REG-CONSENT-MISSING': {
    kind: 'conflict',
    zh: '考生未满 14 周岁，需先收到监护人签字的同意书。请把同意书交给班主任登记后再填写。',
    en: 'Guardian consent needed under 14.',
  },
  'REG-UNDO-LATE': {
    kind: 'conflict',
    zh: '已超过撤销时间（{seconds} 秒），通知已发出。如需更改，请退回并写明原因。',
    en: 'Too late to undo.',
  },
  'REG-PAPER-STALE': {
    kind: 'conflict',
    zh: '这张登记表打印后信息又有改动，已经作废。请重新打印，签字后再登记。',
    en: 'Printed sheet is stale.',
  },
  'REG-PAPER-UNKNOWN': {
    kind: 'missing',
    zh: '没有找到这个编码的登记表。请核对表上的 16 位编码，或确认考生属于本校。',
    en: 'Unknown sheet.',
  },
  'REG-PAPER-UNSIGNED': {
    kind: 'invalid',
    zh: '考生和监护人都签了字才能登记；缺一方请选“签字有误退回”。',
    en: 'Both signatures needed.',
  },
  'REG-CLASS-ELSEWHERE': {
    kind: 'invalid',
    zh: '只能调整到本校同一年级的班级。转学请先由学籍系统办理。',
    en: 'Not a class of the same school and grade.',
  },
  'REG-CLASS-SAME': { kind: 'conflict', zh: '该生已经在这个班，没有改动。', en: 'Nothing would change.' },
  'TRACK-SAME': { kind: 'conflict', zh: '您已经选择了“{track}”。', en: 'Already on this track.' },
  'GLYPH-MISSING': {
    kind: 'unready',
    zh: '字库缺少“{characters}”字，暂不能打印。已生成待办，请联系管理员补字后再打印。',
    en: 'A glyph no font has.',
  },
  'CONSENT-NONE': {
    kind: 'conflict',
    zh: '本班没有需要签同意书的考生（都已满 14 周岁或已登记）。',
    en: 'Nobody needs a consent form.',
  },
  'REGISTER-ERRORS-NONE': {
    kind: 'conflict',
    zh: '没有考生写明学籍信息有误，不用打印学籍更正清单。',
    en: 'Nobody wrote that the student register is wrong.',
  },
  'SLIP-NONE': {
    kind: 'conflict',
    zh: '本班没有需要打印注册密码条的考生（都已激活）。如有人忘记密码，请单独重印。',
    en: 'Nobody needs a slip.',
  },
  'ROSTER-UNREADABLE': {
    kind: 'invalid',
    zh: '读不出这个文件：{why}。请用学籍系统导出的原文件，或另存为 XLSX、CSV 后再导入。',
    en: 'Unreadable roster file.',
  },
  'ROSTER-NO-HEADER': {
    kind: 'invalid',
    zh: '文件第一行没有找到必需的列：{columns}。请使用学籍系统导出的表头或下载模板。',
    en: 'Required columns missing.',
  },
  'ROSTER-BUILT-ON': {
    kind: 'conflict',
    zh: '这一批已有 {count} 名考生开始填报，或已有照片、申报、评价、预约等办理记录，不能整批撤销。请逐个处理。',
    en: 'Someone has built on this batch.',
  },
  'ROSTER-CHANGED': {
    kind: 'conflict',
    zh: '预检之后名册又有变化，请重新上传预检，再确认导入。',
    en: 'The register changed since the dry run.',
  },
  'ROSTER-NOTHING': {
    kind: 'conflict',
    zh: '这个文件没有可以导入的行，请先改正有问题的行。',
    en: 'No row to import.',
  },
  'IMAGE-NAME': {
    kind: 'invalid',
    zh: '文件名应为“身份证件号码.jpg”，没能识别是谁的。请改名后再导入。',
    en: 'File name is not an ID number.',
  },
  'IMAGE-NOBODY': {
    kind: 'missing',
    zh: '本单位名册里没有这个号码的考生。请核对文件名，或先导入名册。',
    en: 'No such candidate here.',
  },
  'IMAGE-NONE': { kind: 'missing', zh: '还没有照片。', en: 'No image yet.' },
  'IMAGE-NEWER': {
    kind: 'conflict',
    zh: '这名考生刚刚在别处拍过另一张。请对照两张照片，选一张留下。',
    en: 'Another picture was taken meanwhile.',
  },
  'IMAGE-FRAMING': {
    kind: 'invalid',
    zh: '取景范围不合要求（{why}），请重新拍摄。',
    en: 'The framing cannot be cut out honestly.',
  },
  'IMAGE-SUPPLIER': {
    kind: 'denied',
    zh: '按本省规定，照片和证件由学校或报名点统一采集，考生不能自行上传。',
    en: 'This pack does not let the candidate upload.',
  },
  'JOB-UNREADY': {
    kind: 'conflict',
    zh: '文件还在生成（{done}/{total}），请稍候。',
    en: 'Job still running.',
  },
  BUSY: {
    kind: 'tooMany',
    zh: '现在使用的人很多，请稍等几秒再试；已填写的内容不会丢失。',
    en: 'Busy; try again.',
  },
  ...accessRefusals,
  ...documentRefusals,
  ...transferRefusals,
  ...duplicateRefusals,
  ...pictureRunRefusals,
  ...judgingRefusals,
  ...seasonRefusals,
  ...syncRefusals,
  ...planRefusals,
  ...pointRefusals,
  ...evaluationRefusals,
  ...publicityRefusals,
  ...quotaRefusals,
  ...archiveRefusals,
  ...correctionRefusals,
  ...claimRefusals,
} as const satisfies Record<string, RefusalEntry>

export type RefusalCode = keyof typeof catalogue
export type Params = Readonly<Record<string, string | number>>

export interface Refusal {
  readonly code: RefusalCode
  readonly kind: RefusalKind
  readonly params: Params
  /** The finished Chinese sentence. */
  readonly message: string
}

/** The one catalogue of refusals (不予受理), by code. */
export const refusals: Readonly<Record<RefusalCode, RefusalEntry>> = catalogue

export function refusal(code: RefusalCode, params: Params = {}): Refusal {
  const entry = refusals[code]
  return { code, kind: entry.kind, params, message: sentence(entry.zh, params) }
}

/** Puts params into a Chinese template; a param nobody gave is left out rather than shown as a brace. */
export function sentence(template: string, params: Params): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}
