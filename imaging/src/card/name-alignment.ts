import { alignment } from './alignment.ts'

/** A character read, with its certainty and the step where it peaks. */
export interface ReadCharacter {
  readonly character: string
  readonly certainty: number
  readonly step: number
}

/** The asked character and what was read where it should stand. */
export interface AskedCharacter {
  readonly asked: string
  readonly read?: ReadCharacter
}

/** Signs the recogniser gives for a character that looks the same: 〇 for O, 一 for —. */
const SAME_SIGNS: readonly (readonly string[])[] = [
  ['〇', 'O', 'o', '0', '○', 'Ｏ', '◯'],
  ['一', '—', '-', '–', '－', '―', 'ー', '~'],
]
const DOTS = new Set([
  '·',
  '•',
  '・',
  '.',
  '．',
  '∙',
  '‧',
  '⋅',
  '●',
  ':',
  '：',
  '、',
  ',',
  '，',
  '。',
  '°',
  "'",
  '`',
])

/** Whether a character of a name stands for itself only when printed; dots between two parts do not. */
export const isDot = (character: string): boolean => DOTS.has(character)

/** Every sign that stands for a character, itself among them. */
export const signsOf = (character: string): readonly string[] =>
  SAME_SIGNS.find((signs) => signs.includes(character)) ?? [character]

const firstOf = (character: string) => signsOf(character)[0] ?? character

/** Lays what was read beside the asked name, dots and spaces left out. `extra`: read but not asked for. */
export function alignName(
  asked: string,
  read: readonly ReadCharacter[],
): { readonly characters: readonly AskedCharacter[]; readonly extra: readonly ReadCharacter[] } {
  const wanted = [...asked].filter((c) => !isDot(c) && c.trim() !== '')
  const seen = read.filter(({ character }) => !isDot(character) && character.trim() !== '')
  const characters: AskedCharacter[] = []
  const extra: ReadCharacter[] = []
  const steps = alignment(
    wanted.map(firstOf),
    seen.map(({ character }) => firstOf(character)),
  )
  for (const step of steps) {
    const own = step.kind === 'missing' ? undefined : seen[step.read]
    if (step.kind === 'extra') {
      if (own !== undefined) extra.push(own)
      continue
    }
    const character = wanted[step.asked] ?? ''
    if (own === undefined) characters.push({ asked: character })
    else characters.push({ asked: character, read: step.kind === 'same' ? { ...own, character } : own })
  }
  return { characters, extra }
}
