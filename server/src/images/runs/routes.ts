import * as api from '@zhongzhao/api/picture-runs'
import { type Route, serve } from '../../platform/serve.ts'
import {
  chooseFile,
  listRunFiles,
  listRuns,
  openRun,
  paceRun,
  readRun,
  refusedFiles,
  sendArchive,
} from './commands.ts'
import { orderSheet } from './order-sheet.ts'
import { confirmPairing, pairRun, readPairing } from './pairing.ts'
import { sendFile } from './receive-file.ts'
import { MOST_ARCHIVE, MOST_PICTURE } from './run.ts'
import { tellFiles } from './tell-files.ts'

/** bytes; a sheet of ten thousand names. */
const MOST_SHEET = 10 * 1024 * 1024

export const pictureRunRoutes: readonly Route[] = [
  serve(api.openRun, openRun),
  serve(api.listRuns, listRuns),
  serve(api.readRun, readRun),
  serve(api.tellFiles, tellFiles, { manner: 'apart' }),
  serve(api.sendFile, sendFile, { manner: 'apart', maxUpload: MOST_PICTURE }),
  serve(api.sendArchive, sendArchive, { manner: 'apart', maxUpload: MOST_ARCHIVE, landing: 'disk' }),
  serve(api.paceRun, paceRun),
  serve(api.listRunFiles, listRunFiles),
  serve(api.chooseFile, chooseFile),
  serve(api.refusedFiles, refusedFiles, { manner: 'apart' }),
  serve(api.orderSheet, orderSheet, { manner: 'apart' }),
  serve(api.pairRun, pairRun, { manner: 'apart', maxUpload: MOST_SHEET }),
  serve(api.readPairing, readPairing),
  serve(api.confirmPairing, confirmPairing),
]
