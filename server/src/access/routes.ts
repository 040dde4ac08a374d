import * as api from '@zhongzhao/api/grants'
import { type Route, serve } from '../platform/serve.ts'
import { giveGrant, handOverGrant, newStaffCode, renewGrant, revokeGrant } from './give.ts'
import { grantBelow, grantChain, readGrants } from './list.ts'
import { findStaff } from './staff.ts'

export const accessRoutes: readonly Route[] = [
  serve(api.listGrants, readGrants),
  serve(api.findStaff, findStaff),
  serve(api.giveGrant, giveGrant),
  serve(api.renewGrant, renewGrant),
  serve(api.grantBelow, grantBelow),
  serve(api.revokeGrant, revokeGrant),
  serve(api.handOverGrant, handOverGrant),
  serve(api.newStaffCode, newStaffCode),
  serve(api.grantChain, grantChain),
]
