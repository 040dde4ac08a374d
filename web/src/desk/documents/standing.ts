import type { Tone } from '../parts/states.ts'

const tones: Readonly<Record<string, Tone>> = {
  settled: 'done',
  deferred: 'look',
  overdue: 'refused',
  missing: 'look',
}

/** The tone of a standing of proofs of identity; the word says the same. */
export function standingTone(standing: string): Tone {
  return tones[standing] ?? 'look'
}
