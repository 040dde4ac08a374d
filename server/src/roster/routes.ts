import * as api from '@zhongzhao/api/roster'
import { type Route, serve } from '../platform/serve.ts'
import {
  batchRows,
  checkRoster,
  commitBatch,
  listBatches,
  readBatch,
  refusedRows,
  rollBackBatch,
  rosterTemplate,
} from './commands.ts'

/** bytes; a county's file of some hundred thousand pupils. Larger ones come in by the command line. */
const MOST_UPLOAD = 200 * 1024 * 1024

export const rosterRoutes: readonly Route[] = [
  serve(api.checkRoster, checkRoster, { manner: 'apart', maxUpload: MOST_UPLOAD }),
  serve(api.listBatches, listBatches),
  serve(api.readBatch, readBatch),
  serve(api.batchRows, batchRows),
  serve(api.commitBatch, commitBatch, { manner: 'apart' }),
  serve(api.rollBackBatch, rollBackBatch, { manner: 'apart' }),
  serve(api.refusedRows, refusedRows, { manner: 'apart' }),
  serve(api.rosterTemplate, rosterTemplate, { manner: 'apart' }),
]
