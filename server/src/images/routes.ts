import * as api from '@zhongzhao/api/images'
import * as exemptionsApi from '@zhongzhao/api/exemptions'
import * as judgingApi from '@zhongzhao/api/judging'
import * as stationApi from '@zhongzhao/api/station'
import { type Route, serve } from '../platform/serve.ts'
import { disputePicture, readPictureFile } from './commands.ts'
import {
  askExemption,
  decideExemption,
  exemptionsOf,
  waitingExemptions,
  withdrawExemption,
} from './exemptions.ts'
import { doubtfulPictures, judgePicture, undoJudgement } from './judge.ts'
import { checkCapture, deliverCapture, stationClasses, takeAlong } from './station.ts'
import { importPicture, takePicture } from './take.ts'

/** bytes; a camera's picture as it comes, a folder's file. */
const MAX_PICTURE = 20 * 1024 * 1024

export const imageRoutes: readonly Route[] = [
  serve(api.takePicture, takePicture, { manner: 'apart', maxUpload: MAX_PICTURE }),
  serve(api.importPicture, importPicture, { manner: 'apart', maxUpload: MAX_PICTURE }),
  serve(api.readPicture, readPictureFile),
  serve(exemptionsApi.exemptionsOf, exemptionsOf),
  serve(exemptionsApi.waitingExemptions, waitingExemptions),
  serve(exemptionsApi.askExemption, askExemption),
  serve(exemptionsApi.decideExemption, decideExemption),
  serve(exemptionsApi.withdrawExemption, withdrawExemption),
  serve(judgingApi.doubtfulPictures, doubtfulPictures),
  serve(judgingApi.judgePicture, judgePicture),
  serve(judgingApi.undoJudgement, undoJudgement),
  serve(api.disputePicture, disputePicture),
  serve(stationApi.stationClasses, stationClasses),
  serve(stationApi.takeAlong, takeAlong),
  serve(stationApi.checkCapture, checkCapture, { manner: 'apart', maxUpload: MAX_PICTURE }),
  serve(stationApi.deliverCapture, deliverCapture, { manner: 'apart', maxUpload: MAX_PICTURE }),
]
