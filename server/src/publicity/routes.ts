import * as publicity from '@zhongzhao/api/publicity'
import { type Route, serve } from '../platform/serve.ts'
import { decidePublicObjection, listPublicObjections } from './answer.ts'
import { listPublicity, movePublicity, preparePublicity, readPublicity } from './lists.ts'
import { printPublicity } from './print.ts'
import { findPublicity, followObjection, objectTo, readPublic } from './public.ts'

export const publicityRoutes: readonly Route[] = [
  serve(publicity.listPublicity, listPublicity),
  serve(publicity.preparePublicity, preparePublicity),
  serve(publicity.readPublicity, readPublicity),
  serve(publicity.movePublicity, movePublicity),
  serve(publicity.printPublicity, printPublicity),
  serve(publicity.listPublicObjections, listPublicObjections),
  serve(publicity.decidePublicObjection, decidePublicObjection),
  serve(publicity.findPublicity, findPublicity),
  serve(publicity.readPublic, readPublic),
  serve(publicity.objectTo, objectTo),
  serve(publicity.followObjection, followObjection),
]
