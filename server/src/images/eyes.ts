import type { PortraitFacts } from '@zhongzhao/domain/images/facts'
import { inspectPortrait } from '@zhongzhao/domain/images/inspect-portrait'
import { lookAtPortrait } from '../platform/eye.ts'
import type { Looker, Lookers } from '../platform/looker.ts'

/** Everything the notice asks of a portrait (二.2(1)). Without models the rules of the eye are doubtful and say so. */
const portrait: Looker = async (bytes, { facts, spec }) => {
  const answer = await lookAtPortrait(bytes)
  const eye =
    answer === 'absent' ? {} : { eye: answer === 'unreadable' ? ('unreadable' as const) : answer.facts }
  const seen: PortraitFacts = { ...facts, ...eye }
  return { facts: seen, findings: inspectPortrait(seen, spec) }
}

/** Who looks into which kind of picture. The one place where an eye is plugged in: a kind without one is judged by the hard
 *  checks alone. */
export const eyes: Lookers = { portrait }
