import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { readPlans } from '@zhongzhao/api/plans'
import type { Tone } from '../parts/states.ts'

export type Plans = OutputOf<typeof readPlans>
export type Kind = Plans['kinds'][number]
export type Plan = Plans['plans'][number]

const tones: Readonly<Record<string, Tone>> = { filed: 'underway', noted: 'done', sentBack: 'refused' }

export const toneOfPlan = (state: string): Tone => tones[state] ?? 'quiet'

/** `2.3 MB`, `240 KB`. */
export function sizeWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  return kilobytes < 1024 ? `${kilobytes} KB` : `${Math.round(kilobytes / 102.4) / 10} MB`
}
