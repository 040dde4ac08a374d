import * as api from '@zhongzhao/api/progress'
import { type Route, serve } from '../platform/serve.ts'
import { readBoard, readPhones } from './board.ts'
import { readHeadCount, readProgress } from './commands.ts'

export const progressRoutes: readonly Route[] = [
  serve(api.progress, readProgress),
  serve(api.headCount, readHeadCount),
  serve(api.classBoard, readBoard),
  serve(api.classPhones, readPhones),
]
