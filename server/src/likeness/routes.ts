import * as api from '@zhongzhao/api/likeness'
import { type Route, serve } from '../platform/serve.ts'
import { compareLikeness, decideLikeness, listLikeness } from './commands.ts'

export const likenessRoutes: readonly Route[] = [
  serve(api.listLikeness, listLikeness),
  serve(api.compareLikeness, compareLikeness),
  serve(api.decideLikeness, decideLikeness),
]
