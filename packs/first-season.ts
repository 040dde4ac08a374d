/** The season an empty installation begins with, and the one the journeys are told in, unless SEASON names another. A season itself is
 *  a folder here with a `pack.ts` in it: found, not listed (ADR 34). */
export const firstSeason = 'henan-2022'
