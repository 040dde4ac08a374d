import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Done, Id, Time } from './shapes.ts'

const Ground = Type.Union([Type.Literal('medical'), Type.Literal('religious'), Type.Literal('disability')])
const Rules = Type.Array(Type.String({ pattern: '^[a-z0-9_]{1,30}$' }), { minItems: 1, maxItems: 12 })

const ExemptionView = Type.Object({
  id: Type.String(),
  registration: Type.String(),
  name: Type.String(),
  className: Type.String(),
  ground: Ground,
  rules: Type.Array(Type.String()),
  note: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  version: Type.Integer(),
  askedBy: Type.String(),
  askedAt: Time,
  decidedBy: Type.Optional(Type.String()),
  decidedAt: Type.Optional(Time),
  /** What this reader may try now. */
  may: Type.Array(Type.String()),
})
const Exemptions = Type.Object({ exemptions: Type.Array(ExemptionView) })

export const exemptionsOf = endpoint({
  id: 'exemptionsOf',
  title: '一名考生的拍照豁免',
  method: 'GET',
  path: '/registrations/:id/exemptions',
  action: 'exemption.read',
  input: Type.Object({ id: Id }),
  output: Exemptions,
})
export const waitingExemptions = endpoint({
  id: 'waitingExemptions',
  title: '待批准的拍照豁免',
  method: 'GET',
  path: '/exemptions/waiting',
  action: 'exemption.read',
  input: Type.Object({}),
  output: Exemptions,
})
export const askExemption = endpoint({
  id: 'askExemption',
  title: '申请拍照豁免',
  method: 'POST',
  path: '/registrations/:id/exemptions',
  action: 'exemption.ask',
  input: Type.Object({
    id: Id,
    ground: Ground,
    rules: Rules,
    /** What was seen as evidence. */
    note: Type.String({ minLength: 4, maxLength: 500 }),
  }),
  output: Exemptions,
})
export const decideExemption = endpoint({
  id: 'decideExemption',
  title: '批准或不批准拍照豁免',
  method: 'POST',
  path: '/registrations/:id/exemptions/:exemption/decide',
  action: 'exemption.approve',
  input: Type.Object({
    id: Id,
    exemption: Id,
    version: Type.Integer({ minimum: 0 }),
    event: Type.Union([Type.Literal('approve'), Type.Literal('decline')]),
  }),
  output: Done,
})
export const withdrawExemption = endpoint({
  id: 'withdrawExemption',
  title: '撤回拍照豁免',
  method: 'POST',
  path: '/registrations/:id/exemptions/:exemption/withdraw',
  action: 'exemption.ask',
  input: Type.Object({ id: Id, exemption: Id, version: Type.Integer({ minimum: 0 }) }),
  output: Done,
})
