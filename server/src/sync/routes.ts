import * as api from '@zhongzhao/api/sync'
import { type Route, serve } from '../platform/serve.ts'
import { listSyncRuns, moveSync, startSync } from './commands.ts'
import { decideSyncWork, listSyncWork } from './work.ts'

export const syncRoutes: readonly Route[] = [
  serve(api.listSyncRuns, listSyncRuns),
  serve(api.startSync, startSync),
  serve(api.moveSync, moveSync),
  serve(api.listSyncWork, listSyncWork),
  serve(api.decideSyncWork, decideSyncWork),
]
