import { seasonIn } from '../address.ts'
import { workIn } from '../../shared/worked-season.ts'

const remembered = 'zhongzhao.desk.season'

/** At the start of the desk: the season that the address names, so that a link that somebody sent opens what was seen there; else this
 *  window goes on in the one it worked in (A7). */
export function takeUpSeason(): void {
  const named = seasonIn(location.search)
  if (named !== undefined) sessionStorage.setItem(remembered, named)
  workIn(sessionStorage.getItem(remembered) ?? '')
}

/** Works in another season from now on: the desk opens anew, so that nothing of the one before stays on a screen (A7). */
export function turnToSeason(season: string, to = '/desk'): void {
  sessionStorage.setItem(remembered, season)
  location.assign(to)
}

/** The season is none of this installation any more: back to its own. */
export function forgetSeason(): void {
  if (sessionStorage.getItem(remembered) === null) return
  sessionStorage.removeItem(remembered)
  location.assign('/desk')
}
