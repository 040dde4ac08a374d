import type { ReactNode } from 'react'
import { type Tone, stateName, toneOf, verdictOf } from './states.ts'

/** A word with its tone; the colour never says more than the word. */
export function Mark({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`mark mark-${tone}`}>{children}</span>
}

export function StateMark({ state }: { readonly state: string }) {
  return <Mark tone={toneOf(state)}>{stateName(state)}</Mark>
}

export function VerdictMark({ verdict }: { readonly verdict: string }) {
  const { name, tone } = verdictOf(verdict)
  return <Mark tone={tone}>{name}</Mark>
}
