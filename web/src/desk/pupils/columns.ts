import type { PupilLine } from '../parts/lines.ts'
import { stateName, verdictOf } from '../parts/states.ts'
import { timeWords } from '../parts/words.ts'

/** Columns of the list in their order; the name always stands. `text` is what an export writes: covered like the screen. */
export const pupilColumns = [
  { key: 'name', title: '姓名', text: (line: PupilLine) => line.name },
  { key: 'sex', title: '性别', text: (line: PupilLine) => line.sex },
  { key: 'school', title: '学校', text: (line: PupilLine) => line.school },
  { key: 'class', title: '班级', text: (line: PupilLine) => line.className },
  { key: 'number', title: '报名号', text: (line: PupilLine) => line.number },
  { key: 'idNumber', title: '证件号码', text: (line: PupilLine) => line.idNumber },
  {
    key: 'state',
    title: '状态',
    text: (line: PupilLine) => stateName(line.state) + (line.returned ? '（被退回）' : ''),
  },
  { key: 'activated', title: '账号', text: (line: PupilLine) => (line.activated ? '已激活' : '未激活') },
  { key: 'portrait', title: '照片', text: (line: PupilLine) => verdictOf(line.portrait).name },
  { key: 'document', title: '证件', text: (line: PupilLine) => verdictOf(line.document).name },
  { key: 'confirmedAt', title: '确认时间', text: (line: PupilLine) => timeWords(line.confirmedAt) },
] as const

export type PupilColumn = (typeof pupilColumns)[number]['key']

/** Where one stands: within one school its name goes without saying. */
export type Standpoint = 'school' | 'above'

/** Hidden until asked for. */
const usuallyHidden: Readonly<Record<Standpoint, readonly PupilColumn[]>> = {
  school: ['school', 'confirmedAt'],
  above: ['confirmedAt'],
}

/** `columns` of the address → the columns shown; absent = the usual ones. Unknown words are passed over. */
export function shownColumns(text: string | undefined, from: Standpoint): readonly PupilColumn[] {
  const all = pupilColumns.map((column) => column.key)
  if (text === undefined) return all.filter((key) => !usuallyHidden[from].includes(key))
  const wanted = new Set(text.split('.'))
  return all.filter((key) => key === 'name' || wanted.has(key))
}

/** The columns shown → what the address carries; the usual ones carry nothing. */
export function columnsText(shown: readonly PupilColumn[], from: Standpoint): string | undefined {
  const inOrder = pupilColumns.map((column) => column.key).filter((key) => shown.includes(key))
  const text = inOrder.join('.')
  return text === shownColumns(undefined, from).join('.') ? undefined : text
}

/** Head and rows of an export: only the columns shown, ID numbers covered as on the screen. */
export function exportRows(
  lines: readonly PupilLine[],
  shown: readonly PupilColumn[],
): readonly (readonly string[])[] {
  const columns = pupilColumns.filter((column) => shown.includes(column.key))
  return [columns.map((c) => c.title), ...lines.map((line) => columns.map((c) => c.text(line)))]
}
