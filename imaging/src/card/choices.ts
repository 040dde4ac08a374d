import { type CtcOutput, pathScorer } from './ctc.ts'

/** What was answered: the best, and how much more probable the asked one is than the best other one (nats). */
export interface Choice {
  readonly best: string
  readonly lead: number
}

/** Scores every possible line and compares by what it answers: several lines may give one answer. */
export function chooseFrom(
  output: CtcOutput,
  lines: readonly { readonly answer: string; readonly symbols: readonly number[] }[],
  asked: string,
): Choice {
  const scoreOf = pathScorer(output)
  const scores = new Map<string, number>()
  for (const { answer, symbols } of lines) {
    const score = scoreOf(symbols)
    if (score > (scores.get(answer) ?? -Infinity)) scores.set(answer, score)
  }
  const ranked = [...scores].toSorted(([, a], [, b]) => b - a)
  const others = ranked.filter(([answer]) => answer !== asked)
  const own = scores.get(asked) ?? -Infinity
  const lead = own - (others[0]?.[1] ?? -Infinity)
  return { best: ranked[0]?.[0] ?? asked, lead: Number.isFinite(lead) ? lead : own === -Infinity ? -99 : 99 }
}

/** Dates that a reader might take for the asked one, and what was read when it is a date: each part changed alone. */
export function neighbouringDates(asked: string, read: readonly string[] = []): readonly string[] {
  const [year, month, day] = [asked.slice(0, 4), asked.slice(4, 6), asked.slice(6, 8)]
  const two = (n: number) => String(n).padStart(2, '0')
  const range = (from: number, until: number) => Array.from({ length: until - from }, (_, i) => from + i)
  const years = range(1980, 2030).map((y) => `${y}${month}${day}`)
  const months = range(1, 13).map((m) => `${year}${two(m)}${day}`)
  const days = range(1, 32).map((d) => `${year}${month}${two(d)}`)
  return [...new Set([asked, ...years, ...months, ...days, ...read])]
}

/** `20080304` as a card prints it: 2008年3月4日. */
export function printedDate(digits: string): string {
  return `${digits.slice(0, 4)}年${Number(digits.slice(4, 6))}月${Number(digits.slice(6, 8))}日`
}

/** The dates a read line may mean: 出生2008年3月4 → 20080304. */
export function datesIn(read: string): readonly string[] {
  const found = /(\d{4})\D{0,2}?年\D{0,2}?(\d{1,2})\D{0,2}?月\D{0,2}?(\d{1,2})/.exec(
    read.replaceAll(/\s/g, ''),
  )
  if (found === null) return []
  const [, year = '', month = '', day = ''] = found
  return [`${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`]
}
