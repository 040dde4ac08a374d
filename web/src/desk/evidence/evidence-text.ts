import { printedDay } from '@zhongzhao/domain/printing/value'

/** The paper by which the police register counts and not the number (D8, notice 三.(三)). */
export interface Evidence {
  readonly kind: string
  /** As printed on it; some have none. */
  readonly number: string
  /** `2022-03-08` */
  readonly day: string
}

/** Papers that police stations give out for this; another may be written in. */
export const evidenceKinds = [
  '户籍证明',
  '公民身份号码更正证明',
  '出生日期变更证明',
  '性别变更证明',
  '姓名变更证明',
  '户口簿变更登记页',
] as const

const written = /^(.+?)（(?:编号 (.+)，)?(\d{4})年(\d{1,2})月(\d{1,2})日出具）$/

/** `户籍证明（编号 示公户〔2022〕12号，2022年3月8日出具）`: one sentence, as it stands on the printed form. */
export function evidenceText({ kind, number, day }: Evidence): string {
  const numbered = number.trim() === '' ? '' : `编号 ${number.trim()}，`
  return `${kind.trim()}（${numbered}${printedDay(day)}出具）`
}

/** Back into its parts to be amended; undefined for what was written in another way. */
export function readEvidence(text: string): Evidence | undefined {
  const parts = written.exec(text)
  if (parts === null) return undefined
  const [, kind = '', number = '', year = '', month = '', date = ''] = parts
  return { kind, number, day: `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` }
}
