import type { CharacterReading, NameReading } from './facts.ts'
import type { CardLimits } from './spec.ts'

/** same: confirmed; other: another character stands there; unsure: a person looks. */
export type CharacterVerdict = 'same' | 'other' | 'unsure'

/** Judges one character of the asked name. Two witnesses: what the recogniser says and how alike the drawn character is.
 *  The recogniser knows 6,600 characters and is sure even of one it takes for another (䶮 → 龚, 夭 → 天), so its word alone
 *  neither confirms nor contradicts; a character it does not know is confirmed by its likeness. */
export function judgeCharacter(
  { asked, read, certainty, likelihood, alike, rival }: CharacterReading,
  limits: CardLimits,
): CharacterVerdict {
  const sure = certainty >= limits.sureCharacter
  if (read === asked) {
    if (alike === undefined) return sure ? 'same' : 'unsure'
    return alike >= limits.alike || (sure && alike >= limits.alikeRead) ? 'same' : 'unsure'
  }
  const shape = alike ?? 0
  const otherShape = rival ?? 0
  if (read === undefined) return shape >= limits.alike ? 'same' : 'unsure'
  const contradicted = sure && (likelihood ?? 0) < limits.improbable
  if (contradicted && otherShape >= limits.alikeRead && otherShape >= shape + limits.rivalLead) return 'other'
  // What was read surely is printed somewhere, and it is not here: the line was laid beside the wrong characters (季 for 李).
  if (sure && otherShape < limits.alikeRead) return 'unsure'
  // The recogniser knows the asked character and still reads another: likeness alone does not overrule it (昊, 吴).
  if (likelihood !== undefined && sure) return 'unsure'
  return shape >= limits.alike && shape >= otherShape + limits.rivalLead ? 'same' : 'unsure'
}

export interface NameVerdict {
  readonly verdict: 'same' | 'other' | 'unsure'
  /** Places (from 1) of the characters that are not confirmed. */
  readonly places: readonly number[]
}

/** The whole name: the same only when every character is and nothing more is printed. */
export function judgeName({ characters, extra, beyond }: NameReading, limits: CardLimits): NameVerdict {
  const verdicts = characters.map((character) => judgeCharacter(character, limits))
  const placesOf = (of: (verdict: CharacterVerdict) => boolean) =>
    verdicts.flatMap((verdict, i) => (of(verdict) ? [i + 1] : []))
  const others = placesOf((verdict) => verdict === 'other')
  if (others.length > 0) return { verdict: 'other', places: others }
  const open = placesOf((verdict) => verdict !== 'same')
  const more = beyond > limits.mostBeyond || extra.some((certainty) => certainty >= limits.sureCharacter)
  return open.length === 0 && !more ? { verdict: 'same', places: [] } : { verdict: 'unsure', places: open }
}
