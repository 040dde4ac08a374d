import type { NumberReading } from './facts.ts'
import type { CardLimits } from './spec.ts'

/** same 相同; other 不同, at these places (from 1); hidden: digits are missing or too many unsure, take it again;
 *  unsure: a person looks. */
export interface NumberVerdict {
  readonly verdict: 'same' | 'other' | 'hidden' | 'unsure'
  readonly places: readonly number[]
  /** Digits read surely enough. */
  readonly clear: number
}

/** Digits of a number that may be unsure before it counts as hidden. */
const FEW_UNSURE = 2
const LENGTH = 18

/** Judges the number against the registry's. Only a digit read surely is different; missing ones never are, since glare
 *  shortens a number. */
export function judgeNumber({ digits, asked }: NumberReading, limits: CardLimits): NumberVerdict {
  const clear = digits.filter(({ certainty }) => certainty >= limits.leastDigit).length
  if (digits.length < LENGTH || clear < LENGTH - FEW_UNSURE) return { verdict: 'hidden', places: [], clear }
  const whole = digits.length === LENGTH && clear === LENGTH
  if (asked === undefined) return { verdict: whole ? 'same' : 'unsure', places: [], clear }
  const differing = digits.flatMap(({ digit, certainty }, i) =>
    digit === asked.charAt(i) ? [] : [{ place: i + 1, certainty }],
  )
  const sure = differing.filter(({ certainty }) => certainty >= limits.sureDigit).map(({ place }) => place)
  if (digits.length === LENGTH && sure.length > 0) return { verdict: 'other', places: sure, clear }
  return { verdict: whole && differing.length === 0 ? 'same' : 'unsure', places: [], clear }
}
