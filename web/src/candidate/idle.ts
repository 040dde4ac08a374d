const MINUTE = 60_000
/** Without a touch this long, one is signed out (C10: the school's computer room), ms. */
export const IDLE_LIMIT = 15 * MINUTE
/** The warning comes this long before, ms. */
export const IDLE_WARNING = MINUTE

export type Idle =
  | { readonly kind: 'active' }
  | { readonly kind: 'warning'; readonly seconds: number }
  | { readonly kind: 'over' }

/** Where one stands after `quiet` ms without a touch. */
export function idleAfter(quiet: number): Idle {
  if (quiet >= IDLE_LIMIT) return { kind: 'over' }
  if (quiet < IDLE_LIMIT - IDLE_WARNING) return { kind: 'active' }
  return { kind: 'warning', seconds: Math.ceil((IDLE_LIMIT - quiet) / 1000) }
}
