import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Done, Id, Nothing, Time } from './shapes.ts'

const Words = Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10 })

/** Requests for organisations in the caller's sight, those that wait first. */
export const listExtensions = endpoint({
  id: 'listExtensions',
  title: '延期申请',
  method: 'GET',
  path: '/extensions',
  action: 'extension.ask',
  input: Nothing,
  output: Type.Object({
    requests: Type.Array(
      Type.Object({
        id: Type.String(),
        version: Type.Integer(),
        org: Type.String(),
        orgName: Type.String(),
        activities: Type.Array(Type.String()),
        tracks: Type.Array(Type.String()),
        until: Time,
        reason: Type.String(),
        state: Type.String(),
        stateName: Type.String(),
        askedBy: Type.String(),
        askedOrg: Type.String(),
        askedAt: Time,
        decidedBy: Type.Optional(Type.String()),
        decidedOrg: Type.Optional(Type.String()),
        decidedAt: Type.Optional(Time),
        note: Type.Optional(Type.String()),
        may: Type.Array(Type.String()),
      }),
    ),
  }),
})

export const askExtension = endpoint({
  id: 'askExtension',
  title: '申请延期',
  method: 'POST',
  path: '/extensions/for/:org',
  action: 'extension.ask',
  input: Type.Object({
    org: Code,
    activities: Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 10 }),
    /** Empty = every track. */
    tracks: Words,
    until: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$' }),
    reason: Type.String({ minLength: 4, maxLength: 300 }),
  }),
  output: Type.Object({ extension: Type.String() }),
})

export const decideExtension = endpoint({
  id: 'decideExtension',
  title: '办理延期申请',
  method: 'POST',
  path: '/extensions/:extension/decision',
  action: 'extension.ask',
  input: Type.Object({
    extension: Id,
    version: Type.Integer({ minimum: 0 }),
    event: Type.Union([Type.Literal('approve'), Type.Literal('refuse'), Type.Literal('withdraw')]),
    note: Type.Optional(Type.String({ maxLength: 300 })),
  }),
  output: Done,
})

/** 公布: what an organisation's candidates have gained, with the reason; not yet over. */
export const extensionsOf = endpoint({
  id: 'extensionsOf',
  title: '本人适用的延期',
  method: 'GET',
  path: '/registrations/:id/extensions',
  action: 'registration.read',
  input: Type.Object({ id: Id }),
  output: Type.Object({
    extensions: Type.Array(
      Type.Object({
        orgName: Type.String(),
        orgKind: Type.String(),
        activities: Type.Array(Type.String()),
        until: Time,
        reason: Type.String(),
      }),
    ),
  }),
})
