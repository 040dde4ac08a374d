import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, Done, Id, Time } from './shapes.ts'

const Whose = {
  registration: Type.String(),
  name: Type.String(),
  className: Type.String(),
  image: Type.String(),
}

/** 证件核对 (F2): what card and register differ in, of the documents filed now; no values, those are opened for a purpose. */
export const listDifferences = endpoint({
  id: 'listDifferences',
  title: '证件核对',
  method: 'POST',
  path: '/card-differences/list',
  action: 'document.note',
  input: Type.Object({ class: Type.Optional(Code) }),
  output: Type.Object({
    lines: Type.Array(
      Type.Object({
        id: Type.String(),
        ...Whose,
        field: Type.String(),
        label: Type.String(),
        state: Type.String(),
        stateName: Type.String(),
        version: Count,
        decidedBy: Type.Optional(Type.String()),
        decidedAt: Type.Optional(Time),
        may: Type.Array(Type.String()),
      }),
    ),
    /** Cards that could not be read: worth taking again. */
    illegible: Type.Array(Type.Object(Whose)),
    counts: Type.Object({ agrees: Count, differs: Count, illegible: Count, unread: Count }),
  }),
})

/** Both values side by side and the line cut out of the card, for a purpose and recorded like the document itself (F4). */
export const openDifference = endpoint({
  id: 'openDifference',
  title: '查看证件核对内容',
  method: 'POST',
  path: '/card-differences/:difference/open',
  action: 'document.open',
  input: Type.Object({
    difference: Id,
    purpose: Type.String({ maxLength: 40 }),
    note: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  output: Type.Object({
    how: Type.String(),
    registry: Type.String(),
    read: Type.String(),
    /** JPEG with the viewer's mark, base64. */
    line: Type.Optional(Type.String()),
  }),
})

/** A person decides about one difference. */
export const decideDifference = endpoint({
  id: 'decideDifference',
  title: '处理证件核对',
  method: 'POST',
  path: '/card-differences/:difference/decide',
  action: 'document.note',
  input: Type.Object({
    difference: Id,
    version: Count,
    event: Type.Union([
      Type.Literal('findMisread'),
      Type.Literal('findWrong'),
      Type.Literal('askRetake'),
      Type.Literal('reopen'),
    ]),
    /** With `findWrong`: the candidate is asked to correct, or the student register is (D11). */
    by: Type.Optional(Type.Union([Type.Literal('return'), Type.Literal('register')])),
  }),
  output: Done,
})
