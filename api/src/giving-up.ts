import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { RegistrationView } from './registration.ts'
import { Id } from './shapes.ts'

const WithReason = Type.Object({
  id: Id,
  version: Type.Integer({ minimum: 0 }),
  reason: Type.String({ maxLength: 500 }),
})

/** 放弃报考声明, signed by the guardian on paper (B7). */
export const withdraw = endpoint({
  id: 'withdraw',
  title: '登记放弃报考',
  method: 'POST',
  path: '/registrations/:id/withdraw',
  action: 'registration.withdraw',
  input: WithReason,
  output: RegistrationView,
})
/** Who gave up comes back to the same registration (B7). */
export const comeBack = endpoint({
  id: 'comeBack',
  title: '恢复报考',
  method: 'POST',
  path: '/registrations/:id/come-back',
  action: 'registration.withdraw',
  input: WithReason,
  output: RegistrationView,
})
