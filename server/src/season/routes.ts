import * as more from '@zhongzhao/api/extensions'
import * as api from '@zhongzhao/api/season'
import { readClasses, readOrgs } from '../orgs/commands.ts'
import { type Route, serve } from '../platform/serve.ts'
import { admitLate, moveClock, readSandbox, readSeason } from './commands.ts'
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
]
