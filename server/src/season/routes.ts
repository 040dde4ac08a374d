import * as more from '@zhongzhao/api/extensions'
import * as api from '@zhongzhao/api/season'
import * as seasons from '@zhongzhao/api/seasons'
import { readClasses, readOrgs } from '../orgs/commands.ts'
import { type Route, serve } from '../platform/serve.ts'
import { admitLate, moveClock, readSandbox, readSeason } from './commands.ts'
import { carryOver, listSeasons, moveSeason, readSeasonEnd } from './seasons.ts'
import { decideCarryWork, earlierOf, earlierValues, listCarryWork } from './carry.ts'
import { askExtension, decideExtension, extensionsOf, listExtensions } from './extensions.ts'

export const seasonRoutes: readonly Route[] = [
  serve(api.season, readSeason),
  serve(api.sandboxState, readSandbox),
  serve(api.moveClock, moveClock),
  serve(api.admitLate, admitLate),
  serve(api.orgs, readOrgs),
  serve(api.classes, readClasses),
  serve(more.listExtensions, listExtensions),
  serve(more.askExtension, askExtension),
  serve(more.decideExtension, decideExtension),
  serve(more.extensionsOf, extensionsOf),
  serve(seasons.listSeasons, listSeasons),
  serve(seasons.seasonEnd, readSeasonEnd),
  serve(seasons.moveSeason, moveSeason),
  serve(seasons.carryOver, carryOver),
  serve(seasons.listCarryWork, listCarryWork),
  serve(seasons.decideCarryWork, decideCarryWork),
  serve(seasons.earlierOf, earlierOf),
  serve(seasons.earlierValues, earlierValues),
]
