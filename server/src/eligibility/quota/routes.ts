import * as api from '@zhongzhao/api/quota'
import { type Route, serve } from '../../platform/serve.ts'
import { myQuota, quotaPlaces } from './places.ts'
import { keepQuota, moveQuota, previewQuota, quotaPlans, readQuota } from './plans.ts'
import { quotaSheet } from './print.ts'

export const quotaRoutes: readonly Route[] = [
  serve(api.quotaPlans, quotaPlans),
  serve(api.previewQuota, previewQuota),
  serve(api.keepQuota, keepQuota),
  serve(api.readQuota, readQuota),
  serve(api.moveQuota, moveQuota),
  serve(api.quotaSheet, quotaSheet, { manner: 'apart' }),
  serve(api.quotaPlaces, quotaPlaces),
  serve(api.myQuota, myQuota),
]
