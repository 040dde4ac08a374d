import * as duty from '@zhongzhao/api/duty'
import * as api from '@zhongzhao/api/grants'
import * as points from '@zhongzhao/api/naming-points'
import { type Route, serve } from '../platform/serve.ts'
import { decideCase, listCases, recordCaseAt, recordCaseOf } from './cases.ts'
import { keepDuty, printDuty, readDuty } from './duty.ts'
import { freeAccount, jobStates, listActs, secureAccount } from './oversight.ts'
import { giveGrant, handOverGrant, newStaffCode, renewGrant, revokeGrant } from './give.ts'
import { grantBelow, grantChain, readGrants } from './list.ts'
import { changePoint, namePoint, pointsAt, suspendPoint } from './points.ts'
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
  serve(duty.readDuty, readDuty),
  serve(duty.keepDuty, keepDuty),
  serve(duty.printDuty, printDuty, { manner: 'apart' }),
  serve(duty.listCases, listCases),
  serve(duty.recordCaseOf, recordCaseOf),
  serve(duty.recordCaseAt, recordCaseAt),
  serve(duty.decideCase, decideCase),
  serve(duty.listActs, listActs),
  serve(duty.secureAccount, secureAccount),
  serve(duty.freeAccount, freeAccount),
  serve(duty.jobStates, jobStates),
  serve(points.pointsAt, pointsAt),
  serve(points.namePoint, namePoint),
  serve(points.changePoint, changePoint),
  serve(points.suspendPoint, suspendPoint),
]
