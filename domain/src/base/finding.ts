import { type Params, sentence } from './refusals.ts'

/** error blocks, warning asks, doubt goes to a person, advice only tells. */
export type Severity = 'error' | 'warning' | 'doubt' | 'advice'

/** Why a finding matters to a guard: a gap, a wrong shape, a contradiction, a picture. */
export type FindingKind = 'missing' | 'malformed' | 'disagrees' | 'picture'

interface Entry {
  readonly kind: FindingKind
  readonly zh: string
}

const catalogue = {
  'FIELD-MISSING': { kind: 'missing', zh: '请填写{label}。' },
  'FIELD-TOO-LONG': { kind: 'malformed', zh: '{label}最多 {max} 个字，现在有 {length} 个，请精简。' },
  'FIELD-CONTROL': { kind: 'malformed', zh: '{label}里有看不见的控制字符，请删掉重新输入。' },
  'FIELD-SHAPE': { kind: 'malformed', zh: '{label}的格式不对，请重新填写。' },
  'CODE-UNKNOWN': { kind: 'malformed', zh: '{label}请从列表中选择。' },
  'CODE-RETIRED': { kind: 'malformed', zh: '{label}选了已停用的代码，请从列表中重新选择。' },
  'NAME-EMPTY': { kind: 'malformed', zh: '{label}不能为空，请按身份证件填写。' },
  'NAME-CHARACTER': {
    kind: 'malformed',
    zh: '{label}中的“{character}”不是姓名用字，请按身份证件填写汉字和间隔号“·”。',
  },
  'NAME-DOT': { kind: 'malformed', zh: '{label}的间隔号应在两段姓名之间，请按身份证件填写。' },
  'NAME-PINYIN': {
    kind: 'malformed',
    zh: '{label}写成了拼音或字母，请按身份证件填写汉字；打不出的字用生僻字输入。',
  },
  'NAME-PRIVATE': {
    kind: 'malformed',
    zh: '{label}里有一个旧系统自造的字，别的电脑上显示不出来，请用生僻字输入重新填写。',
  },
  'NAME-RADICAL': {
    kind: 'disagrees',
    zh: '{label}中的“{character}”是部首符号，不是汉字，请对照身份证件核对。',
  },
  'NAME-SHORT': { kind: 'disagrees', zh: '{label}只有一个字，请对照身份证件核对是否写全。' },
  'ID-LENGTH': { kind: 'malformed', zh: '{label}应为 18 位，现在是 {length} 位，请对照证件重新填写。' },
  'ID-CHARACTER': { kind: 'malformed', zh: '{label}只能是数字，最后一位可以是 X，请对照证件重新填写。' },
  'ID-DATE': { kind: 'malformed', zh: '{label}中的出生日期不存在，请对照证件重新填写。' },
  'ID-CHECK-DIGIT': {
    kind: 'malformed',
    zh: '{label}的最后一位对不上，多半有一位写错了，请对照证件逐位核对。',
  },
  'ID-KIND': { kind: 'malformed', zh: '{label}不像{kind}的号码，请核对证件类型和号码。' },
  'STUDENT-NUMBER-SHAPE': {
    kind: 'disagrees',
    zh: '{label}一般是 G、J 或 L 加 18 位，请向学校核对；不影响填报。',
  },
  'DATE-UNREAL': { kind: 'malformed', zh: '{label}不是一个存在的日期，请重新选择。' },
  'PHONE-SHAPE': { kind: 'malformed', zh: '{label}应为 11 位手机号码、以 1 开头，请填写保证畅通的号码。' },
  'ROWS-FEW': { kind: 'missing', zh: '{label}至少填写 {min} 条。' },
  'ROWS-MANY': { kind: 'malformed', zh: '{label}最多填写 {max} 条，请合并或删除。' },
  'SEX-ID': {
    kind: 'disagrees',
    zh: '性别与身份证件号码不一致。请核对；如以公安机关登记为准，请向学校提出更正。',
  },
  'BIRTH-ID': {
    kind: 'disagrees',
    zh: '出生日期与身份证件号码不一致。请核对；如以公安机关登记为准，请向学校提出更正。',
  },
  'HISTORY-ORDER': { kind: 'disagrees', zh: '学习简历第 {row} 条的结束时间早于开始时间，请改正。' },
  'HISTORY-OVERLAP': { kind: 'disagrees', zh: '学习简历第 {row} 条与上一条时间重叠，请改正。' },
  'HISTORY-GAP': {
    kind: 'disagrees',
    zh: '学习简历第 {row} 条与上一条之间空了 {months} 个月，请补上经历或写明原因。',
  },
  'GUARDIAN-SELF': { kind: 'disagrees', zh: '监护人的证件号码与考生相同，请填写监护人自己的证件号码。' },
  'GUARDIAN-PHONE': { kind: 'missing', zh: '请至少留一位监护人的手机号码，以便考试和录取期间联系。' },
  'HOUSEHOLD-TRACK': { kind: 'disagrees', zh: '选择回户籍地报考时，户籍所在地应与学籍所在地不同，请核对。' },
  'PHOTO-MISSING': { kind: 'picture', zh: '还没有照片，请到学校统一拍照。' },
  'PHOTO-REFUSED': { kind: 'picture', zh: '照片不符合要求，请到学校重新拍照。' },
  'PHOTO-DISPUTED': { kind: 'picture', zh: '您已说明照片不是本人，学校会重新采集。' },
  'DOCUMENT-MISSING': { kind: 'picture', zh: '还没有证件照片（{what}），学校采集后会显示在这里。' },
  'DOCUMENT-DEFERRED': { kind: 'picture', zh: '{what}暂缺，请在 {until} 前补交给学校。' },
  'ROSTER-SUSPECT': { kind: 'disagrees', zh: '{label}的学籍数据看起来有误（{why}），请向学校提出。' },
} as const satisfies Record<string, Entry>

export type FindingCode = keyof typeof catalogue

/** What a check found (核查结果). Checks never throw and never stop at the first. */
export interface Finding {
  /** `basic.name`, `guardians.0.phone`, `portrait`: form, row, field. */
  readonly field: string
  readonly severity: Severity
  readonly code: FindingCode
  readonly params: Params
}

export const findingCatalogue: Readonly<Record<FindingCode, Entry>> = catalogue

export function finding(field: string, severity: Severity, code: FindingCode, params: Params = {}): Finding {
  return { field, severity, code, params }
}

export function findingKind(f: Finding): FindingKind {
  return findingCatalogue[f.code].kind
}

/** The Chinese sentence shown beside the field. */
export function findingSentence(f: Finding): string {
  return sentence(findingCatalogue[f.code].zh, f.params)
}
