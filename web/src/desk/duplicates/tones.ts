import type { Signal } from '@zhongzhao/domain/duplicates/judge'
import type { DuplicateState } from '@zhongzhao/domain/duplicates/lifecycle'
import type { Tone } from '../parts/states.ts'

const states: Readonly<Record<DuplicateState, Tone>> = {
  found: 'look',
  proposed: 'underway',
  undoing: 'underway',
  merged: 'done',
  dismissed: 'quiet',
  undone: 'quiet',
}
const signals: Readonly<Record<Signal, Tone>> = {
  agrees: 'done',
  variant: 'look',
  sound: 'look',
  differs: 'refused',
  unknown: 'quiet',
}

const toneIn = (tones: Readonly<Record<string, Tone>>, word: string): Tone => tones[word] ?? 'quiet'

export const toneOfCase = (state: string): Tone => toneIn(states, state)
export const toneOfSignal = (signal: string): Tone => toneIn(signals, signal)

const DAY = 86_400_000

/** `今天`, `3 天前`: how long a case waits, in days begun. */
export function ageWords(foundAt: number, now: number): string {
  const days = Math.floor((now - foundAt) / DAY)
  return days <= 0 ? '今天' : `${days} 天前`
}
