import { dailyReport } from '@zhongzhao/api/office-tables'
import * as api from '@zhongzhao/api/progress'
import { type Route, serve } from '../platform/serve.ts'
import { readBoard, readPhones } from './board.ts'
import { readHeadCount, readProgress } from './commands.ts'
import { readDaily } from './daily.ts'

export const progressRoutes: readonly Route[] = [
  serve(api.progress, readProgress),
  serve(api.headCount, readHeadCount),
  serve(dailyReport, readDaily),
  serve(api.classBoard, readBoard),
  serve(api.classPhones, readPhones),
]
