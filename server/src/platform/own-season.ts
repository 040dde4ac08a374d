import type { Ctx } from './context.ts'
import { refused } from './errors.ts'

/** What is changed is of the season worked in: whether that is closed was asked of no other (A7). Refuses SEASON-OTHER. */
export function checkOwnSeason({ pack }: Ctx, season: string): void {
  if (season !== pack.season) throw refused('SEASON-OTHER')
}
