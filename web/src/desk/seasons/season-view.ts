import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type { moveSeason, seasonEnd } from '@zhongzhao/api/seasons'

export type SeasonView = OutputOf<typeof seasonEnd>
export type SeasonMove = InputOf<typeof moveSeason>['event']

/** From the approval of its end on a season is only read. */
export const isOver = ({ state }: SeasonView) => state === 'closing' || state === 'closed'
