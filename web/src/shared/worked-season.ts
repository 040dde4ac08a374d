let worked = ''

/** The season this page works in (A7); empty is the one of the installation. */
export const workedSeason = (): string => worked

/** Every call and address of a file names it from now on. */
export function workIn(season: string): void {
  worked = season
}
