import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, Done, Id, Time } from './shapes.ts'

const School = Type.Object({ school: Code })

const Side = Type.Object({
  registration: Type.String(),
  name: Type.String(),
  className: Type.String(),
  number: Type.String(),
  image: Type.String(),
  document: Type.Optional(Type.String()),
})

/** Cases of one school whose pictures are still the current ones: open first (E6). Distances, never a descriptor. */
export const listLikeness = endpoint({
  id: 'listLikeness',
  title: '相似照片线索',
  method: 'GET',
  path: '/likeness',
  action: 'likeness.decide',
  input: School,
  output: Type.Object({
    cases: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: Type.String(),
        kindName: Type.String(),
        state: Type.String(),
        stateName: Type.String(),
        version: Count,
        hash: Count,
        face: Type.Optional(Type.Number()),
        first: Side,
        second: Side,
        decidedBy: Type.Optional(Type.String()),
        decidedAt: Type.Optional(Time),
        may: Type.Array(Type.String()),
      }),
    ),
    run: Type.Optional(
      Type.Object({
        state: Type.Union([Type.Literal('waiting'), Type.Literal('done')]),
        at: Time,
        pictures: Count,
        described: Count,
        found: Count,
      }),
    ),
    /** Pictures of this school that nobody has studied yet. */
    waiting: Count,
  }),
})

/** Compares a school's portraits now. Asked twice is asked once. */
export const compareLikeness = endpoint({
  id: 'compareLikeness',
  title: '比对本校照片',
  method: 'POST',
  path: '/likeness/compare',
  action: 'likeness.decide',
  input: School,
  output: Done,
})

/** A person decides: twins, not the same person, or a wrong picture that is taken anew. */
export const decideLikeness = endpoint({
  id: 'decideLikeness',
  title: '处理相似照片线索',
  method: 'POST',
  path: '/likeness/:case/decide',
  action: 'likeness.decide',
  input: Type.Object({
    case: Id,
    version: Count,
    event: Type.Union([
      Type.Literal('exemptTwins'),
      Type.Literal('exemptOthers'),
      Type.Literal('findFaulty'),
      Type.Literal('reopen'),
    ]),
    /** Whose portrait is wrong, with `findFaulty`. */
    whose: Type.Optional(Type.Union([Type.Literal('first'), Type.Literal('second'), Type.Literal('both')])),
  }),
  output: Done,
})
