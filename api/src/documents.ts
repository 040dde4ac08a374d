import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Id, Time, cursor } from './shapes.ts'

/** A document picture for a purpose of the pack's list: the bytes bear the viewer's name and the time, and the opening is
 *  recorded. Never kept by the browser (F4). */
export const openDocument = endpoint({
  id: 'openDocument',
  title: '按用途查看证件照片',
  method: 'POST',
  path: '/registrations/:id/documents/:image/open',
  action: 'document.open',
  answer: 'file',
  input: Type.Object({
    id: Id,
    image: Id,
    purpose: Type.String({ maxLength: 40 }),
    note: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  output: Type.Unknown(),
})

/** 谁看过我的证件: for the candidate and those who answer for the record. Staff are named by role and organisation. */
export const documentOpenings = endpoint({
  id: 'documentOpenings',
  title: '谁看过证件照片',
  method: 'GET',
  path: '/registrations/:id/document-openings',
  action: 'image.read',
  input: Type.Object({ id: Id }),
  output: Type.Object({
    openings: Type.Array(
      Type.Object({ at: Time, org: Type.String(), role: Type.String(), purpose: Type.String() }),
    ),
  }),
})

/** Every opening in the leader's school or class: who, when, whose, what for. */
export const listOpenings = endpoint({
  id: 'listOpenings',
  title: '证件照片查看记录',
  method: 'POST',
  path: '/document-openings/list',
  action: 'document.oversee',
  input: Type.Object({
    class: Type.Optional(Code),
    purpose: Type.Optional(Type.String({ maxLength: 40 })),
    cursor,
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  }),
  output: Type.Object({
    openings: Type.Array(
      Type.Object({
        id: Type.String(),
        at: Time,
        by: Type.String(),
        role: Type.String(),
        registration: Type.String(),
        name: Type.String(),
        className: Type.String(),
        purpose: Type.String(),
        note: Type.String(),
      }),
    ),
    next: Type.Optional(Type.String()),
  }),
})
