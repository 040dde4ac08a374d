import * as api from '@zhongzhao/api/images'
import * as stationApi from '@zhongzhao/api/station'
import { type Route, serve } from '../platform/serve.ts'
import { disputePicture, judgePicture, readPictureFile } from './commands.ts'
import { checkCapture, deliverCapture, stationClasses, takeAlong } from './station.ts'
import { importPicture, takePicture } from './take.ts'

/** bytes; a camera's picture as it comes, a folder's file. */
const MAX_PICTURE = 20 * 1024 * 1024

export const imageRoutes: readonly Route[] = [
  serve(api.takePicture, takePicture, { manner: 'apart', maxUpload: MAX_PICTURE }),
  serve(api.importPicture, importPicture, { manner: 'apart', maxUpload: MAX_PICTURE }),
  serve(api.readPicture, readPictureFile),
  serve(api.judgePicture, judgePicture),
  serve(api.disputePicture, disputePicture),
  serve(stationApi.stationClasses, stationClasses),
  serve(stationApi.takeAlong, takeAlong),
  serve(stationApi.checkCapture, checkCapture, { manner: 'apart', maxUpload: MAX_PICTURE }),
  serve(stationApi.deliverCapture, deliverCapture, { manner: 'apart', maxUpload: MAX_PICTURE }),
]
