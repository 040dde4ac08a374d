import { maskNumber, maskPhone } from '../forms/mask.ts'

/** How the value is shown beside a problem: never a whole number, phone or name. */
type Cover = 'number' | 'name' | 'phone' | 'day' | 'plain'

interface Entry {
  readonly cover: Cover
  /** What is wrong with this cell and what to do, for a school's office; `{column}` is the header as written. */
  readonly zh: string
}

const catalogue = {
  // Refused: the row cannot be kept as it is.
  'ROSTER-NAME-MISSING': { cover: 'name', zh: '“{column}”是空的，请按身份证件补上姓名。' },
  'ROSTER-NAME-LONG': { cover: 'name', zh: '“{column}”超过 50 个字，多半串了列，请核对这一行。' },
  'ROSTER-SEX-MISSING': { cover: 'plain', zh: '“{column}”是空的，请填“男”或“女”。' },
  'ROSTER-SEX-UNKNOWN': { cover: 'plain', zh: '“{column}”只能是“男”“女”或代码 1、2，请改正。' },
  'ROSTER-ID-MISSING': {
    cover: 'number',
    zh: '“{column}”是空的。只有证件类型为“Z-其他”时可以不填，请补上号码。',
  },
  'ROSTER-ID-FLOAT': {
    cover: 'number',
    zh: '“{column}”被 Excel 变成了数字，后几位已经丢失、无法还原。请把该列设为“文本”后从学籍系统重新导出，或手工补全 18 位。',
  },
  'ROSTER-ID-15': {
    cover: 'number',
    zh: '“{column}”是 15 位旧号码，请填写现在使用的 18 位公民身份号码。',
  },
  'ROSTER-ID-LENGTH': { cover: 'number', zh: '“{column}”应为 18 位，请对照证件补全或改正。' },
  'ROSTER-ID-CHARACTER': {
    cover: 'number',
    zh: '“{column}”里有数字和末位 X 以外的字符，请对照证件改正；不是居民身份证的请改证件类型。',
  },
  'ROSTER-ID-DATE': { cover: 'number', zh: '“{column}”里的出生日期不存在，请对照证件改正。' },
  'ROSTER-ID-CHECK-DIGIT': {
    cover: 'number',
    zh: '“{column}”的校验位不对，有一位写错了，请对照证件逐位核对。',
  },
  'ROSTER-ID-KIND-MISSING': {
    cover: 'plain',
    zh: '“{column}”是空的，请填证件类型，如“1-居民身份证”。',
  },
  'ROSTER-ID-KIND-UNKNOWN': {
    cover: 'plain',
    zh: '“{column}”不是学籍系统的证件类型，请改为 1-居民身份证、6/7-港澳、8-台胞证、9-永久居留、A-护照、B-户口簿或 Z-其他。',
  },
  'ROSTER-ID-TWICE': {
    cover: 'number',
    zh: '这个号码在第 {other} 行也出现了，内容却不同。请核对是不是同一名学生，只保留正确的一行。',
  },
  'ROSTER-BIRTH-UNREADABLE': {
    cover: 'day',
    zh: '“{column}”读不出日期，请写成 20080314 或 2008-03-14。',
  },
  'ROSTER-BIRTH-MISSING': {
    cover: 'day',
    zh: '“{column}”是空的，证件号码里也没有出生日期，请补上。',
  },
  'ROSTER-BIRTH-FUTURE': { cover: 'day', zh: '“{column}”晚于采集日期，请改正。' },
  'ROSTER-ETHNIC-UNKNOWN': {
    cover: 'plain',
    zh: '“{column}”不在 56 个民族名称或代码（GB/T 3304）里，请改正，如“汉族”或“01”。',
  },
  'ROSTER-SCHOOL-MISSING': { cover: 'plain', zh: '“{column}”是空的，请填写学校标识码。' },
  'ROSTER-SCHOOL-SHAPE': {
    cover: 'plain',
    zh: '“{column}”不像学校标识码（10 位数字），请改正；若变成了科学计数，请把该列设为“文本”后重新导出。',
  },
  'ROSTER-SCHOOL-OTHER': {
    cover: 'plain',
    zh: '“{column}”不是您所管理的学校，不能导入。请删掉这一行，或由那所学校（或其主管部门）导入。',
  },
  'ROSTER-GRADE-MISSING': {
    cover: 'plain',
    zh: '“{column}”是空的，先按九年级收下；请核对，如是八年级请补填后重新导入。',
  },
  'ROSTER-GRADE-UNKNOWN': { cover: 'plain', zh: '“{column}”读不出年级，请改为“九年级”或“八年级”。' },
  'ROSTER-GRADE-OTHER': {
    cover: 'plain',
    zh: '“{column}”不是八年级或九年级，不在本次采集范围，请删掉这一行。',
  },
  'ROSTER-CLASS-MISSING': {
    cover: 'plain',
    zh: '“{column}”是空的，先放在“未分班”；请补填班级（如“3班”）后重新导入。',
  },
  'ROSTER-CELLS-SHIFTED': {
    cover: 'plain',
    zh: '这一行比表头多出 {extra} 格内容，多半有一格里带了分隔符，请核对后改正。',
  },
  // Suspected: kept, and put on the school's work list (B5).
  'ROSTER-NAME-QUESTION': {
    cover: 'name',
    zh: '“{column}”里有“?”，是旧系统打不出的字，请对照身份证件补上生僻字。',
  },
  'ROSTER-NAME-PINYIN': { cover: 'name', zh: '“{column}”是拼音或字母，请对照身份证件改成汉字。' },
  'ROSTER-NAME-CUT': {
    cover: 'name',
    zh: '“{column}”可能被旧系统截断了，请对照身份证件核对全名。',
  },
  'ROSTER-NAME-PRIVATE': {
    cover: 'name',
    zh: '“{column}”里有旧系统自造的字，别处显示不出来，请对照身份证件改成标准汉字。',
  },
  'ROSTER-NAME-DOT': { cover: 'name', zh: '“{column}”的间隔号位置不对，可能缺了一段，请核对全名。' },
  'ROSTER-NAME-CHARACTER': {
    cover: 'name',
    zh: '“{column}”里有不是姓名用字的字符，请对照身份证件核对。',
  },
  'ROSTER-NAME-RADICAL': {
    cover: 'name',
    zh: '“{column}”里有部首符号而不是汉字，请对照身份证件核对。',
  },
  'ROSTER-NAME-SHORT': { cover: 'name', zh: '“{column}”只有一个字，请核对是否写全。' },
  'ROSTER-SEX-ID': {
    cover: 'plain',
    zh: '“{column}”与身份证号码不一致，请核对；以公安登记为准的请备好证明。',
  },
  'ROSTER-BIRTH-ID': {
    cover: 'day',
    zh: '“{column}”与身份证号码不一致，请核对；以公安登记为准的请备好证明。',
  },
  'ROSTER-AGE': { cover: 'day', zh: '按“{column}”计算的年龄与年级相差太多，请核对。' },
  'ROSTER-ID-ZEROS': {
    cover: 'number',
    zh: '“{column}”以 000 结尾，可能被 Excel 改过，请对照证件核对。',
  },
  'ROSTER-ID-SHAPE': { cover: 'number', zh: '“{column}”不像所填证件类型的号码，请核对类型和号码。' },
  'ROSTER-REPEATED': { cover: 'number', zh: '与第 {other} 行完全相同，只按一名学生处理。' },
  'ROSTER-ETHNIC-MISSING': { cover: 'plain', zh: '“{column}”是空的，请补上民族。' },
  'ROSTER-STUDENT-NUMBER': {
    cover: 'number',
    zh: '“{column}”不像学籍号（G、J 或 L 加 18 位），请核对；不影响填报。',
  },
  'ROSTER-POLITICAL': { cover: 'plain', zh: '“{column}”不在政治面貌代码（GB/T 4762）里，由考生填写时选择。' },
  'ROSTER-DIVISION': { cover: 'plain', zh: '“{column}”读不出行政区划，由考生填写时选择。' },
  'ROSTER-PHONE': { cover: 'phone', zh: '“{column}”不是能用的电话号码，由考生填写时补上。' },
  'ROSTER-GUARDIAN-NAME': { cover: 'name', zh: '“{column}”有错字、拼音或缺字，请考生和家长核对。' },
  'ROSTER-GUARDIAN-RELATION': { cover: 'plain', zh: '“{column}”读不出与考生的关系，由考生填写时选择。' },
  'ROSTER-GUARDIAN-ID': { cover: 'number', zh: '“{column}”不是正确的证件号码，由考生填写时改正。' },
} as const satisfies Readonly<Record<string, Entry>>

