import * as api from '@zhongzhao/api/claim-lists'
import { type Route, serve } from '../../platform/serve.ts'
import { checkListFromAbove, importListFromAbove } from './import.ts'
import { listsFromAbove, matchListAgain, readListFromAbove, settleListed } from './work.ts'

/** bytes: a sheet of a thousand lines is far smaller. */
const MAX_SHEET = 5_000_000

export const listRoutes: readonly Route[] = [
  serve(api.listsFromAbove, listsFromAbove),
  serve(api.checkListFromAbove, checkListFromAbove, { maxUpload: MAX_SHEET }),
  serve(api.importListFromAbove, importListFromAbove, { maxUpload: MAX_SHEET }),
  serve(api.readListFromAbove, readListFromAbove),
  serve(api.settleListed, settleListed),
  serve(api.matchListAgain, matchListAgain),
]
