import type { Lifecycle } from './table.ts'

/** A transition table drawn as a Mermaid state diagram, for docs/lifecycles.md. */
export function chart<S extends string, E extends string, A extends string, G extends string>(
  lifecycle: Lifecycle<S, E, A, G>,
): string {
  const names = Object.entries<string>(lifecycle.states).map(([state, name]) => `  ${state}: ${name}`)
  const arrows = lifecycle.table.map(
    ([from, event, to, by, during]) => `  ${from} --> ${to}: ${lifecycle.events[event]} (${by}, ${during})`,
  )
  return ['stateDiagram-v2', ...names, ...arrows].join('\n')
}
