import * as leaving from '@zhongzhao/api/leaving'
import * as api from '@zhongzhao/api/transfer'
import { type Route, serve } from '../platform/serve.ts'
import { answerLeaving, readLeaving, replyLeaving } from './leaving.ts'
import { acknowledgeReturning, applyTransfer, cancelTransfer, readMyTransfer } from './mine.ts'
import { decideTransfer, readQueue } from './point.ts'
import { informReturning, readCounts, readReturning } from './school.ts'

export const transferRoutes: readonly Route[] = [
  serve(api.myTransfer, readMyTransfer),
  serve(api.acknowledgeReturning, acknowledgeReturning),
  serve(api.applyTransfer, applyTransfer),
  serve(api.cancelTransfer, cancelTransfer),
  serve(api.informReturning, informReturning),
  serve(api.listReturning, readReturning),
  serve(api.transferQueue, readQueue),
  serve(api.decideTransfer, decideTransfer),
  serve(api.transferCounts, readCounts),
  serve(leaving.answerLeaving, answerLeaving),
  serve(leaving.listLeaving, readLeaving),
  serve(leaving.replyLeaving, replyLeaving),
]
