import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { RegistrationView } from './registration.ts'
import { Code, Id } from './shapes.ts'

/** 实际班级 and 借读生 (B7). */
export const changeClass = endpoint({
  id: 'changeClass',
  title: '调整班级',
  method: 'POST',
  path: '/registrations/:id/class',
  action: 'roster.import',
  input: Type.Object({ id: Id, version: Type.Integer({ minimum: 0 }), class: Code, guest: Type.Boolean() }),
  output: RegistrationView,
})
