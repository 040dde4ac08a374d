import type { Lookers } from '../platform/looker.ts'

/** Who looks into which kind of picture. The one place where an eye is plugged in: a kind without one is judged by the hard
 *  checks alone. */
export const eyes: Lookers = {}
