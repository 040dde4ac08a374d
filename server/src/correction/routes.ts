import * as api from '@zhongzhao/api/corrections'
import { type Route, serve } from '../platform/serve.ts'
import { askCorrection } from './ask.ts'
import { decideCorrection, withdrawCorrection } from './decide.ts'
import { keepPaper, openPaper } from './papers.ts'
import { correctionsOf, listCorrections, readCorrection, uncoverCorrection } from './read.ts'
import { compareVersions, listVersions, uncoverVersions } from './versions.ts'

/** bytes; a picture from a telephone as it comes, a scan of some pages. The pack asks for less. */
const MAX_PAPER = 20 * 1024 * 1024

export const correctionRoutes: readonly Route[] = [
  serve(api.keepCorrectionPaper, keepPaper, { manner: 'apart', maxUpload: MAX_PAPER }),
  serve(api.askCorrection, askCorrection),
  serve(api.correctionsOf, correctionsOf),
  serve(api.listCorrections, listCorrections),
  serve(api.readCorrection, readCorrection),
  serve(api.uncoverCorrection, uncoverCorrection),
  serve(api.openCorrectionPaper, openPaper),
  serve(api.decideCorrection, decideCorrection),
  serve(api.withdrawCorrection, withdrawCorrection),
  serve(api.listVersions, listVersions),
  serve(api.compareVersions, compareVersions),
  serve(api.uncoverVersions, uncoverVersions),
]
