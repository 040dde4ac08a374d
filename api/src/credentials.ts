import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { RegistrationView } from './registration.ts'
import { Code, Id, Time } from './shapes.ts'

const Kind = Type.String({ pattern: '^[a-zA-Z]{2,40}$' })
const Version = Type.Integer({ minimum: 0 })

/** 核看证件材料: the school has it before the eyes, or takes the note back (F3). */
export const noteCredential = endpoint({
  id: 'noteCredential',
  title: '核看证件材料',
  method: 'POST',
  path: '/registrations/:id/credentials/note',
  action: 'document.note',
  input: Type.Object({
    id: Id,
    version: Version,
    proof: Kind,
    event: Type.Union([Type.Literal('see'), Type.Literal('takeBack')]),
  }),
  output: RegistrationView,
})

/** 批准暂缺: what is not there is brought by a day (F3). */
export const deferCredential = endpoint({
  id: 'deferCredential',
  title: '批准暂缺证件补交',
  method: 'POST',
  path: '/registrations/:id/credentials/defer',
  action: 'document.defer',
  input: Type.Object({
    id: Id,
    version: Version,
    proof: Kind,
    until: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' }),
    reason: Type.String({ minLength: 1, maxLength: 40 }),
  }),
  output: RegistrationView,
})

/** Whose proofs of identity are not all there, the overdue first. */
export const listOwed = endpoint({
  id: 'listOwed',
  title: '证件材料还缺的考生',
  method: 'POST',
  path: '/credentials/owed/list',
  action: 'document.note',
  input: Type.Object({ class: Type.Optional(Code) }),
  output: Type.Object({
    lines: Type.Array(
      Type.Object({
        registration: Type.String(),
        name: Type.String(),
        class: Type.String(),
        className: Type.String(),
        category: Type.String(),
        standing: Type.String(),
        lacking: Type.Array(Type.String()),
        until: Type.Optional(Time),
      }),
    ),
    counts: Type.Object({ overdue: Type.Integer(), deferred: Type.Integer(), missing: Type.Integer() }),
  }),
})