export type RosterCode = keyof typeof catalogue

export const rosterCatalogue: Readonly<Record<RosterCode, Entry>> = catalogue

/** What is wrong with one cell: `row` 1 is the first below the header. Neither value nor message holds personal data. */
export interface RosterProblem {
  readonly row: number
  /** The header as written in the file. */
  readonly column: string
  readonly code: RosterCode
  /** The value, covered. */
  readonly value: string
  readonly message: string
}

const COVERS: Readonly<Record<Cover, (value: string) => string>> = {
  number: (value) => maskNumber(value),
  phone: (value) => maskPhone(value),
  name: (value) => ([...value][0] ?? '') + '*'.repeat(Math.min(Math.max([...value].length - 1, 0), 10)),
  day: (value) => (value.length <= 4 ? value : `${value.slice(0, 4)}****`),
  plain: (value) => ([...value].length > 20 ? `${[...value].slice(0, 20).join('')}…` : value),
}

export interface ProblemPlace {
  readonly row: number
  readonly column: string
  readonly value: string
  /** Another row of the file, where two belong together. */
  readonly other?: number
  readonly extra?: number
}

export function rosterProblem(code: RosterCode, place: ProblemPlace): RosterProblem {
  const { cover, zh } = rosterCatalogue[code]
  const message = zh
    .replace('{column}', () => place.column)
    .replace('{other}', String(place.other ?? ''))
    .replace('{extra}', String(place.extra ?? ''))
  return { row: place.row, column: place.column, code, value: COVERS[cover](place.value), message }
}
