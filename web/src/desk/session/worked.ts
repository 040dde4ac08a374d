import { workIn } from '../../shared/worked-season.ts'

const remembered = 'zhongzhao.desk.season'

/** At the start of the desk: this window goes on in the season it worked in. */
export function takeUpSeason(): void {
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
