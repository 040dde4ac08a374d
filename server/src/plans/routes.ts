import * as api from '@zhongzhao/api/plans'
import { type Route, serve } from '../platform/serve.ts'
import { decidePlan, readPlans } from './commands.ts'
import { filePlan, openPlan } from './file.ts'

/** bytes; what the pack allows is told with a sentence, what is far more is not read at all. */
const MAX_PLAN = 40 * 1024 * 1024

export const planRoutes: readonly Route[] = [
  serve(api.readPlans, readPlans),
  // Inside: asked twice with one key it is filed once. Sealing a few megabytes is over before anybody waits for the connection.
  serve(api.filePlan, filePlan, { maxUpload: MAX_PLAN }),
  serve(api.openPlan, openPlan),
  serve(api.decidePlan, decidePlan),
]
